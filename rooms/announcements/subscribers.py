"""What announcements do when something happens."""

from chatcore.live.followers import follows
from rooms.announcements.actions.receipts import count_for_followers
from rooms.announcements.selectors.catching import to_confirm
from rooms.conversations.catching import sums_up

sums_up(to_confirm)
follows("announcement.acknowledged")(count_for_followers)
