"""What a line and a text that people write may hold, and the words that refuse the rest."""

import unicodedata

from chatcore.foundation.errors import Invalid, TooLarge
from chatcore.foundation.words import Words


def checked_line(text: str, *, longest: int, path: str, required: bool = False) -> str:
    """Return ``text`` as one line without control characters.

    Raises:
        TooLarge: longer than ``longest`` characters. Invalid: nothing visible although required.
    """
    return _checked(" ".join(text.split()), longest, path, required=required, keep="")


def checked_text(text: str, *, longest: int, path: str) -> str:
    """Return ``text``, which may have several lines, without control characters; raises as ``checked_line``."""
    return _checked(text.strip(), longest, path, required=False, keep="\n\t")


# What reverses the direction of its surroundings: « photo\u202egpj.exe » would read as « photoexe.jpg ».
_REVERSING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def _is_foreign(character: str) -> bool:
    """Tell whether no name and no line has ``character``: controls, lone surrogates, separators."""
    return character in _REVERSING or unicodedata.category(character) in ("Cc", "Cs", "Zl", "Zp")


def _checked(text: str, longest: int, path: str, *, required: bool, keep: str) -> str:
    clean = "".join(c for c in text if c in keep or not _is_foreign(c))
    if len(clean) > longest:
        raise TooLarge(
            Words(
                fr="Au plus {longest} caractères ici.", en="At most {longest} characters here."
            ).filled(longest=longest),
            path=path,
        )
    if required and not has_visible(clean):
        raise Invalid(
            Words(fr="Ce champ ne peut pas rester vide.", en="This cannot stay empty."), path=path
        )
    return clean


def has_visible(text: str) -> bool:
    """Tell whether ``text`` shows anything: formatting and joining characters alone do not."""
    return any(unicodedata.category(c)[0] not in "CZM" for c in text)
