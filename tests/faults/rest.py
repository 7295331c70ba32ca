"""REST from an event loop, for as long as it takes: a server that is away is asked again."""

import asyncio
from http.client import HTTPException
from typing import Any, cast

from tests.faults.record import Record
from tests.protocol.account import Account

# The pause where the answer names none.
PAUSE = 0.2


async def read(account: Account, path: str, record: Record) -> Any:
    """Return what ``path`` shows; a refusal for the moment is waited out, a fault is a breach."""
    while True:
        pause = PAUSE
        try:
            answer = await asyncio.to_thread(account.ask, "GET", path)
        except (OSError, HTTPException, ValueError):
            record.counts["rest unreachable"] += 1
        else:
            if answer.status == 200:
                return answer.body
            record.counts[f"rest {answer.status}"] += 1
            if answer.status not in (429, 503):
                record.breach(f"GET {path} answered {answer.status}: {answer.body!r:.200}")
            pause = float(cast(str, answer.headers.get("retry-after", PAUSE)))
        await asyncio.sleep(pause)
