"""Pages in several languages: what of a block lacks one, and what a reader gets. Pure."""

from collections.abc import Iterator, Sequence

import msgspec

from chatcore.communities.blocks import Block, KeyPerson, Link, Wording

LANGUAGES = ("fr", "en")
WORDS = ("title", "text", "alt")


def lacking(block: Block, language: str) -> list[str]:
    """Return which words of ``block`` are not in ``language``, another than the first of its page: paths below it."""
    return [path for path, said, translated in _pairs(block, language) if said and not translated]


def is_in(block: Block, language: str) -> bool:
    """Tell whether some word of ``block`` is in ``language``, another than the first of its page."""
    return any(translated for _, _, translated in _pairs(block, language))


def languages_of(blocks: Sequence[Block], first: str) -> list[str]:
    """Return the languages that a page can be read in: its first one, then those that some block is in."""
    others = [language for language in LANGUAGES if language != first]
    return [first, *(one for one in others if any(is_in(block, one) for block in blocks))]


def language_for(blocks: Sequence[Block], first: str, wanted: str) -> str:
    """Return the language that a reader who wants ``wanted`` gets: that, if the page is in it; else its first."""
    return wanted if wanted in languages_of(blocks, first) else first


def read_in(block: Block, first: str, language: str) -> tuple[Block, str]:
    """Return ``block`` with its words in ``language`` alone, and the language that they are in.

    A block of which something lacks is read in the first language as a whole: no block speaks two. Without any words
    it is in none.
    """
    if not any(said for _, said, _ in _pairs(block, language)):
        return _alone(block), ""
    if language == first or lacking(block, language):
        return _alone(block), first
    wording = block.translations.get(language, Wording())
    return msgspec.structs.replace(
        _alone(block),
        **{name: getattr(wording, name) for name in WORDS if getattr(block, name)},
        links=[Link(label=link.labels[language], url=link.url) for link in block.links],
        people=[
            KeyPerson(person=one.person, role=one.roles.get(language, "")) for one in block.people
        ],
    ), language


def _alone(block: Block) -> Block:
    return msgspec.structs.replace(
        block,
        translations={},
        links=[Link(label=link.label, url=link.url) for link in block.links],
        people=[KeyPerson(person=one.person, role=one.role) for one in block.people],
    )


def _pairs(block: Block, language: str) -> Iterator[tuple[str, str, str]]:
    """Yield the path of each word of ``block``, what it says first, and in ``language``."""
    wording = block.translations.get(language, Wording())
    for name in WORDS:
        yield name, getattr(block, name), getattr(wording, name)
    for at, link in enumerate(block.links):
        yield f"links[{at}].label", link.label, link.labels.get(language, "")
    for at, one in enumerate(block.people):
        yield f"people[{at}].role", one.role, one.roles.get(language, "")
