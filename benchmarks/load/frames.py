"""Frames as bytes: posts made without an encoder, events and replies counted without a decoder."""

import secrets

TEXT = "Le devis du chantier est arrivé ce matin, avec trois variantes à discuter."

# Objects begin with their type; an author's text cannot hold these bytes, since JSON escapes its quotes.
POSTED = b'{"type":"message.posted"'
REPLY = b'{"type":"reply"'
_ACCEPTED = b'"ok":true'
_CLIENT_ID = b'"client_id":"'
# Where the last group of a UUID begins.
_LAST_GROUP = 24


class Posts:
    """Makes ``message.post`` frames that are numbered: the number comes back in each event."""

    def __init__(self) -> None:
        fresh = secrets.token_hex(10)
        self._series = f"{fresh[:8]}-{fresh[8:12]}-4{fresh[13:16]}-a{fresh[17:20]}-"

    def frame(self, room: str, number: int, text: str = TEXT) -> bytes:
        """Return the frame of message ``number``, a whole number below 2 ** 48."""
        return (
            f'{{"type":"message.post","ref":"{number}","room":"{room}","text":"{text}",'
            f'"client_id":"{self._series}{number:012x}"}}'
        ).encode()


def numbers(payload: bytes) -> list[int]:
    """Return the numbers of the posted events in ``payload``, in their order."""
    found = []
    for event in payload.split(POSTED)[1:]:
        at = event.index(_CLIENT_ID) + len(_CLIENT_ID) + _LAST_GROUP
        found.append(int(event[at : at + 12], 16))
    return found


def refusal(payload: bytes) -> str | None:
    """Return the beginning of the first reply in ``payload`` that is not ``ok``, if there is one."""
    for reply in payload.split(REPLY)[1:]:
        if _ACCEPTED not in reply[:200]:
            return reply[:300].decode(errors="replace")
    return None
