"""What notices hear of the apps below them."""

from chatcore.live.followers import follows
from chatcore.notices.actions.of_accords import follow_accords
from chatcore.notices.describing import describes
from chatcore.notices.selectors.accords import ANSWERED, TO_ANSWER, noticed_accords

follows("accord.requested", "accord.decided", "accord.changed")(follow_accords)
for kind in (TO_ANSWER, ANSWERED):
    describes(kind)(noticed_accords)
