"""What happens to the presence of people, for the apps above to hear in the same transaction."""

import uuid
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class BusyChanged:
    """Somebody is busy until ``until``, or (None) is not busy with an end any more; ``before`` is what held."""

    person: uuid.UUID
    until: datetime | None
    before: datetime | None
