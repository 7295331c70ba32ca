"""Voting: one ballot a person; changed at will where names are known, cast once where they are not."""

from collections.abc import Sequence

from django.db import transaction

from chatcore.foundation.errors import Invalid
from chatcore.foundation.words import Words
from chatcore.live import log
from chatcore.people.models import Person
from rooms.polls.counting import with_ballot, written
from rooms.polls.events import PollVoted
from rooms.polls.models import Ballot, Poll, PollKind, PollOption, Voter
from rooms.polls.selectors.access import PollRight, poll_for


@transaction.atomic
def cast_ballot(*, actor: Person, poll_id: object, choices: Sequence[str]) -> Poll:
    """Vote, or vote otherwise. The same ballot again changes nothing.

    Args:
        choices: keys of options; of a ranked poll the favourite first, as many as one likes.

    Raises:
        NotFound: the poll. Forbidden: not in its room, it is over, or it is anonymous and one has voted.
        Invalid: no such option, the same twice, none, or more than one may choose.
    """
    poll, standing, before = poll_for(actor, poll_id, to=PollRight.VOTE, locked=True)
    chosen = _checked(poll, choices)
    ranked = poll.kind == PollKind.RANKED
    ballot = written(chosen, ranked=ranked)
    if standing.voted and ballot == written(before, ranked=ranked):
        return poll
    if poll.anonymous:
        # Two rows that nothing ties: here that one has voted, there one more of such ballots among all.
        Voter.objects.create(poll=poll, person=actor)
    else:
        Ballot.objects.update_or_create(poll=poll, person=actor, defaults={"choices": chosen})
    tally = with_ballot(poll.tally, ballot)
    if standing.voted:
        tally = with_ballot(tally, written(before, ranked=ranked), -1)
    else:
        poll.turnout += 1
    _keep(poll, tally)
    _tell_devices(poll, actor, voted=True, choices=[] if poll.anonymous else chosen)
    return poll


@transaction.atomic
def withdraw_ballot(*, actor: Person, poll_id: object) -> Poll:
    """Take one's ballot back; without one: changes nothing. Raises as ``cast_ballot``."""
    poll, standing, before = poll_for(actor, poll_id, to=PollRight.WITHDRAW, locked=True)
    if standing.voted:
        Ballot.objects.filter(poll=poll, person=actor).delete()
        poll.turnout -= 1
        _keep(
            poll, with_ballot(poll.tally, written(before, ranked=poll.kind == PollKind.RANKED), -1)
        )
        _tell_devices(poll, actor, voted=False, choices=[])
    return poll


def _keep(poll: Poll, tally: dict[str, int]) -> None:
    """Write what is counted; the room is told of it with what others cast in the same second (``telling``)."""
    poll.tally, poll.untold = tally, True
    poll.save(update_fields=["tally", "turnout", "untold"])


def _tell_devices(poll: Poll, actor: Person, *, voted: bool, choices: Sequence[int]) -> None:
    event = PollVoted(poll_id=str(poll.id), voted=voted, choices=[str(one) for one in choices])
    log.emit(f"user:{actor.id}", event)


def _checked(poll: Poll, choices: Sequence[str]) -> list[int]:
    known = {
        str(number): number
        for number in PollOption.objects.filter(poll=poll).values_list("number", flat=True)
    }
    if not choices:
        raise Invalid(_NOTHING, path="$.choices")
    if len(set(choices)) < len(choices) or not known.keys() >= set(choices):
        raise Invalid(_NO_SUCH, path="$.choices")
    if len(choices) > poll.most:
        raise Invalid(_TOO_MANY.filled(most=poll.most), path="$.choices")
    chosen = [known[key] for key in choices]
    return chosen if poll.kind == PollKind.RANKED else sorted(chosen)


_NOTHING = Words(fr="Choisissez au moins une réponse.", en="Choose at least one answer.")
_NO_SUCH = Words(
    fr="Une de ces réponses n’est plus proposée, ou elle est choisie deux fois : rechargez le sondage.",
    en="One of these answers is there no more, or chosen twice: load the poll again.",
)
_TOO_MANY = Words(
    fr="Nombre de réponses que vous pouvez choisir, au plus : {most}.",
    en="Answers that you may choose, at most: {most}.",
)
