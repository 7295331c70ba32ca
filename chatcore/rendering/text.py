"""Checks on what people type: what is cleaned silently, what is refused, and what counts as visible."""

import re
import unicodedata

from chatcore.foundation.errors import Invalid, TooLarge
from chatcore.foundation.words import Words

MAX_TEXT = 8_000
"""Characters (code points) of a message: live protocol, "Limits and what breaks them"."""

# C0 and C1 controls but tab and newline; and the bidirectional embeddings, overrides and isolates,
# which can reverse what stands around a message (CVE-2021-42574, "Trojan Source"). The marks that right-to-left
# languages need (U+200E, U+200F, U+061C) act on their neighbours only and stay.
_REMOVED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069]")
_NEWLINES = re.compile("\r\n?|[\x85\u2028\u2029]")
_SURROGATE = re.compile("[\ud800-\udfff]")

# Letters and symbols by category that nevertheless show nothing: Hangul fillers, blank Braille, null notehead.
_BLANK = frozenset("\u115f\u1160\u3164\uffa0\u2800\U0001d159")
_INVISIBLE_CATEGORIES = frozenset(("Zs", "Zl", "Zp", "Cc", "Cf", "Cs", "Mn", "Me"))


def clean_text(text: str) -> str:
    """Return ``text`` as it is stored: NFC, newlines as ``\\n``, no controls, no trailing space.

    Raises:
        Invalid: it holds half a character (a lone surrogate), or nothing that can be seen.
        TooLarge: it has more than ``MAX_TEXT`` characters when cleaned.
    """
    if _SURROGATE.search(text):
        raise Invalid(
            Words(
                fr="Ce texte contient un caractère incomplet\u00a0: il ne peut pas être enregistré.",
                en="This text contains half a character: it cannot be stored.",
            ),
            path="$.text",
        )
    cleaned = without_controls(_NEWLINES.sub("\n", unicodedata.normalize("NFC", text)))
    lines = [line.rstrip() for line in cleaned.split("\n")]
    cleaned = "\n".join(lines).strip("\n")
    if len(cleaned) > MAX_TEXT:
        raise _too_long(len(cleaned))
    if not is_visible(cleaned):
        raise Invalid(
            Words(
                fr="Écrivez au moins un caractère visible.",
                en="Write at least one visible character.",
            ),
            path="$.text",
        )
    return cleaned


def without_controls(text: str) -> str:
    """Return ``text`` without controls and without what reverses the direction of its surroundings."""
    return _REMOVED.sub("", text)


def is_visible(text: str) -> bool:
    """Return whether ``text`` shows anything: false for spaces, zero-width, control and bidi characters."""
    return any(_shows(character) for character in text)


def _shows(character: str) -> bool:
    if character.isalnum():
        return character not in _BLANK
    category = unicodedata.category(character)
    if category in _INVISIBLE_CATEGORIES or character in _BLANK:
        return False
    return category != "Cn" or not _is_ignorable(ord(character))


def _is_ignorable(code: int) -> bool:
    """Unassigned, yet invisible for ever (Unicode: Default_Ignorable_Code_Point). Other unassigned
    ones may be emoji that are newer than this Python, and show."""
    return code == 0x2065 or 0xFFF0 <= code <= 0xFFF8 or 0xE0000 <= code <= 0xE0FFF


def _too_long(length: int) -> TooLarge:
    over = length - MAX_TEXT
    return TooLarge(
        Words(
            fr=f"Un message compte au plus 8\u202f000 caractères\u00a0: celui-ci en a {over} de trop.",
            en=f"A message has at most 8,000 characters: this one has {over} too many.",
        ),
        path="$.text",
    )
