"""What may be asked for: the registry of acts, and the acts of communities, which lie below this app."""

from chatcore.accords.acts import groups, people, presentation

__all__ = ["groups", "people", "presentation"]
