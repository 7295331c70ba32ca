"""Chatcore: the base that the rooms stand on (see docs/architecture.md for the map)."""
