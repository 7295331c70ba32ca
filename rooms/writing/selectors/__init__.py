"""Reading what is being written: always as one person."""
