"""The tables of break-glass."""

from chatcore.breakglass.models.opening import (
    ANSWERED_WITHIN,
    Concerned,
    Opening,
    Reason,
    State,
)

__all__ = ["ANSWERED_WITHIN", "Concerned", "Opening", "Reason", "State"]
