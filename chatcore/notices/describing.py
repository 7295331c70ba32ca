"""What a notice shows to its reader: said by the app that it is about, with the reader's rights of now."""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple
from uuid import UUID

from chatcore.notices.models import Notice
from chatcore.people.models import Person


class Told(NamedTuple):
    """Where it happened, what was said (plain text, cut), and the path of the page that shows it."""

    place: str
    excerpt: str
    path: str


Describe = Callable[[Sequence[Notice], Person], Mapping[UUID, Told]]
_describers: dict[str, Describe] = {}


def describes(about_kind: str) -> Callable[[Describe], Describe]:
    """Have the decorated function describe notices about ``about_kind``, in a constant number of queries.

    A notice that it leaves out is of something that its reader may not see any more: it is not shown.
    """

    def register(function: Describe) -> Describe:
        _describers[about_kind] = function
        return function

    return register


def described(notices: Sequence[Notice], viewer: Person) -> dict[UUID, Told]:
    """Return what each of ``notices`` shows to ``viewer``; those that show nothing are not in it."""
    found: dict[UUID, Told] = {}
    for about_kind, describe in _describers.items():
        theirs = [notice for notice in notices if notice.about_kind == about_kind]
        if theirs:
            found.update(describe(theirs, viewer))
    return found
