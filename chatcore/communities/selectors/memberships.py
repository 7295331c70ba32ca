"""Reading a membership in order to change what hangs on it."""

from chatcore.communities.models import Community, Membership
from chatcore.foundation.errors import NotFound
from chatcore.foundation.ids import parse_id


def locked_membership(community: Community, person_id: object) -> Membership:
    """Return the membership of somebody of ``community``, held until the commit, with its person.

    Memberships are locked before groups, by all who lock both.

    Raises:
        NotFound: they do not belong, or ``person_id`` is no id.
    """
    membership = (
        Membership.objects.select_for_update(of=("self",))
        .filter(community=community, person=parse_id(person_id), left_at=None)
        .select_related("person", "community", "custom_role")
        .first()
    )
    if membership is None:
        raise NotFound(path="$.person")
    return membership
