"""The only writers of emoji."""
