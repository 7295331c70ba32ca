"""The words of a community: what the client calls its parts, from a closed list of keys with defaults. Pure."""

from collections.abc import Mapping
from typing import NamedTuple

from chatcore.foundation.errors import Invalid
from chatcore.foundation.lines import checked_line
from chatcore.foundation.words import Words

LANGUAGES = ("fr", "en")
LONGEST = 40


class Forms(NamedTuple):
    """A noun in one language: of one, and of several."""

    one: str
    other: str


DEFAULTS: Mapping[str, Mapping[str, Forms]] = {
    "component": {
        "fr": Forms("composante", "composantes"),
        "en": Forms("component", "components"),
    },
    "group": {"fr": Forms("groupe", "groupes"), "en": Forms("group", "groups")},
    "member": {"fr": Forms("membre", "membres"), "en": Forms("member", "members")},
    "club": {"fr": Forms("club", "clubs"), "en": Forms("club", "clubs")},
    "project": {"fr": Forms("projet", "projets"), "en": Forms("project", "projects")},
    "network": {"fr": Forms("réseau", "réseaux"), "en": Forms("network", "networks")},
    "event": {"fr": Forms("événement", "événements"), "en": Forms("event", "events")},
    "announcement": {
        "fr": Forms("annonce", "annonces"),
        "en": Forms("announcement", "announcements"),
    },
}

Stored = dict[str, dict[str, dict[str, str]]]


def checked_words(given: Mapping[str, Mapping[str, Mapping[str, str]]]) -> Stored:
    """Return the words that differ from the defaults; an empty form is the default's.

    Raises:
        Invalid: an unknown key. TooLarge: a word of more than 40 characters.
    """
    kept: Stored = {}
    for key, by_language in given.items():
        if key not in DEFAULTS:
            raise Invalid(_UNKNOWN_KEY.filled(keys=", ".join(DEFAULTS)), path="$.vocabulary")
        own = {
            language: forms
            for language in LANGUAGES
            if (forms := _own(key, language, by_language.get(language, {})))
        }
        if own:
            kept[key] = own
    return kept


def vocabulary_of(words: Stored) -> dict[str, dict[str, Forms]]:
    """Return every word of the list, the community's own before the default."""
    return {
        key: {
            language: default._replace(**words.get(key, {}).get(language, {}))
            for language, default in by_language.items()
        }
        for key, by_language in DEFAULTS.items()
    }


def _own(key: str, language: str, given: Mapping[str, str]) -> dict[str, str]:
    default = DEFAULTS[key][language]
    own = {}
    for form in default._fields:
        path = f"$.vocabulary.{key}.{language}.{form}"
        word = checked_line(given.get(form, ""), longest=LONGEST, path=path)
        if word and word != getattr(default, form):
            own[form] = word
    return own


_UNKNOWN_KEY = Words(
    fr="Ce mot n’est pas de ceux qui se choisissent : {keys}.",
    en="This word is not one of those that can be chosen: {keys}.",
)
