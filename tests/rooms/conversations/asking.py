"""Asking over REST as somebody of the world: a path below /api/v1/, a body, and the answer."""

import uuid
from typing import Any

from chatcore.people.models import Person
from tests.worlds.people import client_of


def ask(person: Person | None, verb: str, path: str, body: Any = None) -> Any:
    """Send one request as ``person``; ``answer.json()`` is what came back."""
    client = client_of() if person is None else _client(person)
    address = path if path.startswith("http") else f"/api/v1/{path}"
    return (
        getattr(client, verb)(address, body, format="json")
        if body is not None
        else getattr(client, verb)(address)
    )


def _client(person: Person) -> Any:
    """Return the browser of ``person``, which signs in once."""
    kept = vars(person)
    if "_browser" not in kept:
        kept["_browser"] = client_of(person)
    return kept["_browser"]


def shown(person: Person, path: str) -> Any:
    """Return what ``person`` reads at ``path``."""
    answer = ask(person, "get", path)
    assert answer.status_code == 200, answer.content
    return answer.json()


def done(person: Person, verb: str, path: str, body: Any = None, status: int = 200) -> Any:
    """Do something that is allowed; return what was answered."""
    answer = ask(person, verb, path, body)
    assert answer.status_code == status, answer.content
    return answer.json() if answer.content else None


def refused(person: Person | None, verb: str, path: str, body: Any = None) -> tuple[Any, ...]:
    """Do something that is refused; return its status, code and path."""
    answer = ask(person, verb, path, body)
    assert answer.headers["content-type"] == "application/problem+json", answer.content
    problem = answer.json()
    assert problem["title"] and problem["detail"] and problem["status"] == answer.status_code
    return answer.status_code, problem["code"], problem.get("path")


def a_post(text: str = "Bonjour à quai", **more: Any) -> dict[str, Any]:
    return {"text": text, "client_id": str(uuid.uuid4()), **more}
