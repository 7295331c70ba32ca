"""What notices about projects and clubs show: to those who may still see what they are about."""

import uuid
from collections.abc import Iterable, Mapping, Sequence

from django.db.models import Q

from chatcore.communities.selectors.access import my_communities
from chatcore.communities.selectors.modules import is_on
from chatcore.foundation.ids import parse_id
from chatcore.notices.describing import Told
from chatcore.notices.models import Notice
from chatcore.people.models import Person
from rooms.spaces.models import Candidate, Club, ClubMember, Entrance, Participant, Project, Vote
from rooms.spaces.selectors.access import known_to

# What a notice is about, the space it is in, and what was said.
Said = tuple[uuid.UUID, Project | Club, str]


def noticed_projects(notices: Sequence[Notice], viewer: Person) -> Mapping[uuid.UUID, Told]:
    """Describe notices about projects (two queries)."""
    rows = known_to(Project.objects.filter(id__in=_ids(notices), archived_at=None), viewer)
    return _described(notices, viewer, "projects", ((row.id, row, "") for row in rows))


def noticed_entrances(notices: Sequence[Notice], viewer: Person) -> Mapping[uuid.UUID, Told]:
    """Describe notices about who asks, or is invited, to come into a project (two queries)."""
    mine = Participant.objects.filter(person=viewer).values("project")
    rows = Entrance.objects.filter(
        Q(person=viewer) | Q(project__in=mine), id__in=_ids(notices), project__archived_at=None
    ).select_related("project")
    said = ((row.id, row.project, row.message) for row in rows)
    return _described(notices, viewer, "projects", said)


def noticed_candidates(notices: Sequence[Notice], viewer: Person) -> Mapping[uuid.UUID, Told]:
    """Describe notices about who asks, or is proposed, to come into a club: to them, and who is in it (two queries)."""
    mine = ClubMember.objects.filter(person=viewer).values("club")
    rows = Candidate.objects.filter(
        Q(person=viewer) | Q(club__in=mine), id__in=_ids(notices), club__archived_at=None
    ).select_related("club")
    return _described(notices, viewer, "clubs", ((row.id, row.club, row.message) for row in rows))


def noticed_votes(notices: Sequence[Notice], viewer: Person) -> Mapping[uuid.UUID, Told]:
    """Describe notices about votes, to who is in the club now (three queries)."""
    mine = ClubMember.objects.filter(person=viewer).values("club")
    rows = Vote.objects.filter(id__in=_ids(notices), club__in=mine).select_related("club")
    return _described(notices, viewer, "clubs", ((row.id, row.club, row.question) for row in rows))


def noticed_helms(notices: Sequence[Notice], viewer: Person) -> Mapping[uuid.UUID, Told]:
    """Describe notices about clubs that the viewer is asked to steer: not once they have answered (two queries)."""
    rows = Club.objects.filter(id__in=_ids(notices), proposed=viewer, archived_at=None)
    return _described(notices, viewer, "clubs", ((row.id, row, "") for row in rows))


def _described(
    notices: Sequence[Notice], viewer: Person, module: str, rows: Iterable[Said]
) -> Mapping[uuid.UUID, Told]:
    """Describe the notices that ``rows`` know, of communities where the viewer has ``module``."""
    open_to = {row.id for row in my_communities(viewer) if is_on(row, module)}
    told = {
        str(about): _told(space, said)
        for about, space, said in rows
        if space.community_id in open_to
    }
    return {notice.id: told[notice.about] for notice in notices if notice.about in told}


def _told(space: Project | Club, said: str) -> Told:
    if isinstance(space, Project):
        return Told(space.title, said, f"/communautes/{space.community_id}/projets/{space.id}")
    return Told(space.name, said, f"/communautes/{space.community_id}/clubs/{space.id}")


def _ids(notices: Iterable[Notice]) -> list[uuid.UUID]:
    return [id_ for id_ in (parse_id(one.about) for one in notices) if id_ is not None]
