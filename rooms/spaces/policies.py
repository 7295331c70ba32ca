"""Who may do what in a project: pure functions of a standing. ``None`` means yes; words say why not."""

from dataclasses import dataclass

from chatcore.communities.group_policies import why_not_put_in
from chatcore.communities.permissions import Permission
from chatcore.communities.policies import Standing, why_not_browse_people
from chatcore.foundation.words import Words
from rooms.spaces.models import Joining, ParticipantRole, Side, State


@dataclass(frozen=True, kw_only=True)
class ProjectStanding:
    """What a person is to a project: to its community, and in it (None: they are not in it).

    ``entrance``: they asked to come in, or were invited, and nobody has answered yet.
    """

    community: Standing
    state: str
    joining: str
    role: str | None
    entrance: str | None = None
    archived: bool = False

    @property
    def inside(self) -> bool:
        return self.role is not None

    @property
    def frozen(self) -> bool:
        return self.archived or self.community.archived


def may_see(standing: ProjectStanding) -> bool:
    """A draft is its holders' alone."""
    return standing.inside or standing.state != State.DRAFT


def why_not_see(standing: ProjectStanding) -> Words | None:
    """Projects tell who belongs to the community; guests do not learn that."""
    return why_not_browse_people(standing.community)


def why_not_create(standing: Standing) -> Words | None:
    if standing.archived:
        return COMMUNITY_ARCHIVED
    if why_not := why_not_put_in(standing.role):
        return why_not
    return None if standing.may(Permission.CREATE_PROJECT) else NOT_THIS_ROLE


def why_not_change(standing: ProjectStanding) -> Words | None:
    """Changing what it is and its state, and deciding who is in it and as what."""
    return (ARCHIVED if standing.frozen else None) or _why_not_manage(standing)


def why_not_archive(standing: ProjectStanding) -> Words | None:
    """Archiving and reopening: what is archived already may be opened again."""
    return (COMMUNITY_ARCHIVED if standing.community.archived else None) or _why_not_manage(
        standing
    )


def why_not_work(standing: ProjectStanding) -> Words | None:
    """Milestones and documents are kept by all who are in the project."""
    if standing.frozen:
        return ARCHIVED
    return None if standing.inside else NOT_INSIDE


def why_not_invite(standing: ProjectStanding) -> Words | None:
    if why_not := why_not_change(standing):
        return why_not
    return _NOT_OPEN.get(standing.state)


def why_not_ask(standing: ProjectStanding) -> Words | None:
    """Asking to come in, or taking up an invitation."""
    if standing.inside:
        return ALREADY_INSIDE
    if standing.frozen:
        return ARCHIVED
    if why_not := why_not_put_in(standing.community.role) or _NOT_OPEN.get(standing.state):
        return why_not
    if standing.joining == Joining.INVITATION and standing.entrance != Side.INVITED:
        return BY_INVITATION
    return None


def why_not_withdraw(standing: ProjectStanding) -> Words | None:
    """Taking back what one asked, or declining an invitation."""
    return None if standing.entrance else NOTHING_ASKED


def why_not_leave(standing: ProjectStanding) -> Words | None:
    return None if standing.inside else NOT_INSIDE


def abilities(standing: ProjectStanding) -> dict[str, bool]:
    """Return what the browser shows or hides."""
    return {
        "see": may_see(standing) and why_not_see(standing) is None,
        "change": why_not_change(standing) is None,
        "archive": why_not_archive(standing) is None,
        "invite": why_not_invite(standing) is None,
        "work": why_not_work(standing) is None,
        "ask": why_not_ask(standing) is None and standing.entrance is None,
        "accept": why_not_ask(standing) is None and standing.entrance == Side.INVITED,
        "withdraw": why_not_withdraw(standing) is None,
        "leave": why_not_leave(standing) is None,
    }


def _why_not_manage(standing: ProjectStanding) -> Words | None:
    manages = standing.role == ParticipantRole.HOLDER or standing.community.may(
        Permission.MANAGE_PROJECTS
    )
    return None if manages else ONLY_HOLDERS


NOT_THIS_ROLE = Words(
    fr="Votre rôle dans cette communauté ne permet pas de créer un projet : demandez à un administrateur.",
    en="Your role in this community does not allow to make projects: ask an administrator.",
)
ARCHIVED = Words(
    fr="Ce projet est archivé : on peut le lire, plus le changer.",
    en="This project is archived: it can be read, not changed.",
)
COMMUNITY_ARCHIVED = Words(
    fr="Cette communauté est archivée : on peut la lire, plus la changer.",
    en="This community is archived: it can be read, not changed.",
)
ONLY_HOLDERS = Words(
    fr="Seuls les porteurs de ce projet et les administrateurs de la communauté peuvent le faire.",
    en="Only the holders of this project and the administrators of the community may do this.",
)
NOT_INSIDE = Words(
    fr="Vous ne participez pas à ce projet.", en="You do not take part in this project."
)
ALREADY_INSIDE = Words(
    fr="Vous participez déjà à ce projet.", en="You take part in this project already."
)
BY_INVITATION = Words(
    fr="On entre dans ce projet sur invitation : écrivez à l’un de ses porteurs.",
    en="People come into this project by invitation: write to one of its holders.",
)
NOTHING_ASKED = Words(
    fr="Vous n’avez ni demande ni invitation en attente pour ce projet.",
    en="You have neither a request nor an invitation waiting for this project.",
)
_NOT_OPEN: dict[str, Words] = {
    State.DRAFT: Words(
        fr="Ce projet est encore un brouillon : ouvrez-le d’abord.",
        en="This project is a draft still: open it first.",
    ),
    State.CLOSED: Words(
        fr="Ce projet est terminé : on n’y entre plus.",
        en="This project has ended: nobody comes in any more.",
    ),
}
