"""Reading the versions of a charter, and who signed each; of a club that ``club_for`` let the reader look inside."""

from collections.abc import Sequence
from typing import Any

from django.db.models import Count, Exists, OuterRef, QuerySet

from chatcore.foundation.clock import wire
from chatcore.foundation.errors import Invalid, NotFound
from chatcore.foundation.words import Words
from chatcore.people.cards import person_card
from chatcore.people.models import Person
from rooms.spaces.charter_cards import CharterCard, OneCharterCard, PieceCard, SignatureCard
from rooms.spaces.differences import differences
from rooms.spaces.models import Charter, CharterSignature, Club, ClubMember


def charters_of(
    club: Club, viewer: Person, *, after: Sequence[Any] | None, limit: int
) -> list[CharterCard]:
    """Return a page of the versions, the newest first (one query).

    Raises:
        Invalid: ``after`` is the place of another list.
    """
    rows = _counted(club, viewer)
    if after is not None:
        if len(after) != 1 or not isinstance(after[0], int):
            raise Invalid(_BAD_CURSOR, path="$.cursor")
        rows = rows.filter(version__lt=after[0])
    return [CharterCard(**_fields(row)) for row in rows.order_by("-version")[:limit]]


def one_charter(
    club: Club, viewer: Person, version: str, *, against: str | None = None
) -> OneCharterCard:
    """Return a version, who signed it, and what it changed of another, of the one before it if none is named
    (three queries).

    Raises:
        NotFound: one of the two versions.
    """
    number = _number(version, "$.version")
    other = number - 1 if against is None else _number(against, "$.against")
    found = {row.version: row for row in _counted(club, viewer).filter(version__in=(number, other))}
    if number not in found:
        raise NotFound(path="$.version")
    if against is not None and other not in found:
        raise NotFound(path="$.against")
    charter, compared = found[number], found.get(other)
    pieces = differences(compared.text, charter.text) if compared else []
    return OneCharterCard(
        **_fields(charter),
        html=charter.text_html,
        signatures=_signatures(charter),
        against=compared.version if compared else None,
        differences=[PieceCard(what=piece.what, text=piece.text) for piece in pieces],
    )


def _counted(club: Club, viewer: Person) -> "QuerySet[Charter]":
    mine = CharterSignature.objects.filter(charter=OuterRef("pk"), person=viewer)
    rows = Charter.objects.filter(club=club).select_related("author")
    return rows.annotate(signatures_count=Count("signatures"), mine=Exists(mine))


def _fields(charter: Charter) -> dict[str, Any]:
    return {
        "version": charter.version,
        "made_at": wire(charter.made_at),
        "author": person_card(charter.author) if charter.author else None,
        "signatures_count": getattr(charter, "signatures_count"),  # noqa: B009 (an annotation)
        "mine": getattr(charter, "mine"),  # noqa: B009
    }


def _signatures(charter: Charter) -> list[SignatureCard]:
    inside = ClubMember.objects.filter(club=charter.club_id, person=OuterRef("person"))
    rows = CharterSignature.objects.filter(charter=charter).select_related("person")
    return [
        SignatureCard(
            person=person_card(row.person),
            signed_at=wire(row.signed_at),
            left=not getattr(row, "inside"),  # noqa: B009
        )
        for row in rows.annotate(inside=Exists(inside)).order_by("signed_at", "id")
    ]


def _number(text: str, path: str) -> int:
    """Return the number of a version; a text that is none is no version."""
    if not text.isascii() or not text.isdigit() or len(text) > 9:
        raise NotFound(path=path)
    return int(text)


_BAD_CURSOR = Words(
    fr="Ce curseur n’est pas valable : repartez de la première page.",
    en="This cursor is not valid: start again from the first page.",
)
