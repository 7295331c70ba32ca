"""Making communities."""

import re

from django.db import IntegrityError, transaction
from django.utils.text import slugify

from chatcore.brand.palette import checked_colour
from chatcore.communities.accords import Accord
from chatcore.communities.actions.members import begin_membership
from chatcore.communities.actions.page_templates import begin_with
from chatcore.communities.actions.rule_groups import make_leaders_group
from chatcore.communities.happenings import CommunityCreated
from chatcore.communities.models import Community, Group, GroupKind, Role
from chatcore.communities.models.community import DEFAULT_COLOUR
from chatcore.communities.permissions import SitePermission
from chatcore.communities.selectors.page_templates import template_named
from chatcore.communities.selectors.presentations import spoken
from chatcore.foundation.errors import Conflict, Forbidden, Invalid
from chatcore.foundation.happenings import announce
from chatcore.foundation.words import Words
from chatcore.people.checks import checked_line, checked_text
from chatcore.people.folding import folded
from chatcore.people.models import Person
from chatcore.records.actions import record

SLUG_LENGTH = 60
EVERYONE = Words(fr="Tous les membres", en="All members")


@transaction.atomic
def create_community(
    *,
    actor: Person,
    name: str,
    slug: str = "",
    description: str = "",
    colour: str = DEFAULT_COLOUR,
    accord: Accord | None = None,
    template: str = "",
) -> Community:
    """Make a community with its automatic group; ``actor`` becomes its administrator.

    Args:
        slug: its name in addresses; made of its name when not given.
        accord: what the staff of the site agreed to, for one who is not of it.
        template: the key of the page that its draft begins with; empty, none.

    Raises:
        Forbidden: only the staff of the site makes communities. Conflict: the slug is taken. NotFound: the template.
        Invalid, TooLarge: a field does not hold.
    """
    agreed = accord is not None and accord.permission == SitePermission.CREATE_COMMUNITY
    if not (actor.is_staff or agreed):
        raise Forbidden(_ONLY_STAFF)
    beginning = template_named(template, spoken()) if template else None
    name = checked_line(name, longest=120, path="$.name", required=True)
    community = Community(
        name=name,
        slug=_checked_slug(slug or slugify(folded(name))[:SLUG_LENGTH].strip("-")),
        description=checked_text(description, longest=2000, path="$.description"),
        colour=checked_colour(colour, "light", path="$.colour"),
    )
    try:
        with transaction.atomic():
            community.save(force_insert=True)
    except IntegrityError:
        raise Conflict(_SLUG_TAKEN, code="slug_taken", path="$.slug") from None
    Group.objects.create(
        community=community,
        kind=GroupKind.AUTOMATIC,
        name=getattr(EVERYONE, actor.language),
        created_by=actor,
    )
    make_leaders_group(actor=actor, community=community)
    record(
        action="community.created",
        actor=actor,
        obj=community,
        community=community,
        after={"slug": community.slug},
    )
    begin_membership(actor=actor, community=community, person=actor, role=Role.ADMINISTRATOR)
    announce(CommunityCreated(community, actor))
    if beginning:
        begin_with(actor, community, beginning)
    return community


def _checked_slug(slug: str) -> str:
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug) or len(slug) > SLUG_LENGTH:
        raise Invalid(_BAD_SLUG, path="$.slug")
    return slug


_ONLY_STAFF = Words(
    fr="Seule l’équipe du site crée des communautés : demandez-la-lui.",
    en="Only the staff of the site makes communities: ask them.",
)
_SLUG_TAKEN = Words(
    fr="Une communauté porte déjà ce nom dans les adresses : choisissez-en un autre.",
    en="A community has this name in addresses already: choose another.",
)
_BAD_SLUG = Words(
    fr="Le nom dans les adresses s’écrit en minuscules, chiffres et tirets, 60 caractères au plus.",
    en="The name in addresses is written in lower-case letters, digits and hyphens, at most 60 characters.",
)
