"""Polls whose message was deleted: their answers and ballots go too."""

from datetime import timedelta

from chatcore.foundation.clock import now
from rooms.polls.models import Ballot, Poll, PollOption, Voter

# A deletion can be taken back for some seconds; nobody sees the poll meanwhile.
AFTER = timedelta(minutes=5)


def forget_deleted() -> int:
    """Empty the polls whose messages were deleted a while ago; returns of how many."""
    gone = Poll.objects.filter(message__deleted_at__lt=now() - AFTER).exclude(options=None)
    ids = list(gone.distinct().values_list("id", flat=True)[:500])
    for model in (Ballot, Voter, PollOption):
        model.objects.filter(poll__in=ids).delete()
    Poll.objects.filter(id__in=ids).update(tally={}, turnout=0, outcome=None, untold=False)
    return len(ids)
