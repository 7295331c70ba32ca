"""What the blocks of a page take, and the words that refuse the rest."""

from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

import msgspec

from chatcore.brand.checks import NOT_HTTPS, is_https
from chatcore.communities import pictures
from chatcore.communities.blocks import KINDS, Block, KeyPerson, Link, Wording
from chatcore.communities.translations import LANGUAGES
from chatcore.foundation.errors import Invalid, TooLarge
from chatcore.foundation.ids import parse_id
from chatcore.foundation.lines import checked_line, checked_text, has_visible
from chatcore.foundation.words import Words

_Item = TypeVar("_Item")

MOST_BLOCKS = 30
MOST_ITEMS = 20
LONGEST_TEXT = 8000


def checked_language(language: str, *, path: str = "$.language") -> str:
    """Return a language that pages can be in. Raises ``Invalid``."""
    if language not in LANGUAGES:
        raise Invalid(_NO_LANGUAGE.filled(languages=", ".join(LANGUAGES)), path=path)
    return language


def checked_blocks(given: Sequence[Block], *, first: str) -> list[Block]:
    """Return the blocks of a page whose first language is ``first``, each with the fields of its kind alone.

    Raises:
        Invalid, TooLarge: a field does not hold; ``path`` says which, of which block.
    """
    if len(given) > MOST_BLOCKS:
        raise TooLarge(_TOO_MANY_BLOCKS, path="$.blocks")
    if len({block.id for block in given}) != len(given):
        raise Invalid(_TWICE, path="$.blocks")
    others = [language for language in LANGUAGES if language != first]
    return [
        _translated(_checked(block, f"$.blocks[{index}]"), block, others, f"$.blocks[{index}]")
        for index, block in enumerate(given)
    ]


def _translated(block: Block, given: Block, others: Sequence[str], path: str) -> Block:
    """Return ``block`` with the translations that ``given`` has, of the words that its kind has."""
    written: list[tuple[str, Mapping[str, object]]] = [
        *((f"links[{at}].labels", link.labels) for at, link in enumerate(block.links)),
        *((f"people[{at}].roles", one.roles) for at, one in enumerate(block.people)),
        ("translations", given.translations),
    ]
    for name, languages in written:
        if unknown := [language for language in languages if language not in others]:
            said = _NO_TRANSLATION.filled(languages=", ".join(others))
            raise Invalid(said, path=f"{path}.{name}.{unknown[0]}")
    found = {}
    for language, wording in given.translations.items():
        at = f"{path}.translations.{language}"
        words = {
            name: checked(getattr(wording, name), longest=longest, path=f"{at}.{name}")
            for name, checked, longest in _WORDS
            if name == "title" or getattr(block, name)
        }
        if any(words.values()):
            found[language] = Wording(**words)
    return msgspec.structs.replace(block, translations=found)


def _by_language(given: Mapping[str, str], path: str) -> dict[str, str]:
    """Return a line in the languages that it is given in."""
    found = {}
    for language, line in given.items():
        found[language] = checked_line(line, longest=120, path=f"{path}.{language}")
    return {language: line for language, line in found.items() if line}


def _checked(block: Block, path: str) -> Block:
    if parse_id(block.id) is None:
        raise Invalid(_NO_ID, path=f"{path}.id")
    if block.kind not in KINDS:
        raise Invalid(_UNKNOWN_KIND.filled(kinds=", ".join(KINDS)), path=f"{path}.kind")
    title = checked_line(block.title, longest=120, path=f"{path}.title")
    return _BY_KIND[block.kind](block, title, path)


def _text(block: Block, title: str, path: str) -> Block:
    text = checked_text(block.text, longest=LONGEST_TEXT, path=f"{path}.text")
    if not has_visible(text) and not title:
        raise Invalid(_EMPTY, path=f"{path}.text")
    return Block(id=block.id, kind=block.kind, title=title, text=text)


def _image(block: Block, title: str, path: str) -> Block:
    if not pictures.is_there(block.picture):
        raise Invalid(_NO_PICTURE, path=f"{path}.picture")
    alt = checked_line(block.alt, longest=300, path=f"{path}.alt")
    if not has_visible(alt):
        raise Invalid(_NO_ALT, code="alt_needed", path=f"{path}.alt")
    return Block(id=block.id, kind=block.kind, title=title, picture=block.picture, alt=alt)


def _links(block: Block, title: str, path: str) -> Block:
    links = []
    for index, link in enumerate(_some(block.links, f"{path}.links")):
        at = f"{path}.links[{index}]"
        url = checked_line(link.url, longest=500, path=f"{at}.url")
        if not is_https(url):
            raise Invalid(NOT_HTTPS, path=f"{at}.url")
        label = checked_line(link.label, longest=120, path=f"{at}.label", required=True)
        links.append(Link(label=label, url=url, labels=_by_language(link.labels, f"{at}.labels")))
    return Block(id=block.id, kind=block.kind, title=title, links=links)


def _messages(block: Block, title: str, path: str) -> Block:
    found = []
    for index, written in enumerate(_some(block.messages, f"{path}.messages")):
        message = parse_id(written)
        if message is None:
            raise Invalid(_NO_MESSAGE, path=f"{path}.messages[{index}]")
        found.append(str(message))
    return Block(id=block.id, kind=block.kind, title=title, messages=list(dict.fromkeys(found)))


def _people(block: Block, title: str, path: str) -> Block:
    found = {}
    for index, one in enumerate(_some(block.people, f"{path}.people")):
        at = f"{path}.people[{index}]"
        person = parse_id(one.person)
        if person is None:
            raise Invalid(_NO_PERSON, path=f"{at}.person")
        role = checked_line(one.role, longest=120, path=f"{at}.role")
        roles = _by_language(one.roles, f"{at}.roles")
        found[str(person)] = KeyPerson(person=str(person), role=role, roles=roles)
    return Block(id=block.id, kind=block.kind, title=title, people=list(found.values()))


def _some(items: Sequence[_Item], path: str) -> Sequence[_Item]:
    if not items:
        raise Invalid(_EMPTY, path=path)
    if len(items) > MOST_ITEMS:
        raise TooLarge(_TOO_MANY_ITEMS, path=path)
    return items


_BY_KIND: Mapping[str, Callable[[Block, str, str], Block]] = {
    "text": _text,
    "image": _image,
    "links": _links,
    "messages": _messages,
    "people": _people,
}

_WORDS: Sequence[tuple[str, Callable[..., str], int]] = (
    ("title", checked_line, 120),
    ("text", checked_text, LONGEST_TEXT),
    ("alt", checked_line, 300),
)

_NO_LANGUAGE = Words(
    fr="Une page ne s’écrit pas dans cette langue ; le choix : {languages}.",
    en="A page is not written in this language; the choice: {languages}.",
)
_NO_TRANSLATION = Words(
    fr="Cette langue est celle de la page, ou n’en est pas une ; le choix : {languages}.",
    en="This is the page’s own language, or none that it can be in; the choice: {languages}.",
)
_TOO_MANY_BLOCKS = Words(
    fr="Une page a au plus trente blocs : réunissez-en.",
    en="A page has thirty blocks at most: join some.",
)
_TOO_MANY_ITEMS = Words(
    fr="Au plus vingt lignes dans un bloc : faites-en un second.",
    en="At most twenty lines in a block: make a second one.",
)
_TWICE = Words(fr="Un bloc est là deux fois.", en="A block is there twice.")
_NO_ID = Words(fr="L’identifiant d’un bloc est un UUID.", en="The id of a block is a UUID.")
_UNKNOWN_KIND = Words(
    fr="Cette sorte de bloc n’existe pas ; le choix : {kinds}.",
    en="There is no such kind of block; the choice: {kinds}.",
)
_EMPTY = Words(
    fr="Ce bloc est vide : remplissez-le, ou retirez-le.",
    en="This block is empty: fill it, or take it away.",
)
_NO_PICTURE = Words(fr="Choisissez une image.", en="Choose a picture.")
_NO_ALT = Words(
    fr="Dites en une phrase ce que montre l’image, pour qui ne la voit pas.",
    en="Say in a sentence what the picture shows, for those who do not see it.",
)
_NO_MESSAGE = Words(
    fr="Ce n’est pas le lien d’un message : « Copier le lien » le donne, sur le message.",
    en="This is not the link of a message: “Copy the link” gives it, on the message.",
)
_NO_PERSON = Words(fr="Choisissez une personne.", en="Choose a person.")
