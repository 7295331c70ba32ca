"""The forms of an exported trace: CSV for spreadsheets, JSON lines for programs.

Both end with a line that says how many rows there are, and the digest of the newest sealed block:
``python -m chatcore verify_trace --anchor <digest>`` tells whether the trace still is the one that
was exported. Each row bears the digest that it has in the chain.
"""

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple, Protocol
from zoneinfo import ZoneInfo

import msgspec

from chatcore.administration.cards import Known, TraceCard, trace_card
from chatcore.foundation.spreadsheets import neutral
from chatcore.foundation.words import Words
from chatcore.records.ledgers import ledger
from chatcore.records.models import Trace
from chatcore.records.selectors import Seal

_HEAD = (
    Words(fr="Numéro", en="Number"),
    Words(fr="Date (fuseau {zone})", en="Date (time zone {zone})"),
    Words(fr="Auteur", en="Author"),
    Words(fr="Identifiant de l’auteur", en="Author’s id"),
    Words(fr="Action", en="Action"),
    Words(fr="Code de l’action", en="Action’s code"),
    Words(fr="Sorte d’objet", en="Kind of object"),
    Words(fr="Objet", en="Object"),
    Words(fr="Identifiant de l’objet", en="Object’s id"),
    Words(fr="Avant", en="Before"),
    Words(fr="Après", en="After"),
    Words(fr="Empreinte", en="Digest"),
)
_ROWS = Words(fr="Lignes", en="Rows")
_SEAL = Words(fr="Dernier bloc scellé", en="Last sealed block")
_NO_SEAL = Words(fr="aucun", en="none")


class Form(Protocol):
    """How an exported trace is written."""

    @property
    def media_type(self) -> str: ...

    def head(self, zone: str) -> bytes: ...

    def rows(self, traces: Sequence[Trace], known: Known, zone: str) -> bytes: ...

    def tail(self, seal: Seal | None, rows: int) -> bytes: ...


class _Csv(NamedTuple):
    """As spreadsheets of French offices read it: UTF-8 with its mark, semicolons."""

    media_type: str = "text/csv"

    def head(self, zone: str) -> bytes:
        # Said once: the other moments of the file are of the same zone.
        return b"\xef\xbb\xbf" + _lines([[str(words.filled(zone=zone)) for words in _HEAD]])

    def rows(self, traces: Sequence[Trace], known: Known, zone: str) -> bytes:
        return _lines(_cells(trace, known, ZoneInfo(zone)) for trace in traces)

    def tail(self, seal: Seal | None, rows: int) -> bytes:
        sealed = (str(seal.number), str(seal.digest)) if seal else (str(_NO_SEAL), "")
        return _lines([[str(_ROWS), str(rows), str(_SEAL), *sealed]])


class _JsonLines(NamedTuple):
    """One object a line, with what the chain hashes."""

    media_type: str = "application/x-ndjson"

    def head(self, zone: str) -> bytes:
        return b""

    def rows(self, traces: Sequence[Trace], known: Known, zone: str) -> bytes:
        return b"".join(_json(_object(trace, known)) for trace in traces)

    def tail(self, seal: Seal | None, rows: int) -> bytes:
        return _json({"rows": rows, "seal": seal._asdict() if seal else None})


FORMS: dict[str, Form] = {"csv": _Csv(), "jsonl": _JsonLines()}


def _cells(trace: Trace, known: Known, zone: ZoneInfo) -> list[str]:
    card = trace_card(trace, known)
    actor = card.actor
    return [
        str(card.id),
        trace.at.astimezone(zone).isoformat(timespec="seconds"),
        actor.name if actor else "",
        actor.id if actor else "",
        card.label,
        card.action,
        card.object.label,
        card.object.name or "",
        card.object.id,
        _side(card, "before"),
        _side(card, "after"),
        _digest(trace, card),
    ]


def _side(card: TraceCard, side: str) -> str:
    given = [(change.label, getattr(change, side)) for change in card.changes]
    return " | ".join(f"{label}: {value}" for label, value in given if value is not None)


def _object(trace: Trace, known: Known) -> dict[str, Any]:
    card = trace_card(trace, known)
    return {
        "id": card.id,
        "at": trace.at,
        "actor": trace.actor_id,
        "actor_name": card.actor.name if card.actor else None,
        "action": card.action,
        "label": card.label,
        "object_type": card.object.type,
        "object_id": card.object.id,
        "object_name": card.object.name,
        "community": trace.community,
        "before": None if card.withheld else trace.before,
        "after": None if card.withheld else trace.after,
        "withheld": card.withheld,
        "digest": _digest(trace, card),
    }


def _digest(trace: Trace, card: TraceCard) -> str:
    """Return the digest in the chain; of what is withheld none, by which it could be guessed."""
    return "" if card.withheld else ledger("trace").digest_of(trace)


def _lines(rows: Iterable[Sequence[str]]) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";")
    writer.writerows([neutral(cell) for cell in row] for row in rows)
    return text.getvalue().encode()


def _json(value: dict[str, Any]) -> bytes:
    return msgspec.json.encode(value) + b"\n"
