"""What notices do when something happens below them."""

from chatcore.foundation.happenings import on
from chatcore.live.followers import follows
from chatcore.notices.actions.of_accords import follow_accords
from chatcore.notices.actions.preferences import change_preferences
from chatcore.notices.describing import describes
from chatcore.notices.selectors.accords import ANSWERED, TO_ANSWER, noticed_accords
from chatcore.notices.selectors.preferences import preferences_of
from chatcore.people.models import Person
from presence.happenings import BusyChanged

follows("accord.requested", "accord.decided", "accord.changed")(follow_accords)
for kind in (TO_ANSWER, ANSWERED):
    describes(kind)(noticed_accords)


@on(BusyChanged)
def leave_in_peace(happening: BusyChanged) -> None:
    """Whoever says to be busy until a moment is left in peace until then; and no longer than they are busy.

    What they asked of the notices themselves stays.
    """
    person = Person.objects.get(id=happening.person)
    asked = preferences_of(person).do_not_disturb_until
    if happening.until is not None and (asked is None or asked < happening.until):
        change_preferences(
            actor=person, changes={"do_not_disturb_until": happening.until.isoformat()}
        )
    elif happening.until is None and asked is not None and asked == happening.before:
        change_preferences(actor=person, changes={"do_not_disturb_until": None})
