"""The page of a community: prepared in a draft, published, taken back to an earlier version."""

import uuid
from collections.abc import Mapping, Sequence
from typing import Any

import msgspec
from django.db import transaction

from chatcore.communities import pictures
from chatcore.communities.actions.opening import tell_those_who_hear_nothing
from chatcore.communities.block_checks import MOST_ITEMS, checked_blocks, checked_language
from chatcore.communities.blocks import Block, differences
from chatcore.communities.cards import community_card
from chatcore.communities.events import CommunityChanged
from chatcore.communities.models import (
    Community,
    Membership,
    PresentationDraft,
    PresentationEdition,
)
from chatcore.communities.selectors.access import Right, community_for
from chatcore.communities.selectors.pins import message_named, pins
from chatcore.communities.selectors.presentations import edition_of, prepared
from chatcore.foundation.clock import now
from chatcore.foundation.errors import Conflict, Invalid
from chatcore.foundation.words import Words
from chatcore.live import log
from chatcore.people.models import Person
from chatcore.records.actions import record


@transaction.atomic
def change_presentation(
    *, actor: Person, community_id: object, blocks: Sequence[Block], language: str | None = None
) -> None:
    """Put ``blocks`` into the draft, in their order; ``language`` is the first one that they are in (None: as it was).

    Raises:
        NotFound, Forbidden: as ``community_for``. Invalid, TooLarge: a block does not hold, names a message that
        ``actor`` may not read, or a person who is not of the community; ``path`` says which.
    """
    community = locked_page(actor, community_id)
    held = prepared(community)
    first = held.language if language is None else checked_language(language)
    checked = checked_blocks([_with_ids(block) for block in blocks], first=first)
    _check_what_is_new(actor, community, checked, held.blocks)
    keep_draft(actor, community, checked, first)


@transaction.atomic
def drop_presentation(*, actor: Person, community_id: object) -> None:
    """Go back to what is published; without a draft, nothing happens. Raises as ``community_for``."""
    community = locked_page(actor, community_id)
    if PresentationDraft.objects.filter(community=community).delete()[0]:
        record(action="presentation.draft_dropped", actor=actor, obj=community, community=community)


@transaction.atomic
def publish_presentation(*, actor: Person, community_id: object) -> PresentationEdition:
    """Make the draft what everybody reads.

    Raises:
        NotFound, Forbidden: as ``community_for``. Conflict: there is no draft.
    """
    community = locked_page(actor, community_id)
    held = prepared(community)
    if held.draft is None:
        raise Conflict(_NO_DRAFT, code="no_draft")
    blocks = held.draft.blocks
    edition = PresentationEdition.objects.create(
        community=community,
        number=held.number + 1,
        content=msgspec.to_builtins(blocks),
        language=held.draft.language,
        published_by=actor.id,
    )
    held.draft.delete()
    changed = differences(held.published, blocks)
    record(
        action="presentation.published",
        actor=actor,
        obj=edition,
        community=community,
        before={"edition": held.number},
        after={
            "edition": edition.number,
            "blocks": [f"{one.what} {one.block.kind}" for one in changed],
        },
    )
    # Whoever reads the page reads it again.
    event = CommunityChanged(community=community_card(community))
    log.emit(community.stream, event, actor=actor.id)
    tell_those_who_hear_nothing(community, by=actor)
    return edition


@transaction.atomic
def restore_presentation(*, actor: Person, community_id: object, number: object) -> None:
    """Take a version into the draft, to be published again as it is or changed.

    Raises:
        NotFound: the community or the version. Forbidden: as ``community_for``.
    """
    community = locked_page(actor, community_id)
    edition = edition_of(community, number)
    keep_draft(
        actor, community, edition.blocks, edition.language, facts={"edition": edition.number}
    )


@transaction.atomic
def bring_presentation_picture(*, actor: Person, community_id: object, content: bytes) -> str:
    """Make a picture ready for a block of the page; return its digest.

    Raises:
        NotFound, Forbidden: as ``community_for``. TooLarge, Invalid: not a picture.
    """
    community = community_for(actor, community_id, to=Right.CHANGE)
    digest = pictures.make("page", community.id, content)
    record(action="presentation.picture_brought", actor=actor, obj=community, community=community)
    return digest


def _with_ids(block: Block) -> Block:
    """Return ``block`` with the ids of the messages whose links were pasted."""
    if not block.messages or len(block.messages) > MOST_ITEMS:
        return block
    return msgspec.structs.replace(
        block, messages=[message_named(one.strip()) for one in block.messages]
    )


def locked_page(actor: Person, community_id: object) -> Community:
    """Return the community, held until the commit: its page changes one at a time."""
    community = community_for(actor, community_id, to=Right.CHANGE)
    Community.objects.select_for_update().get(pk=community.pk)
    return community


def keep_draft(
    actor: Person,
    community: Community,
    blocks: Sequence[Block],
    language: str,
    *,
    replaced: dict[str, Any] | None = None,
    facts: Mapping[str, Any] | None = None,
) -> None:
    """Put checked ``blocks`` into the draft of a page of ``locked_page``; what is published already is no draft.

    Args:
        replaced: what a template takes the place of. facts: what the trace says besides.
    """
    held = prepared(community)
    changed = differences(held.blocks, blocks)
    if list(blocks) == held.published and (held.last is None or language == held.last.language):
        if held.draft is None:
            return
        held.draft.delete()
    else:
        content = {"content": msgspec.to_builtins(list(blocks)), "language": language}
        PresentationDraft.objects.update_or_create(
            community=community,
            defaults={**content, "replaced": replaced, "changed_at": now()},
        )
    if changed or language != held.language:
        record(
            action="presentation.changed",
            actor=actor,
            obj=community,
            community=community,
            after={
                "blocks": [f"{one.what} {one.block.kind}" for one in changed],
                **({"language": language} if language != held.language else {}),
                **(facts or {}),
            },
        )


def _check_what_is_new(
    actor: Person, community: Community, blocks: Sequence[Block], before: Sequence[Block]
) -> None:
    """Refuse messages that ``actor`` may not read and people who do not belong, unless they were there before."""
    messages = {one for block in before for one in block.messages}
    people = {one.person for block in before for one in block.people}
    asked = {one for block in blocks for one in block.messages} - messages
    readable = pins(actor, [uuid.UUID(one) for one in asked], community=community.id)
    named = {one.person for block in blocks for one in block.people} - people
    rows = Membership.objects.filter(
        community=community, person__in=[uuid.UUID(one) for one in named], left_at=None
    )
    belonging = {str(id_) for id_ in rows.values_list("person_id", flat=True)}
    for at, block in enumerate(blocks):
        for index, message in enumerate(block.messages):
            if message in asked and uuid.UUID(message) not in readable:
                raise Invalid(_NOT_READABLE, path=f"$.blocks[{at}].messages[{index}]")
        for index, one in enumerate(block.people):
            if one.person in named and one.person not in belonging:
                raise Invalid(_NOT_A_MEMBER, path=f"$.blocks[{at}].people[{index}].person")


_NO_DRAFT = Words(
    fr="Le brouillon est vide : la page publiée est déjà celle-ci.",
    en="There is no draft: the published page is this one already.",
)
_NOT_READABLE = Words(
    fr="Ce message n’existe pas dans un salon de la communauté, ou ne vous est pas ouvert.",
    en="This message is in no room of the community, or it is not open to you.",
)
_NOT_A_MEMBER = Words(
    fr="Cette personne n’est pas dans la communauté : invitez-la d’abord.",
    en="This person is not in the community: invite them first.",
)
