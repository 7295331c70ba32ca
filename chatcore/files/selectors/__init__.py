"""Reading files: who asks is always said."""
