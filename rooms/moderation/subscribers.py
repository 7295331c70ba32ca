"""What moderation gives to the apps below, and does when something happens there."""

from chatcore.files.readers import reads_files
from chatcore.foundation.happenings import on
from chatcore.notices.describing import describes
from chatcore.people.happenings import AccountClosed
from rooms.conversations.avoiding import blocked_by, ignored_by
from rooms.conversations.happenings import MessageWithdrawn
from rooms.conversations.reviewing import reviewed_by
from rooms.moderation.actions.holding import WordReviewer
from rooms.moderation.actions.withdrawing import drop_edits_of
from rooms.moderation.models import Avoided
from rooms.moderation.selectors.avoided import apart_among, unwanted_among
from rooms.moderation.selectors.held import may_read_held
from rooms.moderation.selectors.noticed import (
    CASE,
    REPORT,
    STATEMENT,
    TIME_OUT,
    noticed_cases,
    noticed_reports,
    noticed_statements,
    noticed_time_outs,
)

reviewed_by(WordReviewer())
reads_files(may_read_held)
ignored_by(unwanted_among)
blocked_by(apart_among)
describes(CASE)(noticed_cases)
describes(REPORT)(noticed_reports)
describes(STATEMENT)(noticed_statements)
describes(TIME_OUT)(noticed_time_outs)


@on(AccountClosed)
def forget_whom_they_avoided(happening: AccountClosed) -> None:
    """Whom somebody did not want to hear goes with their account."""
    Avoided.objects.filter(person=happening.person_id).delete()


@on(MessageWithdrawn)
def drop_what_waits_for_it(happening: MessageWithdrawn) -> None:
    """An edit of a message that is deleted is not read by anybody."""
    drop_edits_of(happening.message, actor=happening.actor)
