"""What those who are not signed in may read of a community that chose to be seen."""

from chatcore.communities.models import Community
from chatcore.foundation.errors import NotFound


def public_community(slug: str) -> Community:
    """Return the community of that name in addresses (one query).

    Raises:
        NotFound: there is none, it is archived, or its page is not public: the same answer for all.
    """
    found = Community.objects.filter(slug=slug[:60], public=True, archived_at=None).first()
    if found is None:
        raise NotFound
    return found
