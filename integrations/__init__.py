"""Doors to other software. Integrations use the rooms as any client does and do not know each other."""
