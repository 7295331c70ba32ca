"""The operators of a search: their names in French and English, what they do, and what they take."""

from collections.abc import Mapping
from typing import NamedTuple

from chatcore.foundation.words import Words


class Operator(NamedTuple):
    """``name`` is what the code calls it; ``names`` is how it is typed, ``takes`` its values where they are few."""

    name: str
    names: Words
    says: Words
    also: tuple[str, ...] = ()
    takes: Mapping[str, tuple[str, ...]] | None = None


OPERATORS = (
    Operator(
        "from",
        Words(fr="de:", en="from:"),
        Words(fr="écrits par une personne, ou par « moi »", en="written by a person, or by “me”"),
    ),
    Operator(
        "in",
        Words(fr="dans:", en="in:"),
        Words(
            fr="dans un salon ou une conversation directe", en="in a room or a direct conversation"
        ),
    ),
    Operator(
        "topic",
        Words(fr="thème:", en="topic:"),
        Words(fr="dans un thème", en="in a topic"),
        ("theme", "sujet"),
    ),
    Operator(
        "before",
        Words(fr="avant:", en="before:"),
        Words(fr="avant un jour, un mois ou une année", en="before a day, a month or a year"),
    ),
    Operator(
        "after",
        Words(fr="après:", en="after:"),
        Words(fr="après un jour, un mois ou une année", en="after a day, a month or a year"),
    ),
    Operator(
        "on",
        Words(fr="le:", en="on:"),
        Words(fr="un jour, un mois ou une année", en="on a day, in a month or a year"),
        ("en",),
    ),
    Operator(
        "has",
        Words(fr="a:", en="has:"),
        Words(fr="avec un fichier ou un lien", en="with a file or a link"),
        takes={
            "file": ("fichier", "file", "fichiers", "files"),
            "link": ("lien", "link", "liens", "links"),
        },
    ),
    Operator(
        "is",
        Words(fr="est:", en="is:"),
        Words(fr="épinglés, ou enregistrés par vous", en="pinned, or saved by you"),
        takes={
            "pinned": ("épinglé", "pinned", "épinglés", "epingle", "epingles"),
            "saved": ("enregistré", "saved", "enregistrés", "enregistre", "enregistres"),
        },
    ),
)

# By everything that they are typed as, folded and without the colon.
BY_NAME: Mapping[str, Operator] = {
    typed: operator
    for operator in OPERATORS
    for typed in (
        operator.names.fr.rstrip(":"),
        operator.names.en.rstrip(":"),
        *operator.also,
        *(("apres",) if operator.name == "after" else ()),
    )
}


def listed() -> Words:
    """Return the names of all operators, in words."""
    return Words(
        fr=", ".join(operator.names.fr for operator in OPERATORS),
        en=", ".join(operator.names.en for operator in OPERATORS),
    )
