"""Letters: what was not seen, once, not at night, and stopped by one click."""

import re
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.core import mail
from django.test import Client

from chatcore.foundation.jobs.worker import Worker
from chatcore.live.followers import follow
from chatcore.notices.actions import mailing
from chatcore.notices.models import Notice, Preferences
from chatcore.notices.schedules import forget_old_notices
from tests.rooms.conversations.asking import done, refused, shown
from tests.worlds.rivages import World, build_world, say

THURSDAY = datetime(2026, 11, 26, 10, 0, tzinfo=ZoneInfo("Europe/Paris"))


@pytest.fixture
def world(db: None) -> World:
    world = build_world()
    follow()
    return world


class Hands:
    """The hands of the clock that letters go by."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.at = THURSDAY
        monkeypatch.setattr(mailing, "now", lambda: self.at)

    def write(self, at: datetime) -> list[Any]:
        """Let what is due at ``at`` be written; return the letters."""
        self.at = at
        mailing.mail_unseen()
        mailing.mail_digests()
        Worker().drain()
        letters, mail.outbox[:] = list(mail.outbox), []
        return letters


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Hands:
    return Hands(monkeypatch)


def mention(world: World, text: str = "@Chloé Martin, la marée ?") -> None:
    """Ada mentions Chloé on that Thursday, at ten."""
    say(world.ada, text, world.quay)
    Worker().drain()
    Notice.objects.filter(mailed_at=None).update(raised_at=THURSDAY)


def test_what_is_not_seen_for_a_while_is_written_once(world: World, clock: Hands) -> None:
    mention(world)
    assert clock.write(THURSDAY + timedelta(minutes=5)) == []
    (letter,) = clock.write(THURSDAY + timedelta(minutes=16))
    assert letter.to == ["chloe@rivages.example"]
    assert letter.subject == "Ada Lovelace vous mentionne"
    assert "la marée ?" in letter.body and "Électrification à quai" in letter.body
    assert "/salons/" in letter.body
    assert clock.write(THURSDAY + timedelta(hours=1)) == []


def test_what_was_seen_is_not_written(world: World, clock: Hands) -> None:
    mention(world)
    done(world.chloe, "put", "notices/reading/", {})
    assert clock.write(THURSDAY + timedelta(hours=1)) == []


def test_what_is_gone_is_not_written(world: World, clock: Hands) -> None:
    mention(world)
    done(world.chloe, "delete", f"rooms/{world.quay.id}/members/me/", status=204)
    assert clock.write(THURSDAY + timedelta(hours=1)) == []


def test_the_evening_waits_for_the_morning(world: World, clock: Hands) -> None:
    mention(world)
    assert clock.write(THURSDAY.replace(hour=21)) == []
    (letter,) = clock.write(THURSDAY.replace(hour=8, minute=5) + timedelta(days=1))
    assert letter.to == ["chloe@rivages.example"]


def test_many_make_one_letter(world: World, clock: Hands) -> None:
    for number in range(25):
        mention(world, f"@Chloé Martin {number}")
    (letter,) = clock.write(THURSDAY + timedelta(minutes=20))
    assert letter.subject == "25 avis vous attendent"
    assert letter.body.count("Électrification à quai") == 20
    assert "… et 5 autres." in letter.body


def test_in_english_for_who_reads_english(world: World, clock: Hands) -> None:
    done(world.chloe, "patch", "me/", {"language": "en"})
    mention(world)
    (letter,) = clock.write(THURSDAY + timedelta(minutes=20))
    assert letter.subject == "Ada Lovelace mentioned you"


def test_a_summary_a_day_for_who_wants_one(world: World, clock: Hands) -> None:
    done(world.chloe, "patch", "notices/preferences/", {"preset": "digest"})
    mention(world)
    assert [one.subject for one in clock.write(THURSDAY + timedelta(minutes=20))] == [
        "Votre résumé du jour"
    ]
    mention(world, "@Chloé Martin, encore")
    assert clock.write(THURSDAY + timedelta(hours=2)) == []
    (letter,) = clock.write(THURSDAY.replace(hour=8, minute=1) + timedelta(days=1))
    assert "encore" in letter.body and "la marée" not in letter.body


def test_who_wants_no_letters_gets_none(world: World, clock: Hands) -> None:
    done(world.chloe, "patch", "notices/preferences/", {"mail": "never", "preset": "digest"})
    mention(world)
    assert clock.write(THURSDAY + timedelta(hours=3)) == []


def test_the_link_asks_when_opened_and_stops_when_posted(world: World, clock: Hands) -> None:
    mention(world)
    (letter,) = clock.write(THURSDAY + timedelta(minutes=20))
    link = letter.extra_headers["List-Unsubscribe"].strip("<>")
    assert letter.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert link in letter.body
    address = re.sub(r"^https?://[^/]+", "", link)
    assert "Ne plus recevoir" in Client().get(address).content.decode()
    assert not Preferences.objects.filter(person=world.chloe, mail="never").exists()
    answer = Client(enforce_csrf_checks=True).post(address, {"List-Unsubscribe": "One-Click"})
    assert answer.status_code == 200
    assert shown(world.chloe, "notices/preferences/")["mail"] == "never"
    assert Client().get("/avis/arret/forged").status_code == 404


def test_preferences_say_what_does_not_hold(world: World) -> None:
    for changes, path in (
        ({"preset": "loud"}, "$.preset"),
        ({"mail": "hourly"}, "$.mail"),
        ({"quiet_from": "25:00"}, "$.quiet_from"),
        ({"quiet_until": "8"}, "$.quiet_until"),
        ({"do_not_disturb_until": "2020-01-01T10:00:00+01:00"}, "$.do_not_disturb_until"),
        ({"do_not_disturb_until": "demain"}, "$.do_not_disturb_until"),
        ({"words": ["!!"]}, "$.words[0]"),
        ({"words": ["a" * 61]}, "$.words[0]"),
        ({"words": [f"mot {n}" for n in range(31)]}, "$.words"),
    ):
        assert refused(world.chloe, "patch", "notices/preferences/", changes)[2] == path
    card = done(
        world.chloe,
        "patch",
        "notices/preferences/",
        {"words": [" Quai ", "quai", "QUAI"], "quiet_from": "20:30"},
    )
    assert (card["words"], card["quiet_from"]) == (["Quai"], "20:30")


def test_old_notices_are_forgotten(world: World) -> None:
    mention(world)
    Notice.objects.update(raised_at=THURSDAY - timedelta(days=400))
    assert forget_old_notices.call() == 1
