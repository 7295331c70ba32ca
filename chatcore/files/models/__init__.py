"""The tables of files: what was sent, what it holds in words, and how much room each community has taken."""

from chatcore.files.models.account import Account
from chatcore.files.models.file import File, FileText, Kind, State

__all__ = ["Account", "File", "FileText", "Kind", "State"]
