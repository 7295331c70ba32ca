"""Asking, answering, reading, closing, telling: each writes its trace."""
