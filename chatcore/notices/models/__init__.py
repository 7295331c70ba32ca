"""The tables of notices: the notices, and how each person wants them."""

from chatcore.notices.models.notice import Kind, Notice
from chatcore.notices.models.preferences import Mail, Preferences, Preset

__all__ = ["Kind", "Mail", "Notice", "Preferences", "Preset"]
