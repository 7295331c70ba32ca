"""Reporting and deciding over REST, as the screens do."""

from typing import Any

from chatcore.foundation.jobs.worker import Worker
from chatcore.people.models import Person
from tests.rooms.conversations.asking import done, shown
from tests.worlds.rivages import World

REASONS = {
    "facts": "Le message insulte une collègue.",
    "ground": "charter",
    "reference": "Article 3 : le respect",
    "answer": "Merci : nous avons agi ce matin.",
}


def reported(by: Person, message: Any, reason: str = "harassment", **more: Any) -> Any:
    """Let ``by`` report a message; return their receipt."""
    body = {"message": str(message.id), "reason": reason, **more}
    return done(by, "post", "reports/", body, status=201)


def the_case(world: World, by: Person, query: str = "") -> Any:
    """Return the only case in the queue of ``by``, as their screen shows it."""
    (one,) = shown(by, f"communities/{world.community.id}/cases/{query}")["results"]
    return shown(by, f"cases/{one['id']}/")


def decided(by: Person, case: Any, outcome: str, **more: Any) -> Any:
    body = {"outcome": outcome, **REASONS, **more}
    return done(by, "post", f"cases/{case['id']}/decision/", body)


def told(person: Person) -> list[tuple[str, str]]:
    """Let the worker do what waits; return the moderation notices of ``person``: words, and where they lead."""
    Worker().drain()
    return [
        (one["excerpt"], one["path"])
        for one in shown(person, "notices/?kind=moderation")["results"]
    ]
