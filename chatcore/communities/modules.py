"""The parts of a community that can be off, or on for certain roles: a closed list, and the one rule. Pure.

Of a module a community keeps nothing while it is on for everybody, False when it is off, and the keys of roles when it
is on for these: shipped roles, and ids of the community's own. Only what exists is listed: a switch does something.
"""

from collections.abc import Collection, Mapping

from chatcore.communities.models import Role
from chatcore.communities.permissions import AS_ROLE, SITE_ADMINISTRATOR

MODULES = ("groups", "projects", "network", "clubs", "directory", "announcements")

Setting = bool | list[str]

# Who may be chosen. Administrators have what is on for anybody: they could not set it otherwise; guests and bots
# know what they were invited to, and are in nothing that is for certain roles.
CHOOSABLE = (Role.FUNCTIONAL_ADMINISTRATOR, Role.ANIMATOR, Role.MEMBER)


def is_on_for(setting: Setting, roles: Collection[str]) -> bool:
    """Tell whether a module that is set so is on for somebody who has ``roles``, by their keys."""
    if isinstance(setting, bool):
        return setting
    return not set(roles).isdisjoint((Role.ADMINISTRATOR, SITE_ADMINISTRATOR, *setting))


def roles_said(role: str | None, own: object, mandates: str) -> frozenset[str]:
    """Return the keys of all roles that somebody has: their role, or that of the community's own which stands for
    it, and those of their mandates (``mandates`` as ``permissions.given_by`` reads it)."""
    if role is None:
        return frozenset()
    given = (word.removeprefix(AS_ROLE) for word in mandates.split() if word.startswith(AS_ROLE))
    return frozenset({str(own or role), *given})


def setting_of(settings: Mapping[str, Setting], module: str) -> Setting:
    return settings.get(module, True)


def all_settings(settings: Mapping[str, Setting]) -> dict[str, Setting]:
    """Return for each module for whom it is on: True, everybody; False, nobody; or the keys of roles."""
    return {module: setting_of(settings, module) for module in MODULES}


def modules_for(settings: Mapping[str, Setting], roles: Collection[str]) -> dict[str, bool]:
    """Return which modules are on for somebody who has ``roles``."""
    return {module: is_on_for(setting_of(settings, module), roles) for module in MODULES}


def without_role(settings: Mapping[str, Setting], role: str) -> dict[str, Setting]:
    """Return ``settings`` once nobody can have ``role`` any more."""
    return {
        module: setting if isinstance(setting, bool) else [one for one in setting if one != role]
        for module, setting in settings.items()
    }
