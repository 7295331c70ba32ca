"""What is logged looks alike, whoever logs it: ours, Django's, daphne's, uvicorn's.

A line carries what is bound to the context: ``request``, ``connection`` (the session id that ``hello``
told the client), ``person``. It carries no text of a message, no token, no e-mail address: what an
exception quotes of a row is cut off, and so is the address that was asked for, of which some are secrets
(an invitation, a new password); the route stands for it.
"""

import logging
import re
import sys
from typing import Any

import structlog
from django.conf import settings
from structlog.dev import (
    BLUE,
    BRIGHT,
    CYAN,
    DIM,
    GREEN,
    RED,
    RESET_ALL,
    YELLOW,
    Column,
    ConsoleRenderer,
    KeyValueColumnFormatter,
    plain_traceback,
)
from structlog.stdlib import ProcessorFormatter, add_log_level, add_logger_name
from structlog.typing import EventDict, Processor

from chatcore.project.request_metrics import route_of

logger = logging.getLogger(__name__)

FORMS = ("text", "json")

# What PostgreSQL adds to an error quotes the row: everything up to the next exception of a chain.
_ROW = re.compile(
    r"\n(?:DETAIL|CONTEXT):.*?(?=\n\nThe above exception was|\n\nDuring handling of|\Z)", re.DOTALL
)
_SECRETS = (
    (re.compile(r"(?<=://)[^\s/@]+@"), "…@"),
    (re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"), "…@…"),
    (re.compile(r"\bcc_[\w-]{20,}"), "cc_…"),
    (re.compile(r"(?i)(?<=\bbearer )\S+"), "…"),
)
_LEVEL_COLOURS = {"debug": DIM, "info": GREEN, "warning": YELLOW, "error": RED, "critical": RED}


def logging_settings(*, level: str, form: str) -> dict[str, Any]:
    """Return Django's ``LOGGING``: one handler, to standard error, for everything.

    Args:
        level: the least that is logged, as the standard library names it.
        form: ``json`` (an object a line) or ``text`` (for people; coloured on a terminal).

    Raises:
        ValueError: for another form.
    """
    if form not in FORMS:
        raise ValueError(f"CHATCORE_LOG_FORMAT is one of {', '.join(FORMS)}, not {form!r}.")
    structlog.configure(
        processors=[*_gathering(), ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"line": {"()": "chatcore.project.logs.formatter", "form": form}},
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
        "root": {"handlers": ["stderr"], "level": level},
        "loggers": {
            "daphne": {"level": "WARNING"},
            "django_tasks": {"level": "WARNING"},
            # Refusals are answers, not faults; faults are errors.
            "django.request": {"level": "ERROR"},
        },
    }


def say(out: Any, line: str) -> None:
    """Tell who started a command how it goes: on ``out``, or in the log where a program reads that."""
    if settings.LOG_FORMAT == "json":
        logger.info(line)
    else:
        out.write(line)


def formatter(form: str) -> ProcessorFormatter:
    """Return what makes a line of a record, in one of the ``FORMS``."""
    renderer = _json() if form == "json" else _text()
    return ProcessorFormatter(
        foreign_pre_chain=_gathering(),
        processors=[
            _name_the_route,
            ProcessorFormatter.remove_processors_meta,
            structlog.processors.format_exc_info,
            keep_secrets,
            structlog.processors.EventRenamer("message"),
            *renderer,
        ],
    )


def _gathering() -> list[Processor]:
    return [structlog.contextvars.merge_contextvars, add_logger_name, add_log_level]


def _json() -> list[Processor]:
    return [
        structlog.processors.TimeStamper(fmt="iso", utc=True, key="time"),
        _in_order,
        structlog.processors.JSONRenderer(ensure_ascii=False),
    ]


def _text() -> list[Processor]:
    def colour(code: str) -> str:
        return code if sys.stderr.isatty() else ""

    def plain(style: str, postfix: str = "") -> KeyValueColumnFormatter:
        return KeyValueColumnFormatter(None, colour(style), colour(RESET_ALL), str, postfix=postfix)

    def level(key: str, value: object) -> str:
        name = str(value)
        return f"{colour(_LEVEL_COLOURS.get(name, ''))}{name.upper():<7}{colour(RESET_ALL)}"

    rest = KeyValueColumnFormatter(colour(CYAN), "", colour(RESET_ALL), str, prefix=" ")
    columns = [
        Column("", rest),
        Column("time", plain(DIM)),
        Column("level", level),
        Column("logger", plain(BLUE, ":")),
        Column("message", plain(BRIGHT)),
    ]
    return [
        structlog.processors.TimeStamper(fmt="%Y-%m-%d %H:%M:%S", utc=False, key="time"),
        ConsoleRenderer(columns=columns, exception_formatter=plain_traceback),
    ]


def _name_the_route(logger: Any, name: str, event: EventDict) -> EventDict:
    """Let a record of Django's about a request say its route, never the address."""
    record = event.get("_record")
    request = getattr(record, "request", None)
    if request is not None and hasattr(request, "resolver_match"):
        event["event"] = str(event["event"]).partition(":")[0]
        event["method"] = request.method
        event["route"] = route_of(request)
    return event


def keep_secrets(logger: Any, name: str, event: EventDict) -> EventDict:
    """Take out of every text what must not be logged."""
    return {key: _without_secrets(value) for key, value in event.items()}


def _without_secrets(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    text = _ROW.sub("", value)
    for pattern, instead in _SECRETS:
        text = pattern.sub(instead, text)
    return text


def _in_order(logger: Any, name: str, event: EventDict) -> EventDict:
    """What every line has comes first."""
    first = {key: event.pop(key) for key in ("time", "level", "logger", "message")}
    return {**first, **event}
