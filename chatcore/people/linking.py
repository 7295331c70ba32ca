"""What addresses of this site lead to, as somebody may see it: each app says it of its own.

A link in a message is shown with what its reader may know of its goal. Who may not see the goal has the link alone, and
cannot tell a goal that is hidden from one that is not there: both are asked for in the same way, at the same cost.
"""

import re
import uuid
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from typing import NamedTuple

from chatcore.foundation.ids import parse_id
from chatcore.foundation.shapes import Shape
from chatcore.people.cards import PersonCard, person_card
from chatcore.people.models import Person
from chatcore.people.nobody import NO_ID


class LinkedCard(Shape, frozen=True, kw_only=True):
    """What a link inside the site leads to; ``direct``: its place is a direct conversation.

    ``about``: ids whose events change what is said here.
    """

    url: str
    kind: str
    title: str
    place: str = ""
    direct: bool = False
    author: PersonCard | None = None
    about: list[str] = []


class Goal(NamedTuple):
    """What an app says of a thing of its own. ``kind``: another than that of the address; ``also``: see ``about``."""

    title: str
    place: str = ""
    direct: bool = False
    author: Person | None = None
    kind: str | None = None
    also: tuple[uuid.UUID, ...] = ()


Finder = Callable[[Person, Collection[uuid.UUID]], Mapping[uuid.UUID, Goal]]


class _Way(NamedTuple):
    kind: str
    path: re.Pattern[str]
    find: Finder


_ways: list[_Way] = []


def leads_to(kind: str, path: str, find: Finder) -> None:
    """Say what the addresses of a thing lead to.

    Args:
        path: ``<id>`` is that of the thing, ``*`` any part: ``/communautes/*/reseau/<id>``.
        find: returns those of the ids that somebody may see, in a constant number of queries that is the same for
            ids that are hidden and ids of nothing.
    """
    pattern = re.escape(path).replace(r"\*", "[^/]+").replace("<id>", "([^/]+)")
    _ways.append(_Way(kind, re.compile(f"{pattern}/?"), find))


def goals_of(viewer: Person, links: Iterable[tuple[str, str]]) -> dict[str, LinkedCard]:
    """Return what each of ``links`` (address, its path) leads to, by its address, as far as ``viewer`` may see it.

    The number of queries is that of the kinds that are led to, however many links there are.
    """
    wanted: dict[_Way, dict[str, uuid.UUID]] = defaultdict(dict)
    for url, path in links:
        for way in _ways:
            if found := way.path.fullmatch(path):
                wanted[way][url] = parse_id(found[1]) or NO_ID
                break
    cards: dict[str, LinkedCard] = {}
    for way, ids in wanted.items():
        goals = way.find(viewer, set(ids.values()))
        for url, id_ in ids.items():
            if id_ in goals:
                cards[url] = _card(url, way.kind, id_, goals[id_])
    return cards


def _card(url: str, kind: str, id_: uuid.UUID, goal: Goal) -> LinkedCard:
    return LinkedCard(
        url=url,
        kind=goal.kind or kind,
        title=goal.title,
        place=goal.place,
        direct=goal.direct,
        author=person_card(goal.author) if goal.author else None,
        about=[str(one) for one in (id_, *goal.also)],
    )
