"""Reading the templates of pages: those that ship, and those that the staff of the site kept."""

from typing import NamedTuple

from chatcore.communities import pictures
from chatcore.communities.blocks import Block
from chatcore.communities.models import PresentationTemplate
from chatcore.communities.page_templates import SHIPPED, blocks_of
from chatcore.communities.presentation_cards import TemplateCard
from chatcore.communities.selectors.presentations import block_cards, spoken
from chatcore.communities.translations import language_for, languages_of
from chatcore.foundation.errors import Forbidden, NotFound
from chatcore.foundation.ids import parse_id
from chatcore.foundation.words import Words
from chatcore.people.models import Person
from chatcore.people.nobody import NO_ID


class Template(NamedTuple):
    """A page to begin with, whose blocks are first in ``language``."""

    key: str
    name: str
    description: str
    shipped: bool
    language: str
    blocks: list[Block]


def templates(language: str) -> list[Template]:
    """Return all templates, those that ship first and in ``language`` (one query)."""
    return [
        *(_shipped(key, language) for key in SHIPPED),
        *(_kept(one) for one in PresentationTemplate.objects.all()),
    ]


def template_named(key: str, language: str, *, path: str = "$.template") -> Template:
    """Return a template by its key; one that ships, in ``language``.

    Raises:
        NotFound: there is none.
    """
    if key in SHIPPED:
        return _shipped(key, language)
    found = PresentationTemplate.objects.filter(id=parse_id(key) or NO_ID).first()
    if found is None:
        raise NotFound(path=path)
    return _kept(found)


def kept_template_for(actor: Person, template_id: object) -> PresentationTemplate:
    """Return a template of the site to change, for its staff, held until the commit.

    Raises:
        Forbidden: not of the staff, whatever there is. NotFound: there is none.
    """
    need_staff(actor)
    rows = PresentationTemplate.objects.select_for_update(no_key=True)
    found = rows.filter(id=parse_id(template_id) or NO_ID).first()
    if found is None:
        raise NotFound(path="$.template")
    return found


def need_staff(actor: Person) -> None:
    """Raises ``Forbidden`` for those who are not of the staff of the site."""
    if not actor.is_staff:
        raise Forbidden(_ONLY_STAFF)


def template_card(template: Template) -> TemplateCard:
    """Return the card of a template, shown in the language of who asks."""
    language = language_for(template.blocks, template.language, spoken())
    return TemplateCard(
        key=template.key,
        name=template.name,
        description=template.description,
        shipped=template.shipped,
        languages=languages_of(template.blocks, template.language),
        blocks=block_cards(
            template.blocks,
            first=template.language,
            language=language,
            community=None,
            viewer=None,
        ),
    )


def _shipped(key: str, language: str) -> Template:
    one = SHIPPED[key]
    blocks = blocks_of(one, language)
    return Template(key, str(one.name), str(one.description), True, language, blocks)


def _kept(one: PresentationTemplate) -> Template:
    # A picture that is gone leaves no hole in a page.
    blocks = [
        block for block in one.blocks if block.kind != "image" or pictures.is_there(block.picture)
    ]
    return Template(str(one.id), one.name, "", False, one.language, blocks)


_ONLY_STAFF = Words(
    fr="Les modèles de page sont tenus par l’équipe du site : demandez-lui.",
    en="Page templates are kept by the staff of the site: ask them.",
)
