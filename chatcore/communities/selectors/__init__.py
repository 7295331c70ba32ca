"""Reading communities, always for somebody."""

from chatcore.communities.selectors.access import Right, community_for

__all__ = ["Right", "community_for"]
