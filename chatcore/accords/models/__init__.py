"""The tables of accords: requests, and how long a community gives itself to answer them."""

from chatcore.accords.models.request import AccordRequest, Decision, State
from chatcore.accords.models.rules import MOST_DAYS, USUAL_DAYS, AccordRules

__all__ = ["MOST_DAYS", "USUAL_DAYS", "AccordRequest", "AccordRules", "Decision", "State"]
