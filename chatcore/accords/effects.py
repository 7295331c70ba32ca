"""The exact effect of an act, as people are shown it: what is made, or each field before and after."""

import difflib
import re
from collections.abc import Sequence

import msgspec

from chatcore.accords.cards import EffectCard, FieldCard, InBoth, PartCard, Said
from chatcore.foundation.words import Words

# Texts that have little in common are shown one after the other: a mosaic of words says nothing.
_ALIKE = 0.35
# A word, a sign or the end of a line, each with the spaces after it.
_WORDS = re.compile(r"(?:\w+|[^\w\s]|\n)[^\S\n]*|[^\S\n]+")


def both(words: Words) -> InBoth:
    return InBoth(fr=words.fr, en=words.en)


def effect(
    title: Words, fields: Sequence[FieldCard], *, notes: Sequence[Words] = (), label: Words
) -> EffectCard:
    """Return the effect of an act called ``label``; ``notes`` say what else comes of it."""
    return EffectCard(
        act=both(label), title=both(title), fields=list(fields), notes=[both(one) for one in notes]
    )


def field(
    name: str, label: Words, *, before: "Said | Words | None" = None, after: "Said | Words"
) -> FieldCard:
    """Return a field whose value was ``before`` (None: there was none), with what differs in a text marked."""
    said_before = both(before) if isinstance(before, Words) else before
    said_after = both(after) if isinstance(after, Words) else after
    parts: list[PartCard] = []
    if isinstance(said_before, str) and isinstance(said_after, str):
        parts = difference(said_before, said_after)
    return FieldCard(
        name=name, label=both(label), before=said_before, after=said_after, parts=parts
    )


def difference(before: str, after: str) -> list[PartCard]:
    """Return what was kept, removed and added, word by word; nothing when the texts have too little in common."""
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    compared = difflib.SequenceMatcher(None, _bare(old), _bare(new), autojunk=False)
    if not old or not new or compared.ratio() < _ALIKE:
        return []
    parts: list[PartCard] = []
    for kind, i1, i2, j1, j2 in compared.get_opcodes():
        if kind == "equal":
            parts.append(PartCard(kind="kept", text="".join(new[j1:j2])))
            continue
        if i2 > i1:
            parts.append(PartCard(kind="removed", text="".join(old[i1:i2])))
        if j2 > j1:
            parts.append(PartCard(kind="added", text="".join(new[j1:j2])))
    # Where only spaces differ, no word does: both texts are shown.
    return parts if any(part.kind != "kept" for part in parts) else []


def _bare(words: Sequence[str]) -> list[str]:
    """Return ``words`` without the spaces after them, which make nothing alike."""
    return [word.rstrip(" \t\u00a0\u202f") for word in words]


def stored(shown: EffectCard | InBoth) -> object:
    """Return ``shown`` as it is kept and compared."""
    return msgspec.to_builtins(shown)


def restored(kept: object) -> EffectCard:
    return msgspec.convert(kept, EffectCard)
