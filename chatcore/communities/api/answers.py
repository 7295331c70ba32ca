"""The lists that REST answers, and how their pages follow each other."""

from collections.abc import Sequence
from typing import TypeVar
from urllib.parse import urlencode

from rest_framework.request import Request

from chatcore.communities.cards import (
    CommunityPersonCard,
    GroupMemberCard,
    MyCommunityCard,
    MyGroupCard,
)
from chatcore.communities.invitation_cards import InvitationCard
from chatcore.foundation.pagination import cursor_for, key_from, limit_from
from chatcore.foundation.shapes import Shape
from chatcore.people.cards import PersonCard
from chatcore.people.models import Person

_Row = TypeVar("_Row")


class CommunityList(Shape, frozen=True, kw_only=True):
    results: list[MyCommunityCard]
    next: str | None
    position: dict[str, int]


class CommunityPeople(Shape, frozen=True, kw_only=True):
    results: list[CommunityPersonCard]
    next: str | None


class InvitationList(Shape, frozen=True, kw_only=True):
    results: list[InvitationCard]
    next: str | None


class GroupList(Shape, frozen=True, kw_only=True):
    results: list[MyGroupCard]
    next: str | None
    position: dict[str, int]


class GroupMembers(Shape, frozen=True, kw_only=True):
    results: list[GroupMemberCard]
    next: str | None


class PeopleList(Shape, frozen=True, kw_only=True):
    results: list[PersonCard]
    next: str | None


class PageAsked:
    """The page that a request asks for: ``limit`` rows ``after`` a place."""

    def __init__(self, request: Request) -> None:
        self._request = request
        self.limit = limit_from(request.query_params.get("limit"))
        cursor = request.query_params.get("cursor")
        self.after = key_from(cursor) if cursor else None

    def cut(self, rows: Sequence[_Row]) -> Sequence[_Row]:
        """Return the rows of this page; one more was read to know whether there is a next."""
        return rows[: self.limit]

    def next(self, rows: Sequence[object], last: Person | None) -> str | None:
        """Return the address of the next page, which begins after ``last``; None when there is none."""
        return self.after_name(rows, last.search, str(last.id)) if last else None

    def after_name(self, rows: Sequence[object], search: str, id_: str) -> str | None:
        """Return the address of the next page of a list by name; None when ``rows`` has none beyond this page."""
        return self.address(cursor_for(search, id_)) if len(rows) > self.limit else None

    def address(self, cursor: str) -> str:
        """Return the address of the page of the same list that begins after ``cursor``."""
        query = {
            **{
                name: value
                for name, value in self._request.query_params.items()
                if name != "cursor"
            },
            "cursor": cursor,
        }
        return self._request.build_absolute_uri(f"{self._request.path}?{urlencode(query)}")
