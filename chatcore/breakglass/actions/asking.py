"""Asking for a private conversation to be opened."""

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import Q

from chatcore.breakglass import policies
from chatcore.breakglass.actions.letters import send_request
from chatcore.breakglass.actions.news import tell_deciders
from chatcore.breakglass.models import ANSWERED_WITHIN, Opening, Reason, State
from chatcore.breakglass.selectors.deciders import people_of_rank
from chatcore.communities.models import Community
from chatcore.communities.selectors.access import Right, community_for
from chatcore.foundation.clock import now
from chatcore.foundation.errors import Conflict, Forbidden, Invalid, NotFound
from chatcore.foundation.ids import parse_id
from chatcore.foundation.words import Words
from chatcore.people.checks import checked_text
from chatcore.people.models import Kind, Person
from chatcore.people.nobody import NO_ID
from chatcore.records.actions import record
from rooms.conversations.models import Room
from rooms.conversations.naming import direct_key
from rooms.conversations.selectors.access import standing_in, with_standing

# The id of a room, alone or at the end of its address.
_ROOM = re.compile(r"(?:^|/salons/)([0-9a-fA-F-]{32,36})(?:[/?#].*)?$")
_PEOPLE = range(2, 13)


class Target(NamedTuple):
    """What is to be opened: a room, or the conversation that just these people have, if they have one."""

    room: Room | None
    people: list[Person]


def scope_of(actor: Person, community_id: object | None) -> Community | None:
    """Return the community whose administrator ``actor`` is; None: the site, of whose staff they are.

    Raises:
        NotFound, Forbidden: as ``community_for``; the site's own is for its staff.
    """
    if community_id is not None:
        return community_for(actor, community_id, to=Right.BREAK_GLASS)
    if not actor.is_staff:
        raise Forbidden(_ONLY_STAFF)
    return None


@transaction.atomic
def ask_opening(
    *,
    actor: Person,
    community_id: object | None,
    room: str | None,
    people: Sequence[str],
    reason: str,
    words: str,
    since: date,
    until: date,
    hours: int,
    hold_days: int = 0,
) -> Opening:
    """Ask a second administrator to open what was said in a private room in some days, for some hours.

    Args:
        community_id: whose administrators decide; None, the staff of the site does.
        room: its id or its address. people: instead of it, the ids or e-mail addresses of all who have a direct
            conversation; whether they have one is told when two have agreed.
        since, until: days of ``actor``'s time zone, both included; nothing that is said from now on.
        hold_days: for how long those concerned are not told, for a legal requisition.

    Raises:
        NotFound, Forbidden: as ``scope_of``; no such private room there; a conversation of one's own.
        Invalid: a reason, days or hours that cannot be. Conflict: nobody else could answer; asked already.
    """
    community = scope_of(actor, community_id)
    target = _target(actor, community, room, people)
    moment = now()
    first, last = _period(actor, since, until, moment)
    _check(reason, hours, hold_days)
    words = _reasoned(words)
    if not people_of_rank(community).exclude(id=actor.id).exists():
        raise Conflict(_NOBODY_ELSE, code="nobody_else")
    key = direct_key(person.id for person in target.people) if target.people else None
    _refuse_twice(actor, target.room, key, moment)
    opening = Opening.objects.create(
        community=community,
        room=target.room,
        direct_key=key,
        reason=reason,
        words=words,
        since=first,
        until=last,
        hours=hours,
        hold_days=hold_days,
        asked_by=actor,
        asked_at=moment,
    )
    record(
        action="breakglass.asked",
        actor=actor,
        obj=opening,
        community=community,
        after=facts_of(opening),
    )
    tell_deciders(opening, by=actor)
    send_request.enqueue(str(opening.id))
    return opening


def facts_of(opening: Opening) -> dict[str, Any]:
    """Return what the trace keeps of a request: not the words that go with it."""
    what = {"room": opening.room_id} if opening.room_id else {"people": opening.named}
    return {
        **what,
        "reason": opening.reason,
        "since": opening.since,
        "until": opening.until,
        "hours": opening.hours,
        "hold_days": opening.hold_days,
    }


def _target(
    actor: Person, community: Community | None, room: str | None, people: Sequence[str]
) -> Target:
    if (room is None) == (not people):
        raise Invalid(_ONE_TARGET, path="$.room")
    if room is not None:
        return Target(_private_room(actor, community, room), [])
    if community is not None:
        raise Forbidden(_DIRECT_BY_SITE, path="$.people")
    return Target(None, _people(actor, people))


def _private_room(actor: Person, community: Community | None, text: str) -> Room:
    found = _ROOM.search(text.strip())
    id_ = parse_id(found[1]) if found else None
    rooms = with_standing(Room.objects.filter(id=id_ or NO_ID), actor)
    room = (rooms if community is None else rooms.filter(community=community)).first()
    if room is None:
        raise NotFound(path="$.room")
    if standing_in(room).joined:
        raise Forbidden(_OWN, path="$.room")
    if room.visibility == "public":
        raise Invalid(_PUBLIC, path="$.room")
    return room


def _people(actor: Person, asked: Sequence[str]) -> list[Person]:
    """Return who is meant by ids and addresses; the site's staff may know of every account."""
    ids = {id_ for id_ in map(parse_id, asked) if id_}
    addresses = {one.strip().lower() for one in asked if parse_id(one) is None}
    found = list(
        Person.objects.filter(Q(id__in=ids) | Q(email__in=addresses), kind=Kind.MEMBER).order_by(
            "id"
        )
    )
    if {person.id for person in found} >= ids and {p.email for p in found} >= addresses:
        if len(found) not in _PEOPLE:
            raise Invalid(_HOW_MANY, path="$.people")
        if actor in found:
            raise Forbidden(_OWN, path="$.people")
        return found
    raise NotFound(path="$.people")


def _period(actor: Person, since: date, until: date, moment: datetime) -> tuple[datetime, datetime]:
    """Return the moments of the days; what is said after the request is in none."""
    zone = ZoneInfo(actor.time_zone)
    try:
        first = datetime.combine(since, time(), zone).astimezone(UTC)
        last = datetime.combine(until + timedelta(days=1), time(), zone).astimezone(UTC)
    except OverflowError:
        raise Invalid(policies.BAD_PERIOD, path="$.since") from None
    last = min(last, moment)
    if why_not := policies.why_not_period(first, last, moment=moment):
        raise Invalid(why_not, path="$.since")
    return first, last


def _check(reason: str, hours: int, hold_days: int) -> None:
    if reason not in Reason.values:
        raise Invalid(_REASON, path="$.reason")
    if why_not := policies.why_not_for(hours):
        raise Invalid(why_not, path="$.hours")
    if why_not := policies.why_not_hold(reason, hold_days):
        raise Invalid(why_not, path="$.hold_days")


def _reasoned(words: str) -> str:
    text = checked_text(words, longest=2000, path="$.words")
    if len("".join(text.split())) < policies.FEWEST_CHARACTERS:
        raise Invalid(_FEW_WORDS, path="$.words")
    return text


def _refuse_twice(actor: Person, room: Room | None, key: str | None, moment: datetime) -> None:
    waiting = Opening.objects.filter(
        asked_by=actor, state=State.ASKED, asked_at__gt=moment - ANSWERED_WITHIN
    )
    same = waiting.filter(room=room) if room else waiting.filter(direct_key=key)
    if same.exists():
        raise Conflict(_ASKED, code="already_asked")


_ONLY_STAFF = Words(
    fr="Les conversations directes s’ouvrent par deux personnes de l’équipe du site.",
    en="Direct conversations are opened by two people of the staff of the site.",
)
_ONE_TARGET = Words(
    fr="Désignez un salon, ou les personnes d’une conversation directe : l’un des deux.",
    en="Name a room, or the people of a direct conversation: one of the two.",
)
_DIRECT_BY_SITE = Words(
    fr="Une conversation directe n’est d’aucune communauté : adressez-vous à l’équipe du site.",
    en="A direct conversation is of no community: turn to the staff of the site.",
)
_OWN = Words(
    fr="Vous prenez part à cette conversation : lisez-la, sans l’ouvrir.",
    en="You take part in this conversation: read it, it needs no opening.",
)
_PUBLIC = Words(
    fr="Ce salon est public : il suffit de le rejoindre.",
    en="This room is public: joining it is enough.",
)
_HOW_MANY = Words(
    fr="Une conversation directe réunit de 2 à 12 personnes.",
    en="A direct conversation has 2 to 12 people.",
)
_REASON = Words(
    fr="Choisissez l’un des motifs proposés.", en="Choose one of the reasons that are offered."
)
_FEW_WORDS = Words(
    fr="Expliquez le motif en 20 caractères au moins : une seconde personne doit pouvoir juger.",
    en="Explain the reason in 20 characters at least: a second person has to be able to judge.",
)
_NOBODY_ELSE = Words(
    fr="Vous êtes seul à administrer ici : il faut une seconde personne pour ouvrir une conversation.",
    en="You administer this alone: it takes a second person to open a conversation.",
)
_ASKED = Words(
    fr="Vous avez déjà demandé cette ouverture : elle attend une réponse.",
    en="You asked for this opening already: it awaits an answer.",
)
