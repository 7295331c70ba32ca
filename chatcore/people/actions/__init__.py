"""Everything that changes people, their keys and their sessions."""
