"""Whether a module is on for who is looking: the one question that every app asks."""

from chatcore.communities.models import Community
from chatcore.communities.modules import is_on_for, setting_of
from chatcore.communities.selectors.access import standing_in
from chatcore.foundation.errors import NotFound


def is_on(community: Community, module: str) -> bool:
    """Tell whether ``module`` is on in ``community`` for the viewer whose standing it carries (no query)."""
    return is_on_for(setting_of(community.modules, module), standing_in(community).roles)


def need_module(community: Community, module: str, *, path: str | None = None) -> None:
    """Go on if ``module`` is on for the viewer: the doors of one that is off are those of nothing.

    Args:
        community: as ``community_for`` or ``with_standing`` gave it.

    Raises:
        NotFound: it is off, or on for others only.
    """
    if not is_on(community, module):
        raise NotFound(path=path)
