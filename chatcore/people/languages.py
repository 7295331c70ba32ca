"""Which language to speak."""

from django.utils import translation

from chatcore.people.models import Language


def language_asked() -> str:
    """Return the language of the request being answered: ``fr`` or ``en``."""
    active = (translation.get_language() or Language.FR)[:2]
    return active if active in Language.values else str(Language.FR)
