"""What the server says to people, in French and English side by side.

A sentence and its translation are written, read and changed together; none can be missing. Django's
own messages and those of its packages keep their gettext catalogues.
"""

from typing import Any, NamedTuple

from django.utils.translation import get_language


class Words(NamedTuple):
    """A sentence in both languages; ``str()`` gives that of the active language."""

    fr: str
    en: str

    def __str__(self) -> str:
        return self.en if (get_language() or "fr").startswith("en") else self.fr

    def filled(self, **values: Any) -> "Words":
        """Return the sentence with its ``{names}`` replaced by ``values``."""
        return Words(fr=self.fr.format(**values), en=self.en.format(**values))
