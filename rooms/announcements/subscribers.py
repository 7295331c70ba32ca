"""What announcements do when something happens."""

from chatcore.live.followers import follows
from rooms.announcements.actions.receipts import count_for_followers

follows("announcement.acknowledged")(count_for_followers)
