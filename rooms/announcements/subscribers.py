"""What announcements do when something happens."""

from chatcore.live.followers import follows
from rooms.announcements.actions.planning import PLANNED_ANNOUNCEMENTS
from rooms.announcements.actions.receipts import count_for_followers
from rooms.announcements.selectors.catching import to_confirm
from rooms.conversations.catching import sums_up
from rooms.writing.posters import announced_by

sums_up(to_confirm)
announced_by(PLANNED_ANNOUNCEMENTS)
follows("announcement.acknowledged")(count_for_followers)
