"""For how long events are kept for replay. What came before is reloaded: a resume from there is ``limited``.

Taking them out is done by ``chatcore.records``, which keeps what they trace in the same transaction.
"""

from datetime import timedelta

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

# A client that was away over night resumes; a century is a typing error.
FEWEST_DAYS, MOST_DAYS = 1, 36_500


def kept_for() -> timedelta:
    """Return for how long events are kept (CHATCORE_LOG_DAYS).

    Raises:
        ImproperlyConfigured: for less than a day, or more than a hundred years.
    """
    days: int = settings.LOG_DAYS
    if not FEWEST_DAYS <= days <= MOST_DAYS:
        raise ImproperlyConfigured(
            f"CHATCORE_LOG_DAYS={days}: events are kept for {FEWEST_DAYS} to {MOST_DAYS} days."
        )
    return timedelta(days=days)
