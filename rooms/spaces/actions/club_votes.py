"""Votes: put, cast, changed until the closing, counted once; what they decide is done at the closing."""

import hashlib
import secrets
from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import transaction

from chatcore.foundation.clock import now
from chatcore.foundation.errors import Conflict, Invalid
from chatcore.foundation.words import Words
from chatcore.people.checks import checked_line
from chatcore.people.models import Person
from rooms.spaces.actions.club_news import tell, trace
from rooms.spaces.actions.club_pilots import signed_member
from rooms.spaces.actions.clubs import checked_charter
from rooms.spaces.actions.telling import tell_vote
from rooms.spaces.checks import checked_choice
from rooms.spaces.models import Participation, SecretBallot, Vote, VoteKind
from rooms.spaces.selectors.club_votes import vote_for
from rooms.spaces.selectors.clubs import ClubRight, club_for

# Yes, no and abstain, which each reads in their language.
DECISION = {"yes": "", "no": "", "abstain": ""}
MOST_CHOICES = 10
SHORTEST, LONGEST = timedelta(minutes=5), timedelta(days=90)


@transaction.atomic
def open_vote(
    *,
    actor: Person,
    club_id: object,
    question: str,
    closes_at: str,
    kind: str = VoteKind.QUESTION,
    choices: Sequence[str] = (),
    secret: bool = False,
    charter: str = "",
    person_id: object = None,
) -> Vote:
    """Put a question to the members until ``closes_at`` (RFC 3339).

    Args:
        choices: at least two named ones, for a question; without them, yes, no and abstain.
        charter: the new one, where it is to change. person_id: whom to exclude, or to make the pilot.

    Raises:
        NotFound: the club, or the person in it. Forbidden: as ``club_for``. Invalid, TooLarge: a field.
    """
    kind = checked_choice(kind, list(VoteKind), "$.kind")
    moment = _checked_closing(closes_at)
    club = club_for(actor, club_id, to=ClubRight.TAKE_PART, locked=True).club
    named = _checked_choices(kind, choices)
    text, html = checked_charter(charter) if kind == VoteKind.CHARTER else ("", "")
    subject = None
    if kind in (VoteKind.EXCLUDE, VoteKind.PILOT):
        subject = signed_member(club, person_id).person
    vote = Vote.objects.create(
        club=club,
        kind=kind,
        question=checked_line(question, longest=300, path="$.question", required=True),
        choices=named,
        secret=secret,
        quorum=club.quorum,
        charter_text=text,
        charter_html=html,
        subject=subject,
        opened_by=actor,
        closes_at=moment,
    )
    trace("club.vote_opened", club, actor, {"vote": vote.id, "kind": kind})
    tell(club, by=actor)
    tell_vote(vote)
    return vote


@transaction.atomic
def cast_ballot(
    *, actor: Person, vote_id: object, choice: str, receipt: str | None = None
) -> str | None:
    """Vote, or vote otherwise while the vote is open.

    Returns:
        Of a secret vote the receipt, which is kept nowhere here: who shows it may change their ballot.

    Raises:
        NotFound: the vote. Forbidden: as ``club_for``. Conflict: it is closed; or one has voted in secret already
        and does not show the receipt. Invalid: no such choice.
    """
    vote, view = vote_for(actor, vote_id, to=ClubRight.TAKE_PART, locked=True)
    if vote.closed_at is not None or vote.closes_at <= now():
        raise Conflict(_CLOSED, code="vote_closed")
    checked_choice(choice, list(vote.choices), "$.choice")
    if vote.secret:
        receipt = _cast_in_secret(vote, actor, choice, receipt)
    else:
        Participation.objects.update_or_create(vote=vote, person=actor, defaults={"choice": choice})
        receipt = None
    trace("club.voted", view.club, actor, {"vote": vote.id})
    tell(view.club, by=actor)
    return receipt


def _cast_in_secret(vote: Vote, actor: Person, choice: str, receipt: str | None) -> str:
    """Put a ballot that nothing ties to ``actor``: not its key, nor its date, nor its place among the others."""
    if Participation.objects.filter(vote=vote, person=actor).exists():
        ballot = SecretBallot.objects.filter(vote=vote, digest=_digest(receipt or "")).first()
        if receipt is None or ballot is None:
            raise Conflict(_NO_RECEIPT, code="receipt_needed", path="$.receipt")
        ballot.choice = choice
        ballot.save(update_fields=["choice"])
    else:
        receipt = secrets.token_urlsafe(24)
        Participation.objects.create(vote=vote, person=actor)
        SecretBallot.objects.create(vote=vote, digest=_digest(receipt), choice=choice)
    _shuffle(vote)
    return receipt


def _shuffle(vote: Vote) -> None:
    """Write the rows of a secret vote anew, in the order of random keys: tables remember in which order rows came."""
    ballots = [
        SecretBallot(vote=vote, digest=digest, choice=choice)
        for digest, choice in vote.secret_ballots.values_list("digest", "choice")
    ]
    people = list(vote.participations.values_list("person_id", flat=True))
    vote.secret_ballots.all().delete()
    vote.participations.all().delete()
    SecretBallot.objects.bulk_create(sorted(ballots, key=lambda one: one.id))
    voted = [Participation(vote=vote, person_id=person) for person in people]
    Participation.objects.bulk_create(sorted(voted, key=lambda one: one.id))


def _digest(receipt: str) -> str:
    return hashlib.sha256(receipt.encode()).hexdigest()


def _checked_closing(text: str) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise Invalid(_BAD_CLOSING, path="$.closes_at") from None
    if moment.tzinfo is None or not now() + SHORTEST <= moment <= now() + LONGEST:
        raise Invalid(_BAD_CLOSING, path="$.closes_at")
    return moment


def _checked_choices(kind: str, choices: Sequence[str]) -> dict[str, str]:
    if kind != VoteKind.QUESTION or not choices:
        if choices:
            raise Invalid(_DECISIONS_ARE_YES_NO, path="$.choices")
        return dict(DECISION)
    labels = [
        checked_line(label, longest=120, path=f"$.choices[{index}]", required=True)
        for index, label in enumerate(choices)
    ]
    if not 2 <= len(set(labels)) == len(labels) <= MOST_CHOICES:
        raise Invalid(_BAD_CHOICES.filled(most=MOST_CHOICES), path="$.choices")
    return {str(number): label for number, label in enumerate(labels, start=1)}


_CLOSED = Words(
    fr="Ce vote est clos : son résultat ne change plus.",
    en="This vote is closed: its result does not change any more.",
)
_NO_RECEIPT = Words(
    fr="Vous avez déjà voté. Un vote secret ne se change que depuis l’appareil qui en garde le reçu.",
    en="You have voted already. A secret vote is changed only from the device that keeps its receipt.",
)
_BAD_CLOSING = Words(
    fr="La clôture est une date avec son fuseau, d’ici 5 minutes à 90 jours.",
    en="The closing is a date with its time zone, 5 minutes to 90 days from now.",
)
_DECISIONS_ARE_YES_NO = Words(
    fr="Une décision se vote par oui, non ou abstention.",
    en="A decision is voted by yes, no or abstain.",
)
_BAD_CHOICES = Words(
    fr="Proposez de 2 à {most} choix, tous différents.",
    en="Give 2 to {most} choices, all of them different.",
)
