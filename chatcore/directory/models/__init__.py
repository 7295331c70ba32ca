"""The tables of the directory: entries and their tags."""

from chatcore.directory.models.entry import Entry, EntryTag, Side

__all__ = ["Entry", "EntryTag", "Side"]
