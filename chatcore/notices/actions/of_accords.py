"""Notices of requests for agreement: to those who may answer, and to who asked once it is answered."""

import uuid
from collections.abc import Sequence

from chatcore.live.followers import Happened
from chatcore.notices.actions.raising import News, raise_notices, withdraw_about
from chatcore.notices.models import Kind
from chatcore.notices.selectors.accords import ANSWERED, TO_ANSWER

# Ends that somebody else made, or nobody: who withdraws a request knows it.
_TOLD = ("granted", "refused", "expired", "stale", "void")


def follow_accords(events: Sequence[Happened]) -> None:
    """Tell people of the requests of ``events``, which came on their own streams.

    A request that is late is told once more, to those who could not answer it before too. One that has ended
    waits for nobody.
    """
    ended = {one.body["accord"]["id"] for one in events if _state(one) != "pending"}
    raise_notices(
        news
        for one in events
        if (news := _news(one)) and (news.about_kind == ANSWERED or news.about not in ended)
    )
    if ended:
        withdraw_about(TO_ANSWER, ended)


def _news(event: Happened) -> News | None:
    card = event.body["accord"]
    person = event.stream.removeprefix("user:")
    asks = person == card["requester"]["id"]
    state = card["state"]
    if asks and state in _TOLD:
        actor = card["decider"]["id"] if card["decider"] else None
        return _line(ANSWERED, card, person, Kind.ACCORD, actor, "")
    if not asks and state == "pending":
        late = ":late" if card["escalated_at"] else ""
        return _line(TO_ANSWER, card, person, Kind.ACCORD, card["requester"]["id"], late)
    return None


def _line(
    about_kind: str, card: dict[str, str], person: str, kind: str, actor: str | None, again: str
) -> News:
    return News(
        person=uuid.UUID(person),
        kind=kind,
        source=f"{about_kind}:{card['id']}{again}",
        # Told again it is the same line, unless it was read meanwhile.
        fold=f"{about_kind}:{card['id']}",
        about_kind=about_kind,
        about=card["id"],
        actor=uuid.UUID(actor) if actor else None,
        community=uuid.UUID(card["community"]),
    )


def _state(event: Happened) -> str:
    return str(event.body["accord"]["state"])
