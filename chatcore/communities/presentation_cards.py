"""The shapes of a community's page on the wire."""

from chatcore.communities.blocks import Block
from chatcore.foundation.shapes import Shape
from chatcore.people.cards import PersonCard


class PinCard(Shape, frozen=True, kw_only=True):
    """A pinned message, to those who may read it: others are told nothing of it."""

    id: str
    room: str
    room_name: str
    author: str
    html: str
    posted_at: str


class KeyPersonCard(Shape, frozen=True, kw_only=True):
    person: PersonCard
    role: str


class LinkCard(Shape, frozen=True, kw_only=True):
    label: str
    url: str


class BlockCard(Shape, frozen=True, kw_only=True):
    """A block as its reader sees it: ``kind`` is text, image, links, messages or people; ``lang`` is the language of
    its words, empty where it has none."""

    id: str
    kind: str
    lang: str
    title: str
    html: str
    picture: str | None
    alt: str
    links: list[LinkCard]
    messages: list[PinCard]
    people: list[KeyPersonCard]


class PresentationCard(Shape, frozen=True, kw_only=True):
    """The page of a community, in ``language``, one of ``languages`` (its first one is the first).
    ``number`` 0: nothing was published yet."""

    community: str
    number: int
    language: str
    languages: list[str]
    published_at: str | None
    blocks: list[BlockCard]


class DraftBlockCard(Block, frozen=True, kw_only=True):
    """A block as its form shows it, with the address of its picture."""

    src: str | None


class PresentationDraftCard(Shape, frozen=True, kw_only=True):
    """What is being prepared, and how it will be read in ``previewed``. ``language`` is the first one of the page;
    ``undoable``: it is a template, and what that took the place of can be had back."""

    community: str
    number: int
    differs: bool
    language: str
    languages: list[str]
    previewed: str
    undoable: bool
    blocks: list[DraftBlockCard]
    preview: list[BlockCard]


class PictureCard(Shape, frozen=True, kw_only=True):
    """A picture for a block: its digest, and where to see it."""

    picture: str
    src: str


class EditionCard(Shape, frozen=True, kw_only=True):
    """A version of the page; ``by`` is who published it, as far as they are still known."""

    number: int
    published_at: str
    by: str | None


class DifferenceCard(Shape, frozen=True, kw_only=True):
    """What became of a block: added, removed, changed or moved; ``fields``: what of it is another."""

    what: str
    kind: str
    title: str
    fields: list[str]
    before: str
    after: str


class OneEditionCard(EditionCard, frozen=True, kw_only=True):
    """A version, what it shows, and how it differs from the one ``against`` (0: an empty page)."""

    against: int
    blocks: list[BlockCard]
    differences: list[DifferenceCard]


class EditionList(Shape, frozen=True, kw_only=True):
    results: list[EditionCard]
    next: str | None


class PublicCommunityCard(Shape, frozen=True, kw_only=True):
    """What somebody who is not signed in reads of a community that chose to be seen: no message, no person."""

    name: str
    slug: str
    description: str
    colour: str
    logo: str | None
    header: str | None
    opens_at: str | None
    language: str
    languages: list[str]
    blocks: list[BlockCard]


class TemplateCard(Shape, frozen=True, kw_only=True):
    """A page to begin with: shipped with the product, or kept by the staff of the site; ``blocks`` show it."""

    key: str
    name: str
    description: str
    shipped: bool
    languages: list[str]
    blocks: list[BlockCard]


class TemplateList(Shape, frozen=True, kw_only=True):
    results: list[TemplateCard]


class KitCard(Shape, frozen=True, kw_only=True):
    """What makes a community known: its address, as a code to scan too, and words to share."""

    url: str
    public: bool
    qr: str
    text_fr: str
    text_en: str
