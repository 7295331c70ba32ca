"""How mandates are called: by what they give, and where."""

from chatcore.communities.models import Mandate
from chatcore.communities.permissions import AS_ROLE, PERMISSION_WORDS, ROLE_WORDS, Permission
from chatcore.foundation.words import Words


def title_words(mandate: Mandate) -> Words:
    """Return what ``mandate`` gives: the name of a role, or of permissions."""
    if mandate.custom_role is not None:
        return Words(fr=mandate.custom_role.name, en=mandate.custom_role.name)
    if mandate.gives.startswith(AS_ROLE):
        return ROLE_WORDS[mandate.gives.removeprefix(AS_ROLE)]
    known = [PERMISSION_WORDS[Permission(one)] for one in mandate.gives.split()]
    return Words(fr=", ".join(one.fr for one in known), en=", ".join(one.en for one in known))


def scope_words(mandate: Mandate) -> Words:
    """Return where ``mandate`` counts: in the whole community, a component or a group, which its caller fetched."""
    if mandate.component is not None:
        place = f"{mandate.community.name}, {mandate.component.name}"
        return Words(fr=place, en=place)
    if mandate.group is None:
        return Words(fr=mandate.community.name, en=mandate.community.name)
    return Words(
        fr=f"{mandate.community.name}, groupe {mandate.group.name}",
        en=f"{mandate.community.name}, group {mandate.group.name}",
    )
