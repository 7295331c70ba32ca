"""The files of journeys: written with stable names and moments, so that writing them anew changes what has changed."""

import itertools
import json
import os
import re
import uuid
from datetime import UTC, datetime, timedelta, tzinfo
from pathlib import Path
from typing import Any

MOMENT = r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z"
FIRST = datetime(2026, 11, 23, 10, tzinfo=UTC)


class TickingClock:
    """Stands in for ``datetime`` in ``chatcore.foundation.clock``: no two looks at it fall into one millisecond, so
    that which moments are the same does not depend on how fast the machine is."""

    def __init__(self) -> None:
        self._began = datetime.now(UTC).replace(microsecond=0)  # noqa: TID251 (it is set by the real one)
        self._looks = itertools.count()

    def now(self, _zone: tzinfo) -> datetime:
        return self._began + timedelta(milliseconds=next(self._looks))


def with_stable_names(journey: dict[str, Any]) -> str:
    """Return the journey as JSON whose ids and moments do not change from run to run."""
    text = json.dumps(journey, ensure_ascii=False, indent=1)
    text = re.sub(r'"[0-9a-f]{64}"', f'"{"0" * 64}"', text)  # seals, which hold ids
    found = re.findall(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", text)
    for number, id_ in enumerate(dict.fromkeys(found)):
        text = text.replace(id_, str(uuid.uuid5(uuid.NAMESPACE_OID, f"journey {number}")))
    moments = sorted(set(re.findall(MOMENT, text)))
    seconds = {one: FIRST + timedelta(seconds=place) for place, one in enumerate(moments)}
    return re.sub(MOMENT, lambda match: f"{seconds[match[0]]:%Y-%m-%dT%H:%M:%S}.000Z", text)


def compare(file: Path, text: str) -> None:
    if os.environ.get("CHATCORE_WRITE_JOURNEYS"):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text + "\n", encoding="utf-8")
    written = json.loads(file.read_text(encoding="utf-8"))
    assert written == json.loads(text), "Write it anew: CHATCORE_WRITE_JOURNEYS=1"
