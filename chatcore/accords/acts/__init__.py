"""What may be asked for: the registry of acts, and the acts of communities, which lie below this app."""

from chatcore.accords.acts import communities, groups, many_people, people, presentation

__all__ = ["communities", "groups", "many_people", "people", "presentation"]
