"""What notices about projects and clubs show: to those who may still see what they are about."""

import uuid
from collections.abc import Iterable, Mapping, Sequence

from django.db.models import Q

from chatcore.communities.models import Community
from chatcore.communities.selectors.access import my_communities
from chatcore.communities.selectors.modules import is_on
from chatcore.foundation.ids import parse_id
from chatcore.notices.describing import Told
from chatcore.notices.models import Notice
from chatcore.people.models import Person
from rooms.spaces.models import Candidate, Club, ClubMember, Entrance, Participant, Project, Vote
from rooms.spaces.selectors.access import known_to


def noticed_projects(notices: Sequence[Notice], viewer: Person) -> Mapping[uuid.UUID, Told]:
    """Describe notices about projects (two queries)."""
    ids = _ids(notices)
    open_to = _communities(viewer, "projects")
    rows = known_to(Project.objects.filter(id__in=ids, archived_at=None), viewer)
    projects = {str(row.id): row for row in rows if row.community_id in open_to}
    return {
        notice.id: _told(projects[notice.about], "")
        for notice in notices
        if notice.about in projects
    }


def noticed_entrances(notices: Sequence[Notice], viewer: Person) -> Mapping[uuid.UUID, Told]:
    """Describe notices about who asks, or is invited, to come into a project (two queries)."""
    open_to = _communities(viewer, "projects")
    mine = Participant.objects.filter(person=viewer).values("project")
    rows = Entrance.objects.filter(
        Q(person=viewer) | Q(project__in=mine), id__in=_ids(notices), project__archived_at=None
    )
    waiting = {
        str(row.id): row
        for row in rows.select_related("project")
        if row.project.community_id in open_to
    }
    return {
        notice.id: _told(waiting[notice.about].project, waiting[notice.about].message)
        for notice in notices
        if notice.about in waiting
    }


def noticed_candidates(notices: Sequence[Notice], viewer: Person) -> Mapping[uuid.UUID, Told]:
    """Describe notices about who asks, or is proposed, to come into a club: to them, and who is in it (two queries)."""
    open_to = _communities(viewer, "clubs")
    mine = ClubMember.objects.filter(person=viewer).values("club")
    rows = Candidate.objects.filter(
        Q(person=viewer) | Q(club__in=mine), id__in=_ids(notices), club__archived_at=None
    )
    waiting = {
        str(row.id): row for row in rows.select_related("club") if row.club.community_id in open_to
    }
    return {
        notice.id: _told(waiting[notice.about].club, waiting[notice.about].message)
        for notice in notices
        if notice.about in waiting
    }


def noticed_votes(notices: Sequence[Notice], viewer: Person) -> Mapping[uuid.UUID, Told]:
    """Describe notices about votes, to who is in the club now (three queries)."""
    open_to = _communities(viewer, "clubs")
    mine = ClubMember.objects.filter(person=viewer).values("club")
    rows = Vote.objects.filter(id__in=_ids(notices), club__in=mine).select_related("club")
    votes = {str(row.id): row for row in rows if row.club.community_id in open_to}
    return {
        notice.id: _told(votes[notice.about].club, votes[notice.about].question)
        for notice in notices
        if notice.about in votes
    }


def noticed_helms(notices: Sequence[Notice], viewer: Person) -> Mapping[uuid.UUID, Told]:
    """Describe notices about clubs that the viewer is asked to steer: not once they have answered (two queries)."""
    open_to = _communities(viewer, "clubs")
    rows = Club.objects.filter(id__in=_ids(notices), proposed=viewer, archived_at=None)
    clubs = {str(row.id): row for row in rows if row.community_id in open_to}
    return {
        notice.id: _told(clubs[notice.about], "") for notice in notices if notice.about in clubs
    }


def _told(space: Project | Club, said: str) -> Told:
    if isinstance(space, Project):
        return Told(space.title, said, f"/communautes/{space.community_id}/projets/{space.id}")
    return Told(space.name, said, f"/communautes/{space.community_id}/clubs/{space.id}")


def _communities(viewer: Person, module: str) -> Mapping[uuid.UUID, Community]:
    """Return the communities where the viewer has ``module``."""
    return {row.id: row for row in my_communities(viewer) if is_on(row, module)}


def _ids(notices: Iterable[Notice]) -> list[uuid.UUID]:
    return [id_ for id_ in (parse_id(one.about) for one in notices) if id_ is not None]
