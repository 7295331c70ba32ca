"""Who and where: the people and rooms of the demonstration, as their files describe them."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent
DOMAIN = "rivages.example"
BOT = "vigie"
GUEST = "dede"
# Two administrators, for a private conversation is opened by two.
ROLES = {"ada": "administrator", "solene": "administrator", "bruno": "animator", GUEST: "guest"}
# The accounts that the command prints, with what they show.
ACCOUNTS = ("ada", "solene", "bruno", "chloe", GUEST)


@dataclass(frozen=True)
class Character:
    """A person of the demonstration; ``key`` is their name in the files and in their address."""

    key: str
    name: str
    title: str
    organisation: str
    component: str
    place: str
    bio: str
    offers: tuple[str, ...]
    seeks: tuple[str, ...]

    @property
    def email(self) -> str:
        return f"{self.key}@{DOMAIN}"

    @property
    def role(self) -> str:
        return ROLES.get(self.key, "member")


@dataclass(frozen=True)
class Setting:
    """A room of the community; ``readers`` are there without speaking, « * » being every member."""

    key: str
    name: str
    kind: str
    purpose: str
    private: bool
    first: bool
    readers: tuple[str, ...]


@cache
def characters() -> dict[str, Character]:
    """Return the people by key, the bot aside."""
    return {key: _character(key, facts) for key, facts in _tables("people-*.toml").items()}


@cache
def settings() -> dict[str, Setting]:
    """Return the rooms of the community by key; direct conversations are in the threads alone."""
    return {key: _setting(key, facts) for key, facts in _tables("rooms.toml").items()}


def _tables(pattern: str) -> dict[str, dict[str, Any]]:
    tables: dict[str, dict[str, Any]] = {}
    for path in sorted(FOLDER.glob(pattern)):
        tables |= tomllib.loads(path.read_text(encoding="utf-8"))
    return tables


def _character(key: str, facts: dict[str, Any]) -> Character:
    return Character(
        key=key,
        name=facts["nom"],
        title=facts["fonction"],
        organisation=facts["organisation"],
        component=facts["composante"],
        place=facts["lieu"],
        bio=facts["bio"],
        offers=tuple(facts["offre"]),
        seeks=tuple(facts["cherche"]),
    )


def _setting(key: str, facts: dict[str, Any]) -> Setting:
    return Setting(
        key=key,
        name=facts["nom"],
        kind=facts["genre"],
        purpose=facts["objet"],
        private=facts.get("prive", False),
        first=facts.get("premier", False),
        readers=tuple(facts.get("aussi", ())),
    )
