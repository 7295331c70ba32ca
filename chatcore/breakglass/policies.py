"""Who may do what with a request or an opening: pure functions. ``None`` means yes; words say why not."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from chatcore.breakglass.models import ANSWERED_WITHIN, Reason, State
from chatcore.foundation.words import Words

HOURS = (1, 24, 72)
LONGEST_PERIOD_DAYS = 366
LONGEST_HOLD_DAYS = 90
FEWEST_CHARACTERS = 20


@dataclass(frozen=True, kw_only=True)
class Standing:
    """What a person is to an opening.

    ``ranked``: they administer what it is asked of, now. ``takes_part``: they are in the conversation, or spoke in
    the period. ``state`` is what it is at this moment, also when nobody has noted it yet.
    """

    ranked: bool
    takes_part: bool
    asked: bool
    answered: bool
    state: str


def state_at(
    state: str, *, asked_at: datetime, ends_at: datetime | None, moment: datetime
) -> State:
    """Return what an opening is at ``moment``: time closes it, whoever notes it when."""
    if state == State.ASKED and asked_at + ANSWERED_WITHIN <= moment:
        return State.EXPIRED
    if state == State.OPEN and ends_at is not None and ends_at <= moment:
        return State.CLOSED
    return State(state)


def may_see(standing: Standing) -> bool:
    """Those of the rank see it; who takes part in the conversation is not warned by it."""
    if not standing.ranked:
        return False
    return standing.asked or standing.answered or not standing.takes_part


def why_not_answer(standing: Standing) -> Words | None:
    if standing.asked:
        return _SECOND_PERSON
    return _TAKES_PART if standing.takes_part else None


def why_not_answer_now(standing: Standing) -> Words | None:
    return None if standing.state == State.ASKED else _ANSWERED


def why_not_read(standing: Standing) -> Words | None:
    if not (standing.asked or standing.answered):
        return _ONLY_THE_TWO
    return None if standing.state == State.OPEN else NOT_OPEN


def why_not_close(standing: Standing) -> Words | None:
    """Whoever asked takes the request back; what is open is closed by any of the rank."""
    if standing.state == State.ASKED and not standing.asked:
        return _ONLY_WHO_ASKED
    return None


def why_not_close_now(standing: Standing) -> Words | None:
    return None if standing.state in (State.ASKED, State.OPEN) else _OVER


def abilities(standing: Standing) -> dict[str, bool]:
    """Return what the browser shows or hides."""
    return {
        "answer": (why_not_answer(standing) or why_not_answer_now(standing)) is None,
        "read": why_not_read(standing) is None,
        "close": (why_not_close(standing) or why_not_close_now(standing)) is None,
    }


def why_not_for(hours: int) -> Words | None:
    return None if hours in HOURS else _HOURS


def why_not_period(since: datetime, until: datetime, *, moment: datetime) -> Words | None:
    """Whether messages from ``since`` on, before ``until``, can be asked for at ``moment``."""
    if since >= until or since > moment:
        return BAD_PERIOD
    return _LONG_PERIOD if until - since > timedelta(days=LONGEST_PERIOD_DAYS) else None


def why_not_hold(reason: str, days: int) -> Words | None:
    """Whether those concerned may be told ``days`` later."""
    if days == 0:
        return None
    if reason != Reason.LEGAL_REQUISITION:
        return _ONLY_BY_LAW
    return None if 0 < days <= LONGEST_HOLD_DAYS else _HOLD_DAYS


_SECOND_PERSON = Words(
    fr="Vous avez fait cette demande : c’est à une seconde personne d’y répondre.",
    en="You made this request: it is for a second person to answer it.",
)
_TAKES_PART = Words(
    fr="Vous prenez part à cette conversation : quelqu’un d’autre doit décider.",
    en="You take part in this conversation: somebody else has to decide.",
)
_ANSWERED = Words(
    fr="Cette demande n’attend plus de réponse : elle en a reçu une, ou son délai est passé.",
    en="This request awaits no answer any more: it has one, or its time is over.",
)
_ONLY_THE_TWO = Words(
    fr="Seules les deux personnes qui ont demandé et accordé l’ouverture lisent cette conversation.",
    en="Only the two people who asked for the opening and granted it read this conversation.",
)
NOT_OPEN = Words(
    fr="Cette conversation n’est pas, ou plus, ouverte : faites une nouvelle demande si c’est nécessaire.",
    en="This conversation is not, or no longer, open: make another request if it is needed.",
)
_ONLY_WHO_ASKED = Words(
    fr="Seule la personne qui a fait cette demande peut la retirer ; vous pouvez la refuser.",
    en="Only the person who made this request can take it back; you can refuse it.",
)
_OVER = Words(fr="C’est déjà terminé.", en="It is over already.")
_HOURS = Words(
    fr="Une conversation s’ouvre pour 1, 24 ou 72 heures.",
    en="A conversation is opened for 1, 24 or 72 hours.",
)
BAD_PERIOD = Words(
    fr="La période va d’un jour passé à un jour plus tard : vérifiez ses deux dates.",
    en="The period goes from a day that is past to a later one: check its two dates.",
)
_LONG_PERIOD = Words(
    fr="La période demandée tient en un an : choisissez les jours dont il s’agit.",
    en="The period is a year at most: choose the days in question.",
)
_ONLY_BY_LAW = Words(
    fr="L’avis aux personnes ne se retarde que pour une réquisition judiciaire.",
    en="Telling those concerned is put off for a legal requisition only.",
)
_HOLD_DAYS = Words(
    fr="L’avis se retarde d’au plus 90 jours.", en="The notice is put off by 90 days at most."
)
