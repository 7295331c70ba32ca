"""Giving somebody a time-out without a case, and lifting one."""

from datetime import datetime

from django.db import transaction

from chatcore.communities.models import Membership
from chatcore.foundation.errors import Forbidden, Invalid, NotFound
from chatcore.foundation.ids import parse_id
from chatcore.foundation.words import Words
from chatcore.notices.actions.raising import News, raise_notices, withdraw_about
from chatcore.notices.models import Kind
from chatcore.people.checks import checked_text
from chatcore.people.models import Person
from chatcore.people.nobody import NO_ID
from rooms.conversations.actions.time_outs import give_time_out, lift_time_out
from rooms.conversations.models import Room, TimeOut
from rooms.moderation.actions.measures import check_time_out, check_until
from rooms.moderation.selectors.access import Scope, scope_of
from rooms.moderation.selectors.noticed import TIME_OUT


@transaction.atomic
def pause_person(
    *,
    actor: Person,
    community_id: str,
    person_id: str,
    ends_at: datetime,
    reason: str,
    room_id: str | None = None,
) -> TimeOut:
    """Have somebody read and say nothing until ``ends_at``, in one room or in the whole community; they are told why.

    Raises:
        NotFound: the community, the person in it, the room of it (a club's rooms are its own affair). Forbidden: who
            does not moderate them; somebody who leads. Invalid: the end, the reason. Conflict: who has left.
    """
    scope = scope_of(actor, community_id, of_people=True)
    person = _of(scope, person_id)
    if person.id == actor.id:
        raise Forbidden(_ONESELF)
    room = None if room_id is None else _room(scope, room_id)
    reason = checked_text(reason, longest=1000, path="$.reason")
    if len(reason) < FEWEST:
        raise Invalid(_WHY, path="$.reason")
    check_until(ends_at)
    check_time_out(person, scope.community, administers=scope.administers)
    given = give_time_out(
        actor=actor,
        person=person,
        community=scope.community,
        room=room,
        ends_at=ends_at,
        reason=reason,
    )
    raise_notices(
        [
            News(
                person=person.id,
                kind=Kind.MODERATION,
                source=f"time_out:{given.id}:{int(given.given_at.timestamp())}",
                about_kind=TIME_OUT,
                about=str(given.id),
                community=scope.community.id,
            )
        ]
    )
    return given


@transaction.atomic
def lift_pause(*, actor: Person, community_id: str, time_out_id: str) -> None:
    """Let somebody write again before the end.

    Raises:
        NotFound: the community, or the time-out. Forbidden: who does not moderate; one's own.
    """
    scope = scope_of(actor, community_id, of_people=True)
    rows = TimeOut.objects.select_for_update(of=("self",)).filter(
        scope.people, community=scope.community, id=parse_id(time_out_id) or NO_ID
    )
    given = rows.first()
    if given is None:
        raise NotFound(path="$.time_out")
    if given.person_id == actor.id:
        raise Forbidden(_ONESELF)
    lift_time_out(actor=actor, given=given)
    withdraw_about(TIME_OUT, [str(given.id)])


def _of(scope: Scope, person_id: str) -> Person:
    rows = Membership.objects.filter(scope.people, community=scope.community, left_at=None)
    row = rows.filter(person=parse_id(person_id) or NO_ID).select_related("person").first()
    if row is None:
        raise NotFound(path="$.person")
    return row.person


def _room(scope: Scope, room_id: str) -> Room:
    rooms = Room.objects.filter(community=scope.community).exclude(group__kind="club")
    room = rooms.filter(id=parse_id(room_id) or NO_ID).first()
    if room is None:
        raise NotFound(path="$.room")
    return room


FEWEST = 10
_ONESELF = Words(
    fr="On ne se donne ni ne se lève une pause à soi-même.",
    en="Nobody gives themselves a time-out, or lifts their own.",
)
_WHY = Words(
    fr="Dites pourquoi en quelques mots : la personne les lira. Dix caractères au moins.",
    en="Say why in a few words: the person will read them. Ten characters at least.",
)
