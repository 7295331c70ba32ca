"""The demonstration: made once, believable, with the people and rooms that others rely on."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import transaction

from chatcore.communities.models import Community, Group, GroupKind, GroupMember, Membership
from chatcore.foundation.clock import now
from chatcore.people.models import Person
from chatcore.project.demonstration.almanac import Almanac
from chatcore.project.demonstration.cast import BOT, characters, settings
from chatcore.project.demonstration.script import Said, script, written_threads
from integrations.bots.models import Bot
from rooms.conversations.models import Kind, Message, Reaction, Room, RoomMember, Topic
from rooms.conversations.policies import abilities
from rooms.conversations.search.query import asked_from
from rooms.conversations.selectors.access import Right, room_for
from rooms.conversations.selectors.readable import ReadableRooms
from rooms.conversations.selectors.search import found_messages
from rooms.conversations.selectors.unread import unread_by_room
from rooms.spaces.models import Charter, Club, Project

NOW = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
# Whatever the day and hour, seasons and clock changes included.
MOMENTS = [NOW, datetime(2027, 3, 28, 1, 15, tzinfo=UTC), datetime(2027, 8, 1, 22, 59, tzinfo=UTC)]


def everything(now: datetime = NOW) -> list[Said]:
    return [one for said in script(now).values() for one in said]


@pytest.mark.parametrize("now", MOMENTS)
def test_two_thousand_messages_over_six_months_end_within_two_days(now: datetime) -> None:
    said = everything(now)
    assert 1_900 <= len(said) <= 2_600
    assert max(one.at for one in said) <= now
    assert max(one.at for one in said) >= now - timedelta(hours=48)
    assert timedelta(days=170) <= now - min(one.at for one in said) <= timedelta(days=190)


def test_most_of_it_is_written_by_hand_and_hardly_anything_comes_twice() -> None:
    texts = [one.text for one in everything()]
    assert len(set(texts)) >= 0.92 * len(texts)
    threads = written_threads()
    assert len(threads) >= 60
    assert sum(len(thread.lines) for thread in threads) >= 700


def test_nothing_of_the_grammar_is_left_in_a_text() -> None:
    for one in everything():
        prose = re.sub(r"```.*?```|`[^`]*`", "", one.text, flags=re.DOTALL)
        assert not re.search(r"[{}\ue000\ue001]|^:: |^== |^@@ ", prose, re.MULTILINE), one.text
        assert one.text.strip()


def test_every_person_named_and_every_sign_given_is_of_the_cast() -> None:
    names = {character.name for character in characters().values()}
    for one in everything():
        assert one.who in characters() or one.who == BOT
        assert set(re.findall(r"@\*\*([^*]+)\*\*", one.text)) <= names
        assert not re.search(r"(?<![\w@./`])@[a-z]", one.text), one.text
        assert {who for people in one.reactions.values() for who in people} <= set(characters())


def test_answers_come_after_what_they_answer_and_in_the_same_room() -> None:
    for one in everything():
        if one.answers:
            assert one.answers.room == one.room
            assert one.answers.at <= one.at


def test_the_same_day_gives_the_same_words() -> None:
    first = [(one.room, one.topic, one.who, one.text, one.at) for one in everything()]
    again = [(one.room, one.topic, one.who, one.text, one.at) for one in everything()]
    assert first == again


def test_topic_rooms_have_five_to_twelve_themes() -> None:
    play = script(NOW)
    for key, room in settings().items():
        if room.kind == Kind.TOPIC:
            assert 5 <= len({one.topic for one in play[key]} | {"Général"}) <= 12


def test_whoever_answers_a_day_later_waits_for_monday() -> None:
    almanac = Almanac(NOW)
    friday = almanac.moment(10, "18:00")
    assert friday.weekday() == 4
    assert almanac.after(friday, timedelta(days=1)).weekday() == 0


@pytest.fixture(scope="module")
def printed(django_db_setup: None, django_db_blocker: object) -> Iterator[str]:
    """Play the demonstration once for the tests below; what the command printed."""
    with django_db_blocker.unblock(), transaction.atomic():  # type: ignore[attr-defined]
        yield play()
        transaction.set_rollback(True)


def play(*arguments: str) -> str:
    out, progress = StringIO(), StringIO()
    call_command("demo", *arguments, stdout=out, stderr=progress)
    return out.getvalue()


def person(key: str) -> Person:
    return Person.objects.get(email=f"{key}@rivages.example")


def rooms_of(key: str) -> set[Room]:
    return set(Room.objects.filter(members__person=person(key)))


def may(key: str, room: Room) -> dict[str, bool]:
    return abilities(room_for(person(key), room.id, to=Right.SEE).standing)


@pytest.mark.django_db
def test_the_command_prints_accounts_and_a_password_that_opens_them(printed: str) -> None:
    assert "Password: rivages-demo" in printed
    for key in ("ada", "solene", "bruno", "chloe", "dede"):
        assert f"{key}@rivages.example" in printed
        assert person(key).check_password("rivages-demo")


@pytest.mark.django_db
def test_forty_people_have_roles_components_and_an_entry(printed: str) -> None:
    community = Community.objects.get(slug="reseau-rivages")
    roles = dict(Membership.objects.values_list("person__email", "role"))
    assert len(roles) == 41
    assert Bot.objects.get(community=community).person.name == "Vigie"
    assert roles["ada@rivages.example"] == "administrator"
    assert roles["solene@rivages.example"] == "administrator"
    assert roles["bruno@rivages.example"] == "animator"
    assert roles["chloe@rivages.example"] == "member"
    assert roles["dede@rivages.example"] == "guest"
    for one in Person.objects.filter(kind="member").select_related("entry"):
        assert one.title and one.organisation and one.bio and one.entry.place
        assert set(one.entry.tags.values_list("side", flat=True)) == {"offers", "seeks"}
    assert Group.objects.filter(community=community, kind=GroupKind.ADDITIONAL).count() >= 4
    everyone = GroupMember.objects.filter(group__kind=GroupKind.AUTOMATIC, group__rule__isnull=True)
    assert everyone.count() == 39
    assert not everyone.filter(person=person("dede")).exists()


@pytest.mark.django_db
def test_there_are_rooms_of_every_kind(printed: str) -> None:
    assert Room.objects.exclude(kind=Kind.DIRECT).filter(group=None).count() == 13
    assert set(Room.objects.values_list("kind", flat=True)) == set(Kind.values)
    sizes = {room.members.count() for room in Room.objects.filter(kind=Kind.DIRECT)}
    assert 2 in sizes and max(sizes) > 2
    assert Message.objects.filter(deleted_at=None).count() >= 1_900
    assert Reaction.objects.count() >= 300


@pytest.mark.django_db
def test_there_are_two_projects_with_their_rooms_and_somebody_waits(printed: str) -> None:
    projects = {project.title: project for project in Project.objects.all()}
    assert len(projects) == 2
    its = projects["Courant à quai pour les ferries"]
    assert its.participants.get(role="holder").person == person("ada")
    assert its.participants.count() == 4 and its.entrances.get().person == person("bruno")
    assert Room.objects.get(group__space=its.id) in rooms_of("chloe")
    assert its.milestones.filter(done_at=None).count() == 2


@pytest.mark.django_db
def test_there_is_a_club_whose_charter_changed_with_a_pilot_and_an_open_vote(printed: str) -> None:
    club = Club.objects.get()
    people = [row.person for row in club.members.select_related("person").order_by("entered_at")]
    assert people[0] == club.terms.get(ended_at=None).person == person("baptiste")
    assert {person("bruno"), person("chloe")} <= set(people) and len(people) == 5
    assert person("ada") not in people and person("solene") not in people
    unsigned = club.members.exclude(signed_version=club.charter_version)
    assert club.charter_version == 2 and unsigned.get().person == person("chloe")
    assert club.candidates.get().person == person("hugo")
    assert Room.objects.get(group=club.group_id) in rooms_of("bruno")
    adopted, put = club.votes.order_by("opened_at")
    assert adopted.adopted and put.closed_at is None
    assert put.closes_at > now() and not put.participations.filter(person=person("bruno")).exists()
    first, second = Charter.objects.filter(club=club).order_by("version")
    assert first.signatures.count() == 5 and second.signatures.count() == 4
    assert second.made_at < second.signatures.earliest("signed_at").signed_at < now()


@pytest.mark.django_db
def test_break_glass_can_be_tried_for_there_are_two_who_administer(printed: str) -> None:
    assert Person.objects.filter(is_staff=True).count() == 2
    leads = Membership.objects.filter(role="administrator", left_at=None)
    assert {one.person for one in leads} == {person("ada"), person("solene")}


@pytest.mark.django_db
def test_ada_bruno_and_chloe_share_rooms_and_ada_has_some_of_her_own(printed: str) -> None:
    shared = rooms_of("ada") & rooms_of("bruno") & rooms_of("chloe")
    topics = [room for room in shared if room.kind == Kind.TOPIC]
    assert len(topics) >= 3
    assert all(may(key, room)["post"] for room in topics for key in ("ada", "bruno", "chloe"))
    news = [room for room in shared if room.kind == Kind.ANNOUNCEMENT]
    assert any(may("bruno", room)["post"] and not may("chloe", room)["post"] for room in news)
    hidden = rooms_of("ada") - rooms_of("chloe")
    assert any(room.kind == Kind.CLUB and room.visibility == "private" for room in hidden)
    assert any(room.kind == Kind.DIRECT for room in hidden)


@pytest.mark.django_db
def test_the_guest_is_in_the_rooms_of_their_invitation_alone(printed: str) -> None:
    assert {room.name for room in rooms_of("dede")} == {"Plaisance et tourisme", "Fêtes maritimes"}


@pytest.mark.django_db
def test_there_is_something_new_for_each(printed: str) -> None:
    for key in ("ada", "bruno", "chloe"):
        counts = unread_by_room(person(key))
        assert 3 <= sum(count.unread for count in counts.values()) <= 60
        assert sum(count.mentions for count in counts.values()) >= 1


@pytest.mark.django_db
def test_what_was_said_is_rendered_and_stands_in_the_order_of_its_dates(printed: str) -> None:
    for room in Room.objects.all():
        said = list(Message.objects.filter(room=room).order_by("seq"))
        assert [one.posted_at for one in said] == sorted(one.posted_at for one in said)
        assert all(one.html.startswith("<") for one in said if one.deleted_at is None)
        assert all((one.topic_id is not None) == (room.kind == Kind.TOPIC) for one in said)
    assert Message.objects.filter(html__contains="<table").count() >= 3
    assert Message.objects.filter(html__contains="<pre").count() >= 3
    assert Message.objects.exclude(edited_at=None).exists()
    assert Message.objects.exclude(deleted_at=None).exists()


@pytest.mark.django_db
def test_all_that_was_said_is_found_before_a_server_ever_ran(printed: str) -> None:
    said = Message.objects.filter(deleted_at=None)
    assert said.filter(indexed=None).count() == 0
    asked = asked_from("marées", today=now().date())
    chloe = person("chloe")
    found = found_messages(asked, viewer=chloe, rooms=ReadableRooms(chloe), limit=20)
    assert found.messages


def test_played_again_it_adds_nothing(printed: str) -> None:
    def counts() -> list[int]:
        models = (Person, Room, RoomMember, Topic, Message, Reaction)
        return [model.objects.count() for model in models]

    before = counts()
    again = play("--password", "another-one")
    assert "is there" in again and "the one given when it was made" in again
    assert counts() == before
