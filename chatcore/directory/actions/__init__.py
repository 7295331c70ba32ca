"""Everything that changes the directory."""

from chatcore.directory.actions.change_entry import change_entry

__all__ = ["change_entry"]
