"""All that somebody said lately goes by one decision: with its reasons, live, and back again."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine

from chatcore.communities.models import Membership
from chatcore.foundation.clock import now
from chatcore.foundation.jobs.worker import Worker
from chatcore.live.models import Event
from chatcore.people.models import Person
from rooms.conversations.actions.members import invite_to_room
from rooms.conversations.models import Message, Removal
from rooms.moderation.actions.upkeep import clear_evidence
from rooms.moderation.models import Sweep
from tests.rooms.conversations.asking import done, refused, shown
from tests.rooms.moderation.conftest import Quay
from tests.rooms.moderation.handling import told
from tests.worlds.rivages import World, say

WHY = {
    "facts": "Une série de publicités dans plusieurs salons.",
    "ground": "charter",
    "reference": "Article 2 : pas de publicité",
}


def swept(world: World, whom: Person, period: str = "day", by: Person | None = None) -> Any:
    body = {"person": str(whom.id), "period": period, **WHY}
    path = f"communities/{world.community.id}/sweeps/"
    return done(by or world.bruno, "post", path, body, status=201)


def texts(world: World) -> list[str]:
    page = shown(world.bruno, f"rooms/{world.quay.id}/messages/")["results"]
    return [one["text"] for one in reversed(page)]


@pytest.fixture
def spammed(quay: Quay) -> Quay:
    """Émile advertised, long ago and just now, between Bruno's words; and in the private club, where he is with Ada."""
    world = quay.world
    invite_to_room(actor=world.ada, room_id=str(world.club.id), people=[str(quay.emile.id)])
    old = say(quay.emile, "Bonjour à tous", world.quay)
    Message.objects.filter(id=old.id).update(posted_at=now() - timedelta(hours=3))
    say(quay.emile, "Achetez un", world.quay)
    say(world.bruno, "Ah bon ?", world.quay)
    say(quay.emile, "Achetez deux", world.quay)
    say(quay.emile, "Achetez en secret", world.club)
    Worker().drain()
    return quay


def test_all_that_was_said_within_the_hour_goes_with_one_reason(spammed: Quay) -> None:
    world, emile = spammed.world, spammed.emile
    path = f"communities/{world.community.id}/sweeps/?person={emile.id}&period="
    recent = shown(world.bruno, f"{path}hour")
    assert (recent["count"], recent["rooms"]) == (2, [world.quay.name])
    assert shown(world.bruno, f"{path}week")["count"] == 3
    card = swept(world, emile, "hour")
    assert (card["kind"], card["sweep"]["total"], card["sweep"]["done"]) == ("recent", 2, 0)
    assert {one["text"] for one in card["evidence"]} == {"Achetez un", "Achetez deux"}
    notices = told(emile)
    assert [one[0] for one in notices] == ["Votre message a été retiré"]
    assert texts(world) == ["Bonjour à tous", "Ah bon ?"]
    card = shown(world.bruno, f"cases/{card['id']}/")
    assert card["sweep"]["done"] == 2 and card["sweep"]["may_undo"]
    (statement,) = shown(emile, "statements/")["results"]
    assert statement["facts"] == WHY["facts"] and statement["messages"] == 2
    assert not Event.objects.filter(body__contains="Achetez un").exists()
    assert Message.objects.filter(text="Achetez en secret", deleted_at=None).exists()
    acts = shown(world.ada, f"communities/{world.community.id}/trace/")["results"]
    assert "moderation.swept" in [one["action"] for one in acts]


def test_who_decided_takes_it_back_and_its_person_was_told_nothing(spammed: Quay) -> None:
    world, emile = spammed.world, spammed.emile
    before = shown(world.bruno, f"rooms/{world.quay.id}/messages/")["results"]
    card = swept(world, emile)
    Worker().drain()
    assert refused(world.ada, "delete", f"cases/{card['id']}/sweep/")[:2] == (409, "undo_over")
    back = done(world.bruno, "delete", f"cases/{card['id']}/sweep/")
    assert back["sweep"]["undone"] and not back["sweep"]["may_undo"]
    assert told(emile) == [] and shown(emile, "statements/")["results"] == []
    assert shown(world.bruno, f"rooms/{world.quay.id}/messages/")["results"] == before
    assert shown(world.bruno, f"cases/{card['id']}/")["sweep"]["done"] == 0
    assert not Removal.objects.exists()


def test_an_undo_before_the_job_has_begun_leaves_all_as_it_is(spammed: Quay) -> None:
    world, emile = spammed.world, spammed.emile
    card = swept(world, emile)
    done(world.bruno, "delete", f"cases/{card['id']}/sweep/")
    Worker().drain()
    assert len(texts(world)) == 4 and told(emile) == []


def test_after_an_hour_only_an_appeal_brings_them_back(spammed: Quay) -> None:
    world, emile = spammed.world, spammed.emile
    card = swept(world, emile)
    Worker().drain()
    with time_machine.travel(now() + timedelta(hours=2)):
        path = f"cases/{card['id']}/sweep/"
        assert refused(world.bruno, "delete", path)[:2] == (409, "undo_over")
    (statement,) = shown(emile, "statements/")["results"]
    body = {"words": "C’était l’annonce de notre salon annuel."}
    done(emile, "post", f"statements/{statement['id']}/appeal/", body)
    assert refused(world.bruno, "delete", f"cases/{card['id']}/sweep/")[0] == 409
    assert shown(world.ada, f"cases/{card['id']}/")["outcomes"] == ["nothing", "remove"]
    done(world.ada, "post", f"cases/{card['id']}/decision/", {"outcome": "nothing"})
    assert told(emile)[0][0] == "Aucune mesure"
    assert len(texts(world)) == 4


def test_what_nobody_appealed_against_goes_for_good(spammed: Quay) -> None:
    world, emile = spammed.world, spammed.emile
    swept(world, emile)
    Worker().drain()
    assert Removal.objects.count() == 3
    with time_machine.travel(now() + timedelta(days=190)):
        assert clear_evidence() == 1
    assert not Removal.objects.exists()


def test_who_leads_a_private_room_takes_away_there_too(spammed: Quay) -> None:
    world, emile = spammed.world, spammed.emile
    card = swept(world, emile, by=world.ada)
    Worker().drain()
    assert card["sweep"]["total"] == 4
    # Those who read the case may not read there: no copy of it.
    assert all(one["text"] != "Achetez en secret" for one in card["evidence"])
    assert not Message.objects.filter(text="Achetez en secret").exists()


def test_it_goes_on_in_pieces(spammed: Quay, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rooms.moderation.actions.sweeping.PIECE", 1)
    world, emile = spammed.world, spammed.emile
    swept(world, emile)
    Worker().drain()
    sweep = Sweep.objects.get()
    assert (sweep.done, sweep.total) == (3, 3)


@pytest.mark.parametrize(
    ("more", "answer"),
    [
        ({"period": "year"}, (400, "invalid", "$.period")),
        ({"person": "x"}, (404, "not_found", "$.person")),
        ({"facts": "Non"}, (400, "invalid", "$.facts")),
        ({"ground": "humeur"}, (400, "invalid", "$.ground")),
        ({"reference": ""}, (400, "invalid", "$.reference")),
    ],
)
def test_what_is_no_sweep(spammed: Quay, more: dict[str, str], answer: Any) -> None:
    world = spammed.world
    body = {"person": str(spammed.emile.id), "period": "day", **WHY, **more}
    assert refused(world.bruno, "post", f"communities/{world.community.id}/sweeps/", body) == answer


def test_not_of_oneself_nor_of_those_above_nor_where_nothing_was_said(spammed: Quay) -> None:
    world = spammed.world
    marc = Person.objects.create(email="marc@rivages.example", name="Marc Inizan")
    Membership.objects.create(community=world.community, person=marc, role="animator")
    path = f"communities/{world.community.id}/sweeps/"
    for whom, status in ((world.bruno, 403), (world.ada, 403), (marc, 403), (world.chloe, 409)):
        body = {"person": str(whom.id), "period": "week", **WHY}
        assert refused(world.bruno, "post", path, body)[0] == status, whom.name
    body = {"person": str(spammed.emile.id), "period": "day", **WHY}
    assert refused(world.chloe, "post", path, body)[0] == 403
