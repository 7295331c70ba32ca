"""What counts as one emoji, by the ranges of Unicode's emoji-data (UTS #51)."""

_RANGES = (
    (0x1F000, 0x1FAFF),
    (0x2190, 0x21FF),
    (0x2300, 0x23FF),
    (0x2460, 0x24FF),
    (0x25A0, 0x27BF),
    (0x2900, 0x297F),
    (0x2B00, 0x2BFF),
    (0x3030, 0x303D),
    (0x3297, 0x3299),
)
_SINGLES = frozenset({0x00A9, 0x00AE, 0x203C, 0x2049, 0x2122, 0x2139})
_KEYCAP_BASES = frozenset("0123456789#*")
_JOINER, _SELECTOR, _KEYCAP = "\u200d", "\ufe0f", "\u20e3"
_SKIN_TONES = range(0x1F3FB, 0x1F400)
_FLAGS = range(0x1F1E6, 0x1F200)
_TAGS = range(0xE0020, 0xE0080)


def is_emoji(text: str) -> bool:
    """Tell whether ``text`` is one emoji: a pictograph, a joined sequence, a keycap or a flag."""
    if not text or len(text) > 16:
        return False
    if text[0] in _KEYCAP_BASES:
        return text[1:] in (_KEYCAP, _SELECTOR + _KEYCAP)
    if ord(text[0]) in _FLAGS:
        return len(text) == 2 and ord(text[1]) in _FLAGS
    return all(_is_part(part) for part in text.split(_JOINER))


def _is_part(part: str) -> bool:
    """Tell whether ``part`` is a pictograph with its variation selector, skin tone or tags."""
    if not part or not _is_pictograph(ord(part[0])):
        return False
    return all(ch == _SELECTOR or ord(ch) in _SKIN_TONES or ord(ch) in _TAGS for ch in part[1:])


def _is_pictograph(code: int) -> bool:
    return code in _SINGLES or any(low <= code <= high for low, high in _RANGES)
