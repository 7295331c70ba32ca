"""The files of journeys: written with stable names, compared without moments."""

import json
import os
import re
import uuid
from pathlib import Path
from typing import Any

MOMENTS = ("_at", "since", "until", "deadline")


def with_stable_names(journey: dict[str, Any]) -> str:
    """Return the journey as JSON whose ids and moments do not change from run to run."""
    text = json.dumps(journey, ensure_ascii=False, indent=1)
    text = re.sub(r'"[0-9a-f]{64}"', f'"{"0" * 64}"', text)  # seals, which hold ids
    found = re.findall(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", text)
    for number, id_ in enumerate(dict.fromkeys(found)):
        text = text.replace(id_, str(uuid.uuid5(uuid.NAMESPACE_OID, f"journey {number}")))
    moments = sorted(set(re.findall(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", text)))
    return re.sub(
        r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z",
        lambda match: f"2026-11-23T10:00:{moments.index(match[0]) % 60:02}.000Z",
        text,
    )


def compare(file: Path, text: str) -> None:
    if os.environ.get("CHATCORE_WRITE_JOURNEYS"):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text + "\n", encoding="utf-8")
    written = json.loads(file.read_text(encoding="utf-8"))
    assert _shape(written) == _shape(json.loads(text)), "Write it anew: CHATCORE_WRITE_JOURNEYS=1"


def _shape(value: Any) -> Any:
    """Return ``value`` without moments: two acts of the same millisecond may share one."""
    if isinstance(value, dict):
        return {key: _shape(one) for key, one in value.items() if not key.endswith(MOMENTS)}
    return [_shape(one) for one in value] if isinstance(value, list) else value
