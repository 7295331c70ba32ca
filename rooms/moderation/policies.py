"""Who decides what of a case: pure functions of a standing. ``None`` means yes; words say why not."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from chatcore.foundation.words import Words
from rooms.moderation.models.case import CaseKind, CaseState
from rooms.moderation.models.decision import APPEAL_WITHIN, Outcome

# Longer than a year, one takes somebody out of the community (``manage_people``) rather than silence them in it.
LONGEST_TIME_OUT = timedelta(days=366)
SHORTEST_TIME_OUT = timedelta(minutes=5)


@dataclass(frozen=True, kw_only=True)
class CaseStanding:
    """What somebody is to a case: whether they moderate whom it is about, are one of its parties, or decided before.

    ``administers``: they may take people out of the community, so that what was referred is for them.
    """

    moderates: bool
    administers: bool
    party: bool
    decided: bool
    state: str
    kind: str
    of_leaders: bool = False


def may_see(standing: CaseStanding) -> bool:
    """Nobody sees a case in which they are the author or one who reported, but by their own statement or report."""
    return standing.moderates and not standing.party


def why_not_assign(standing: CaseStanding) -> Words | None:
    return _ENDED if standing.state == CaseState.DECIDED else _why_not_referred(standing)


def why_not_decide(standing: CaseStanding) -> Words | None:
    if standing.state == CaseState.DECIDED:
        return _ENDED
    if standing.state == CaseState.APPEALED and standing.decided:
        return _ANOTHER
    return _why_not_referred(standing)


def why_not_refer(standing: CaseStanding) -> Words | None:
    if standing.state != CaseState.OPEN:
        return _ENDED if standing.state == CaseState.DECIDED else _NOT_TO_REFER
    # Who administers the community may not read there.
    return _STAYS_WITH_THE_ROOM if standing.of_leaders else None


def why_not_outcome(outcome: str, *, kind: str) -> Words | None:
    """Whether a case of ``kind`` can end so."""
    return None if outcome in OUTCOMES[kind] else _NOT_HERE


def why_not_time_out(*, leads: bool, administrator: bool, administers: bool) -> Words | None:
    """Whether somebody can be given a time-out: who leads, by administrators alone; an administrator, by nobody."""
    if administrator:
        return _NOT_ADMINISTRATORS
    return _BY_ADMINISTRATORS if leads and not administers else None


def why_not_sweep(*, leads: bool, administrator: bool, administers: bool) -> Words | None:
    """Whether all that somebody said lately can be taken away at once: as with a time-out, of nobody above."""
    if administrator:
        return _NOT_THEIRS
    return _THEIRS_BY_ADMINISTRATORS if leads and not administers else None


def why_not_until(ends_at: datetime, *, moment: datetime) -> Words | None:
    if ends_at < moment + SHORTEST_TIME_OUT:
        return _PAST
    return _TOO_LONG if ends_at > moment + LONGEST_TIME_OUT else None


def why_not_appeal(
    decided_at: datetime, *, moment: datetime, appealed: bool, final: bool
) -> Words | None:
    """Whether a party can appeal: once, within six months, and not against the answer to an appeal."""
    if final:
        return _FINAL
    if appealed:
        return APPEALED
    return _TOO_LATE if moment > decided_at + APPEAL_WITHIN else None


def abilities(standing: CaseStanding) -> dict[str, bool]:
    return {
        "assign": why_not_assign(standing) is None,
        "decide": why_not_decide(standing) is None,
        "refer": why_not_refer(standing) is None,
    }


def _why_not_referred(standing: CaseStanding) -> Words | None:
    referred = standing.state == CaseState.REFERRED
    return _REFERRED if referred and not standing.administers else None


OUTCOMES: dict[str, tuple[str, ...]] = {
    CaseKind.MESSAGE: (Outcome.NOTHING, Outcome.REMOVE, Outcome.WARN, Outcome.TIME_OUT),
    CaseKind.PERSON: (Outcome.NOTHING, Outcome.WARN, Outcome.TIME_OUT),
    CaseKind.HELD: (Outcome.RELEASE, Outcome.REFUSE),
    CaseKind.RECENT: (Outcome.NOTHING, Outcome.REMOVE),
}
_ENDED = Words(fr="Ce dossier est clos.", en="This case is closed.")
_ANOTHER = Words(
    fr="Vous avez pris la première décision : une autre personne répond au recours.",
    en="You made the first decision: another person answers the appeal.",
)
_REFERRED = Words(
    fr="Ce dossier a été confié à l’administration de la communauté : elle y répond.",
    en="This case was handed to the administrators of the community: they answer it.",
)
_NOT_TO_REFER = Words(
    fr="Ce dossier ne peut plus être transmis.", en="This case can be handed on no more."
)
_STAYS_WITH_THE_ROOM = Words(
    fr="Ce salon est privé : les personnes qui l’animent décident.",
    en="This room is private: those who lead it decide.",
)
_NOT_HERE = Words(
    fr="Ce dossier ne se règle pas ainsi : choisissez l’une des décisions proposées.",
    en="This case does not end so: choose one of the decisions that are offered.",
)
_NOT_ADMINISTRATORS = Words(
    fr="On ne met pas en pause une personne qui administre la communauté : adressez-vous à l’équipe du site.",
    en="An administrator of the community is given no time-out: turn to the staff of the site.",
)
_BY_ADMINISTRATORS = Words(
    fr="Cette personne anime la communauté : transmettez le dossier à l’administration.",
    en="This person leads in the community: hand the case to its administrators.",
)
_NOT_THEIRS = Words(
    fr="On ne retire pas d’un coup les messages d’une personne qui administre la communauté : adressez-vous à "
    "l’équipe du site.",
    en="Messages of an administrator of the community are not removed all at once: turn to the staff of the site.",
)
_THEIRS_BY_ADMINISTRATORS = Words(
    fr="Cette personne anime la communauté : l’administration décide de ses messages.",
    en="This person leads in the community: its administrators decide about their messages.",
)
_PAST = Words(
    fr="Choisissez une fin à venir, dans cinq minutes au moins.",
    en="Choose an end to come, five minutes from now at least.",
)
_TOO_LONG = Words(fr="Une pause dure un an au plus.", en="A time-out lasts a year at most.")
_FINAL = Words(
    fr="Cette décision répond à un recours : elle est définitive ici. La voie judiciaire reste ouverte.",
    en="This decision answers an appeal: it is final here. The courts remain open to you.",
)
APPEALED = Words(
    fr="Vous avez déjà fait un recours contre cette décision.",
    en="You have appealed against this decision already.",
)
_TOO_LATE = Words(
    fr="Le délai de six mois pour faire un recours est passé.",
    en="The six months to appeal have passed.",
)
