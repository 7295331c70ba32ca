"""Reading the page of a community, always for somebody: what is pinned is shown to those who may read it."""

import uuid
from collections.abc import Sequence
from typing import NamedTuple

from django.utils.translation import get_language

from chatcore.communities.blocks import Block
from chatcore.communities.models import (
    Community,
    Membership,
    PresentationDraft,
    PresentationEdition,
)
from chatcore.communities.pictures import address_of
from chatcore.communities.presentation_cards import BlockCard, KeyPersonCard, LinkCard, PinCard
from chatcore.communities.selectors.access import standing_in
from chatcore.communities.selectors.pins import pins
from chatcore.communities.translations import LANGUAGES, read_in
from chatcore.foundation.errors import NotFound
from chatcore.people.cards import PersonCard, person_card
from chatcore.people.models import Person
from chatcore.rendering.message import render
from chatcore.rendering.text import clean_text


class Prepared(NamedTuple):
    """What is being prepared beside what is published."""

    draft: PresentationDraft | None
    last: PresentationEdition | None

    @property
    def published(self) -> list[Block]:
        return self.last.blocks if self.last else []

    @property
    def blocks(self) -> list[Block]:
        return self.draft.blocks if self.draft else self.published

    @property
    def language(self) -> str:
        """That of the page; of one that is yet to be written, the one that is spoken now."""
        kept = self.draft or self.last
        return kept.language if kept else spoken()

    @property
    def number(self) -> int:
        return self.last.number if self.last else 0


def spoken() -> str:
    """Return the language of who is asking: pages can be in it."""
    now = (get_language() or "")[:2]
    return now if now in LANGUAGES else LANGUAGES[0]


def last_edition(community: Community) -> PresentationEdition | None:
    return PresentationEdition.objects.filter(community=community).order_by("-number").first()


def prepared(community: Community) -> Prepared:
    draft = PresentationDraft.objects.filter(community=community).first()
    return Prepared(draft, last_edition(community))


def editions_of(
    community: Community, *, before: int | None, limit: int
) -> list[PresentationEdition]:
    """Return versions, newest first (one query)."""
    rows = PresentationEdition.objects.filter(community=community)
    if before is not None:
        rows = rows.filter(number__lt=before)
    return list(rows.order_by("-number")[:limit])


def edition_of(community: Community, number: object) -> PresentationEdition:
    """Return a version of the page of ``community``, which ``community_for`` gave.

    Raises:
        NotFound: there is no such version.
    """
    text = str(number)
    found = (
        PresentationEdition.objects.filter(community=community, number=int(text)).first()
        if text.isdecimal() and len(text) < 9
        else None
    )
    if found is None:
        raise NotFound(path="$.number")
    return found


def names_of(people: Sequence[uuid.UUID | None]) -> dict[uuid.UUID, str]:
    """Return the names of those who published (one query)."""
    known = Person.objects.filter(id__in=[one for one in people if one], is_active=True)
    return dict(known.values_list("id", "name"))


def block_cards(
    blocks: Sequence[Block],
    *,
    first: str,
    language: str,
    community: Community | None,
    viewer: Person | None,
) -> list[BlockCard]:
    """Return ``blocks`` as ``viewer`` reads them; None, somebody who is not signed in, sees no message or person.

    Each is in ``language`` where it is translated, else in ``first``.

    A constant number of queries, whatever the number of blocks. A block that shows nothing is left out.
    """
    pinned: dict[uuid.UUID, PinCard] = {}
    people: dict[uuid.UUID, PersonCard] = {}
    if viewer is not None and community is not None and standing_in(community).inside:
        wanted = [uuid.UUID(one) for block in blocks for one in block.messages]
        pinned = pins(viewer, wanted, community=community.id)
    if viewer is not None and community is not None:
        named = [uuid.UUID(one.person) for block in blocks for one in block.people]
        people = _people(named, community)
    read = [read_in(block, first, language) for block in blocks]
    cards = [_card(block, lang, pinned, people) for block, lang in read]
    return [card for card in cards if _shows(card)]


def _people(ids: Sequence[uuid.UUID], community: Community) -> dict[uuid.UUID, PersonCard]:
    if not ids:
        return {}
    rows = Membership.objects.filter(
        community=community, person__in=ids, left_at=None, person__is_active=True
    ).select_related("person")
    return {row.person_id: person_card(row.person) for row in rows}


def _card(
    block: Block, lang: str, pinned: dict[uuid.UUID, PinCard], people: dict[uuid.UUID, PersonCard]
) -> BlockCard:
    return BlockCard(
        id=block.id,
        kind=block.kind,
        lang=lang,
        title=block.title,
        html=render(clean_text(block.text)).html if block.text else "",
        picture=address_of(block.picture),
        alt=block.alt,
        links=[LinkCard(label=link.label, url=link.url) for link in block.links],
        messages=[pinned[key] for one in block.messages if (key := uuid.UUID(one)) in pinned],
        people=[
            KeyPersonCard(person=people[key], role=one.role)
            for one in block.people
            if (key := uuid.UUID(one.person)) in people
        ],
    )


def _shows(card: BlockCard) -> bool:
    if card.kind in ("messages", "people"):
        return bool(card.messages or card.people)
    return True
