"""The parts of a community that can be off: a closed list, and the one question that every app asks. Pure."""

from chatcore.communities.models import Community
from chatcore.foundation.errors import NotFound

MODULES = (
    "groups",
    "projects",
    "network",
    "clubs",
    "directory",
    "announcements",
    "events",
    "needs",
)


def is_on(community: Community, module: str) -> bool:
    return module not in community.modules_off


def need_module(community: Community, module: str, *, path: str | None = None) -> None:
    """Go on if ``module`` is on in ``community``: the doors of one that is off are those of nothing.

    Raises:
        NotFound: it is off.
    """
    if not is_on(community, module):
        raise NotFound(path=path)


def modules_of(community: Community) -> dict[str, bool]:
    return {module: is_on(community, module) for module in MODULES}
