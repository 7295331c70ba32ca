"""What notices about requests for agreement show."""

import uuid
from collections.abc import Mapping, Sequence

from chatcore.accords.models import AccordRequest, State
from chatcore.accords.selectors.requests import requests_seen
from chatcore.communities.models import Membership
from chatcore.foundation.ids import parse_id
from chatcore.foundation.words import Words
from chatcore.notices.describing import Told
from chatcore.notices.models import Notice
from chatcore.people.models import Person

# What a request is to who may answer it, and to who made it.
TO_ANSWER, ANSWERED = "accord", "accord_answer"


def noticed_accords(notices: Sequence[Notice], viewer: Person) -> Mapping[uuid.UUID, Told]:
    """Describe notices about requests, to who may see them now (three queries).

    The staff of the site, who answer what is late from outside the community, go to their own page.
    """
    ids = [id_ for id_ in (parse_id(one.about) for one in notices) if id_ is not None]
    requests = {str(row.id): row for row in requests_seen(viewer, ids)}
    mine = set(
        Membership.objects.filter(person=viewer, left_at=None).values_list(
            "community_id", flat=True
        )
    )
    return {
        notice.id: _told(notice, requests[notice.about], viewer, mine)
        for notice in notices
        if notice.about in requests
    }


def _told(notice: Notice, request: AccordRequest, viewer: Person, mine: set[uuid.UUID]) -> Told:
    inside = request.community_id in mine
    page = f"/communautes/{request.community_id}/accords" if inside else "/plateforme/demandes"
    act = Words(**request.effect["title"])
    if notice.about_kind == ANSWERED and request.state in _ANSWERS:
        answer = _ANSWERS[State(request.state)]
        act = Words(fr=answer.fr.format(act=act.fr), en=answer.en.format(act=act.en))
    said = act.en if viewer.language == "en" else act.fr
    return Told(request.community.name, said, page)


_ANSWERS = {
    State.GRANTED: Words(fr="Accordée : {act}", en="Granted: {act}"),
    State.REFUSED: Words(fr="Refusée : {act}", en="Refused: {act}"),
    State.EXPIRED: Words(fr="Restée sans réponse : {act}", en="Not answered in time: {act}"),
    State.STALE: Words(fr="Périmée, à redemander : {act}", en="Out of date, ask again: {act}"),
    State.VOID: Words(fr="Devenue impossible : {act}", en="No longer possible: {act}"),
}
