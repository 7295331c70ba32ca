"""Who may ask, decide, withdraw and ask again: pure functions. ``None`` means yes; words say why not."""

from dataclasses import dataclass

from chatcore.accords.models import Decision, State
from chatcore.communities.permissions import Level
from chatcore.foundation.words import Words


@dataclass(frozen=True, kw_only=True)
class AccordStanding:
    """What a person is to a request.

    ``decides``: they answer requests in its community, and may do by themselves what is asked. ``helps_out``: they
    are of the site's staff, and it concerns the site, or nobody answered in time. ``followed``: it was asked
    again already.
    """

    state: str
    mine: bool
    decides: bool
    helps_out: bool = False
    followed: bool = False

    @property
    def pending(self) -> bool:
        return self.state == State.PENDING


def may_see(standing: AccordStanding) -> bool:
    return standing.mine or standing.decides or standing.helps_out


def why_not_ask(level: str) -> Words | None:
    if level == Level.YES:
        return NEEDS_NONE
    return None if level == Level.ACCORD else _NOT_EVEN_ASKED


def why_not_decide(standing: AccordStanding) -> Words | None:
    """Nobody agrees to what they asked themselves, whatever else they are in the community."""
    if standing.mine:
        return NOT_ONES_OWN
    if not standing.pending:
        return ANSWERED
    return None if standing.decides or standing.helps_out else _NOT_A_DECIDER


def why_not_go_so_far(standing: AccordStanding, decision: str) -> Words | None:
    """Whether the agreement may go beyond this act: the staff of the site helps out, it does not delegate."""
    if decision == Decision.ONCE or standing.decides:
        return None
    return _HELPERS_AGREE_ONCE


def why_not_withdraw(standing: AccordStanding) -> Words | None:
    if not standing.mine:
        return _NOT_YOURS
    return None if standing.pending else ANSWERED


def why_not_ask_again(standing: AccordStanding) -> Words | None:
    if not standing.mine:
        return _NOT_YOURS
    if standing.followed:
        return _ASKED_AGAIN
    return None if standing.state in (State.STALE, State.EXPIRED) else _NOT_TO_REPEAT


def abilities(standing: AccordStanding) -> dict[str, bool]:
    """Return what the browser shows or hides."""
    decide = why_not_decide(standing) is None
    return {
        "decide": decide,
        "delegate": decide and why_not_go_so_far(standing, Decision.STANDING) is None,
        "withdraw": why_not_withdraw(standing) is None,
        "ask_again": why_not_ask_again(standing) is None,
    }


NEEDS_NONE = Words(
    fr="Vous pouvez le faire sans demander l’accord de personne.",
    en="You may do this without anybody’s agreement.",
)
NOT_ONES_OWN = Words(
    fr="Vous avez fait cette demande : c’est à quelqu’un d’autre d’y répondre.",
    en="You made this request: somebody else is to answer it.",
)
ANSWERED = Words(
    fr="Cette demande n’attend plus de réponse.", en="This request is not waiting for an answer."
)
_NOT_EVEN_ASKED = Words(
    fr="Votre rôle ne permet pas de le demander : voyez avec un administrateur de la communauté.",
    en="Your role does not allow asking for this: see an administrator of the community.",
)
_NOT_A_DECIDER = Words(
    fr="Seules les personnes qui répondent aux demandes d’accord peuvent le faire.",
    en="Only those who answer requests for agreement may do this.",
)
_HELPERS_AGREE_ONCE = Words(
    fr="L’équipe du site répond pour cette fois ; déléguer revient à un administrateur de la communauté.",
    en="The staff of the site answers this once; delegating is for an administrator of the community.",
)
_NOT_YOURS = Words(
    fr="Seule la personne qui a fait la demande peut le faire.",
    en="Only the person who made the request may do this.",
)
_ASKED_AGAIN = Words(
    fr="Vous avez déjà refait cette demande.", en="You have made this request again already."
)
_NOT_TO_REPEAT = Words(
    fr="On refait une demande quand la situation a changé ou quand personne n’a répondu à temps.",
    en="A request is made again when things have changed or nobody answered in time.",
)
