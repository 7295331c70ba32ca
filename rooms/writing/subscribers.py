"""What writing does when something happens below it."""

from chatcore.files.happenings import FileChanged
from chatcore.files.readers import reads_files
from chatcore.foundation.happenings import on
from chatcore.live.followers import follows
from chatcore.notices.describing import describes
from chatcore.people.happenings import AccountClosed
from rooms.writing.actions.planned_files import drop_files_of
from rooms.writing.actions.recurring_posts import ABOUT_RECURRING, hand_over_of_gone
from rooms.writing.actions.sending import ABOUT_PLANNED, ABOUT_REMINDER
from rooms.writing.actions.telling import PLANNED, tell
from rooms.writing.models import Draft, Planned, Snippet
from rooms.writing.selectors.noticed import noticed_planned, noticed_recurring
from rooms.writing.selectors.planned import has_planned

follows("room.left")(hand_over_of_gone)
describes(ABOUT_PLANNED)(noticed_planned)
describes(ABOUT_REMINDER)(noticed_planned)
describes(ABOUT_RECURRING)(noticed_recurring)
reads_files(has_planned)


@on(AccountClosed)
def forget_what_they_wrote(happening: AccountClosed) -> None:
    """What somebody was about to write goes with their account; what came again is handed over as they leave rooms."""
    Draft.objects.filter(person=happening.person_id).delete()
    drop_files_of([happening.person_id])
    Planned.objects.filter(author=happening.person_id).delete()
    Snippet.objects.filter(owner=happening.person_id).delete()


@on(FileChanged)
def tell_who_planned_it(happening: FileChanged) -> None:
    """A file of a planned message was found good, or bad: the list shows it as it is now."""
    rows = Planned.objects.filter(files__file=happening.file)
    tell(rows.values_list("author_id", flat=True), PLANNED)
