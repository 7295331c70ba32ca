"""Templates of pages: taken into a draft, taken back, and kept by the staff of the site from a page that there is."""

from collections.abc import Sequence

import msgspec
from django.db import IntegrityError, transaction

from chatcore.communities.actions.presentation import keep_draft, locked_page
from chatcore.communities.blocks import Block
from chatcore.communities.models import Community, PresentationDraft, PresentationTemplate
from chatcore.communities.page_templates import filled, kept_of
from chatcore.communities.selectors.access import Right, community_for
from chatcore.communities.selectors.page_templates import (
    Template,
    kept_template_for,
    need_staff,
    template_named,
)
from chatcore.communities.selectors.presentations import prepared, spoken
from chatcore.foundation.errors import Conflict
from chatcore.foundation.lines import checked_line
from chatcore.foundation.words import Words
from chatcore.people.models import Person
from chatcore.records.actions import record

# More than anybody looks through.
MOST_TEMPLATES = 50


@transaction.atomic
def take_template(*, actor: Person, community_id: object, template: str) -> None:
    """Put a template in the place of the draft, which can be had back; what is published stays.

    Raises:
        NotFound: the community, or the template. Forbidden: as ``community_for``.
    """
    community = locked_page(actor, community_id)
    held = prepared(community)
    begin_with(actor, community, template_named(template, held.language))


def begin_with(actor: Person, community: Community, template: Template) -> None:
    """Put ``template`` in the place of the draft of a community that ``actor`` holds."""
    held = prepared(community)
    draft = held.draft
    keep_draft(
        actor,
        community,
        filled(template.blocks, str(actor.id)),
        template.language,
        replaced={
            "blocks": draft.content if draft else None,
            "language": draft.language if draft else spoken(),
        },
        facts={"template": template.key},
    )


@transaction.atomic
def take_template_back(*, actor: Person, community_id: object) -> None:
    """Put back what a template took the place of.

    Raises:
        NotFound, Forbidden: as ``community_for``. Conflict: the draft was changed since, or is of no template.
    """
    community = locked_page(actor, community_id)
    draft = PresentationDraft.objects.filter(community=community).first()
    if draft is None or draft.replaced is None:
        raise Conflict(_NOTHING_TO_UNDO, code="nothing_to_undo")
    before = draft.replaced
    if before["blocks"] is None:
        draft.delete()
        record(action="presentation.draft_dropped", actor=actor, obj=community, community=community)
        return
    blocks = msgspec.convert(before["blocks"], list[Block])
    keep_draft(actor, community, blocks, before["language"])


@transaction.atomic
def keep_template(*, actor: Person, community_id: object, name: str) -> PresentationTemplate:
    """Keep the page of a community, as it is being prepared, as a template for all: without messages and people.

    Raises:
        Forbidden: not of the staff of the site, or as ``community_for``. NotFound: the community. Conflict: the page
        is empty, the name is taken, or there are too many. Invalid, TooLarge: the name.
    """
    need_staff(actor)
    community = community_for(actor, community_id, to=Right.CHANGE)
    held = prepared(community)
    blocks: Sequence[Block] = kept_of(held.blocks)
    if not blocks:
        raise Conflict(_EMPTY_PAGE, code="empty_page")
    if PresentationTemplate.objects.count() >= MOST_TEMPLATES:
        raise Conflict(_TOO_MANY, code="too_many_templates")
    template = PresentationTemplate(
        name=_checked_name(name),
        content=msgspec.to_builtins(list(blocks)),
        language=held.language,
    )
    _save(template)
    record(
        action="page_template.kept",
        actor=actor,
        obj=template,
        community=community,
        after={"name": template.name},
    )
    return template


@transaction.atomic
def rename_template(*, actor: Person, template_id: object, name: str) -> PresentationTemplate:
    """Give a template of the site another name. Raises as ``kept_template_for``; Conflict: it is taken."""
    template = kept_template_for(actor, template_id)
    before, template.name = template.name, _checked_name(name)
    if before == template.name:
        return template
    _save(template)
    record(
        action="page_template.renamed",
        actor=actor,
        obj=template,
        before={"name": before},
        after={"name": template.name},
    )
    return template


@transaction.atomic
def remove_template(*, actor: Person, template_id: object) -> None:
    """Take a template of the site away; pages that began with it stay. Raises as ``kept_template_for``."""
    template = kept_template_for(actor, template_id)
    record(
        action="page_template.removed", actor=actor, obj=template, before={"name": template.name}
    )
    template.delete()


def _checked_name(name: str) -> str:
    return checked_line(name, longest=80, path="$.name", required=True)


def _save(template: PresentationTemplate) -> None:
    try:
        with transaction.atomic():
            template.save()
    except IntegrityError:
        raise Conflict(_NAMED, code="template_named", path="$.name") from None


_NOTHING_TO_UNDO = Words(
    fr="Le brouillon a changé depuis, ou ne vient pas d’un modèle : « Versions » reprend ce qui a été publié.",
    en="The draft has changed since, or is of no template: “Versions” takes back what was published.",
)
_EMPTY_PAGE = Words(
    fr="La page n’a rien qu’un modèle puisse garder : écrivez-la d’abord. Les messages épinglés n’en font pas partie.",
    en="The page has nothing that a template could keep: write it first. Pinned messages are no part of it.",
)
_TOO_MANY = Words(
    fr="Au plus 50 modèles : retirez-en un d’abord.", en="At most 50 templates: remove one first."
)
_NAMED = Words(
    fr="Un modèle porte déjà ce nom : choisissez-en un autre.",
    en="A template has this name already: choose another.",
)
