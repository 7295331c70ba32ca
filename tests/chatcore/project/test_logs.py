"""What is logged: the same for everybody who logs, with the ids that help and nothing that is private."""

import json
import logging
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
import structlog
from django.test import Client
from structlog.contextvars import bind_contextvars, bound_contextvars, clear_contextvars

from chatcore.foundation.ids import new_id
from chatcore.project.logs import formatter, logging_settings
from tests.worlds.people import client_of, registered

ID = "caddy-7f3a90b1"


class Kept(logging.Handler):
    """Formats as the server does, and keeps the lines."""

    def __init__(self, form: str) -> None:
        super().__init__()
        self.setFormatter(formatter(form))
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(self.format(record))


@contextmanager
def kept_in(form: str) -> Iterator[list[str]]:
    handler, root = Kept(form), logging.getLogger()
    level = root.level
    root.addHandler(handler)
    root.setLevel("INFO")
    clear_contextvars()
    yield handler.lines
    clear_contextvars()
    root.removeHandler(handler)
    root.setLevel(level)


@pytest.fixture
def texts() -> Iterator[list[str]]:
    with kept_in("text") as lines:
        yield lines


@pytest.fixture
def objects() -> Iterator[Callable[[], list[dict[str, Any]]]]:
    with kept_in("json") as lines:
        yield lambda: [json.loads(line) for line in lines]


@pytest.fixture
def broken(monkeypatch: pytest.MonkeyPatch) -> Client:
    """A site whose directory of rooms breaks, with a message's row in the database's complaint."""

    def fail(*_: object, **__: object) -> None:
        row = "(7, ada@rivages.example, Rendez-vous\n\nau ponton)"
        raise RuntimeError(f"null value\nDETAIL:  Failing row contains {row}.")

    monkeypatch.setattr("rooms.conversations.api.rooms.room_for", fail)
    return client_of(registered("Ada Lovelace"))


def test_every_record_is_one_object_a_line_whoever_logs_it(objects: Any) -> None:
    for name in ("chatcore.live.hub", "django.security", "daphne.server", "uvicorn.error"):
        logging.getLogger(name).warning("%s is away", "Redis")
    structlog.get_logger("chatcore.project").warning("Redis is away", attempt=2)
    first, *_, last = objects()
    assert list(first) == ["time", "level", "logger", "message"]
    assert re.fullmatch(r"2\d{3}-\d\d-\d\dT[\d:.]+Z", first["time"])
    assert {one["message"] for one in objects()} == {"Redis is away"}
    assert [one["logger"] for one in objects()][1:4] == [
        "django.security",
        "daphne.server",
        "uvicorn.error",
    ]
    assert (last["level"], last["attempt"]) == ("warning", 2)


def test_people_read_a_line_in_the_order_of_what_matters(texts: list[str]) -> None:
    with bound_contextvars(connection="s_1f", person="0193"):
        logging.getLogger("chatcore.live.hub").error("A beat failed")
    assert re.fullmatch(
        r"[\d-]+ [\d:]+ ERROR   chatcore\.live\.hub: A beat failed  connection=s_1f  person=0193",
        texts[0],
    )


def test_a_fault_keeps_its_traceback_in_its_line(objects: Any, texts: list[str]) -> None:
    try:
        raise ZeroDivisionError("no more")
    except ZeroDivisionError:
        logging.getLogger("chatcore.live.writer").exception("A write failed")
    assert objects()[0]["exception"].endswith("ZeroDivisionError: no more")
    assert texts[0].splitlines()[0].endswith("A write failed")
    assert texts[0].splitlines()[-1] == "ZeroDivisionError: no more"


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("No mail to ada.l@rivages.example.", "No mail to …@…."),
        ("token cc_9fKq2mV7xW3bN5tR8yZ1pL4s refused", "token cc_… refused"),
        ("Authorization: Bearer tr3s-secret", "Authorization: Bearer …"),
        ("redis://user:p4ss@valkey:6379/0 is away", "redis://…@valkey:6379/0 is away"),
    ],
)
def test_secrets_are_left_out_wherever_they_stand(objects: Any, said: str, kept: str) -> None:
    logging.getLogger("chatcore.live.bell").warning(said)
    structlog.get_logger("chatcore.live.bell").warning("It said", reason=said)
    first, second = objects()
    assert (first["message"], second["reason"]) == (kept, kept)


@pytest.mark.django_db
def test_a_request_that_breaks_says_where_and_for_whom_but_not_what(
    objects: Any, broken: Client
) -> None:
    broken.raise_request_exception = False
    answer = broken.get(f"/api/v1/rooms/{new_id()}/", headers={"X-Request-ID": ID})
    (line,) = [one for one in objects() if one["logger"] == "django.request"]
    assert (answer.status_code, answer.headers["X-Request-ID"]) == (500, ID)
    assert (line["message"], line["request"]) == ("Internal Server Error", ID)
    assert (line["method"], line["route"]) == ("GET", "api/v1/rooms/<str:room>/")
    assert re.fullmatch(r"[0-9a-f-]{36}", line["person"])
    assert "null value" in line["exception"]
    assert not re.search("ponton|@|Rendez", json.dumps(line))


@pytest.mark.parametrize(
    "given", ["", "short", "a b c d e f g", "x" * 65, "id\tERROR forged", "-" * 9]
)
def test_an_ill_formed_request_id_is_replaced(given: str) -> None:
    answers = [Client().get("/health/live", headers={"X-Request-ID": given}) for _ in range(2)]
    ids = [answer.headers["X-Request-ID"] for answer in answers]
    assert all(re.fullmatch(r"[0-9a-f]{32}", id_) for id_ in ids)
    assert ids[0] != ids[1]


@pytest.mark.django_db
def test_what_was_bound_for_a_request_ends_with_it(objects: Any) -> None:
    bind_contextvars(worker="w1")
    client_of(registered("Bruno Diaz")).get("/api/v1/me/", headers={"X-Request-ID": ID})
    logging.getLogger("chatcore.project").warning("After it")
    assert objects()[-1].keys() == {"time", "level", "logger", "message", "worker"}


@pytest.mark.django_db
async def test_what_is_bound_reaches_the_threads_of_the_database(objects: Any) -> None:
    from chatcore.live.threads import in_db

    bind_contextvars(connection="s_2a")
    await in_db(logging.getLogger("chatcore.live.log").warning, "Slow")
    assert objects()[0]["connection"] == "s_2a"


def test_another_form_is_refused() -> None:
    with pytest.raises(ValueError, match="CHATCORE_LOG_FORMAT"):
        logging_settings(level="INFO", form="yaml")
