"""Unread counts against a plain recount, through any interleaving of posts, moves, merges, deletions, joins and reads.

People have several devices: what one of them asks late, with a position of before, comes between all the rest.
"""

import uuid
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from chatcore.live import log
from chatcore.people.models import Person
from rooms.conversations.actions.members import invite_to_room, join_room, leave_room
from rooms.conversations.actions.merging import merge_topics
from rooms.conversations.actions.messages import edit_message
from rooms.conversations.actions.moving import Destination, move_messages
from rooms.conversations.actions.reading import mark_read, mark_unread
from rooms.conversations.actions.reading_all import mark_all_read
from rooms.conversations.actions.withdrawing import delete_message
from rooms.conversations.models import Room, Topic
from rooms.conversations.selectors.unread import unread_by_room, unread_by_topic
from tests.rooms.conversations.recounting import Marks, Said
from tests.worlds.rivages import build_world, say

TITLES = ("Bornes", "Raccordement", "Budget")
WHO, TITLE, WHICH = st.integers(0, 2), st.sampled_from(TITLES), st.integers(0, 50)


class Reading(RuleBasedStateMachine):
    """Three people in a topic room and a club; the model keeps every message and each person's mark of each place."""

    def __init__(self) -> None:
        super().__init__()
        self.undo = transaction.atomic()
        self.undo.__enter__()

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.undo.__exit__(None, None, None)

    @initialize()
    def begin(self) -> None:
        self.world = build_world()
        self.quay, self.club = self.world.quay, self.world.club
        self.people = [self.world.ada, self.world.bruno, self.world.chloe]
        others = [str(one.id) for one in self.people[1:]]
        invite_to_room(actor=self.world.ada, room_id=str(self.club.id), people=others)
        self.said: list[Said] = []
        self.marks: dict[uuid.UUID, Marks] = {}
        for person in self.people:
            mark_read(actor=person, room=str(self.quay.id), seq=self.head(self.quay))
            self.marks[person.id] = Marks(self.head(self.quay), self.head(self.club))

    def head(self, room: Room) -> int:
        return log.head_of(room.stream)

    def is_in(self, person: Person) -> bool:
        """Tell whether somebody is in the topic room; in the club they all are."""
        return self.marks[person.id].room is not None

    def pick(self, which: int, *, here: bool | None = None) -> Said | None:
        some = [one for one in self.said if here is None or (one.topic is not None) == here]
        return some[which % len(some)] if some else None

    def topic(self, title: str) -> uuid.UUID | None:
        found = Topic.objects.filter(room=self.quay, title=title, merged_into=None).first()
        return found.id if found else None

    @rule(who=WHO, title=TITLE, whom=st.integers(0, 3))
    def post(self, who: int, title: str, whom: int) -> None:
        author = self.people[who]
        if not self.is_in(author):
            return
        named = self.people[whom] if whom < 3 and self.is_in(self.people[whom]) else None
        text = f"Pour @**{named.name}|{named.id}**" if named else "Pour tous"
        posted = say(author, text, self.quay, new_topic=title)
        mentioned = {named.id} if named else set()
        topic = self.topic(title)
        self.said.append(Said(posted.id, posted.seq, author.id, topic, mentioned))

    @rule(who=WHO)
    def post_in_the_club(self, who: int) -> None:
        posted = say(self.people[who], "Entre nous", self.club)
        self.said.append(Said(posted.id, posted.seq, self.people[who].id, None, set()))

    @rule(which=WHICH)
    def delete(self, which: int) -> None:
        message = self.pick(which)
        if message:
            # Ada leads both rooms.
            delete_message(actor=self.world.ada, message=str(message.id))
            self.said.remove(message)

    @rule(which=WHICH, whom=WHO)
    def edit(self, which: int, whom: int) -> None:
        message, named = self.pick(which, here=True), self.people[whom]
        author = next((one for one in self.people if message and one.id == message.author), None)
        if message and author and self.is_in(author) and self.is_in(named):
            text = f"Plutôt @**{named.name}|{named.id}**"
            edit_message(actor=author, message=str(message.id), text=text)
            message.named = {named.id}

    @rule(who=WHO, back=st.integers(0, 6))
    def read_room(self, who: int, back: int) -> None:
        person, seq = self.people[who], max(0, self.head(self.quay) - back)
        if self.is_in(person):
            mark_read(actor=person, room=str(self.quay.id), seq=seq)
            self.marks[person.id].read_room(seq)

    @rule(who=WHO, back=st.integers(0, 6))
    def read_the_club(self, who: int, back: int) -> None:
        seq = max(0, self.head(self.club) - back)
        mark_read(actor=self.people[who], room=str(self.club.id), seq=seq)
        self.marks[self.people[who].id].read(None, seq)

    @rule(who=WHO, title=TITLE, back=st.integers(0, 6))
    def read_topic(self, who: int, title: str, back: int) -> None:
        person, topic = self.people[who], self.topic(title)
        seq = max(0, self.head(self.quay) - back)
        if self.is_in(person) and topic:
            mark_read(actor=person, room=str(self.quay.id), seq=seq, topic=str(topic))
            self.marks[person.id].read(topic, seq)

    @rule(who=WHO)
    def read_everything(self, who: int) -> None:
        person = self.people[who]
        mark_all_read(actor=person)
        inside = self.is_in(person)
        quay = self.head(self.quay) if inside else None
        self.marks[person.id] = Marks(quay, self.head(self.club))
        assert unread_by_room(person) == {}, "always zero"

    @rule(who=WHO, which=WHICH)
    def unread_again(self, who: int, which: int) -> None:
        person, message = self.people[who], self.pick(which)
        if message and (message.topic is None or self.is_in(person)):
            mark_unread(actor=person, message=str(message.id))
            self.marks[person.id].put(message.topic, message.seq - 1)

    @rule(who=st.integers(1, 2))
    def leave_or_come_back(self, who: int) -> None:
        person = self.people[who]
        if self.is_in(person):
            leave_room(actor=person, room_id=str(self.quay.id))
            self.marks[person.id].leave()
        else:
            self.marks[person.id].come(self.head(self.quay))
            join_room(actor=person, room_id=str(self.quay.id))

    @rule(which=WHICH, later=st.booleans(), title=TITLE)
    def move_to_a_topic(self, which: int, later: bool, title: str) -> None:
        message = self.pick(which, here=True)
        if message is None:
            return
        before = self.unread()
        to = Destination(str(self.quay.id), new_topic=title)
        asked = "later" if later else "one"
        moved = move_messages(actor=self.world.ada, to=to, message=str(message.id), which=asked)
        goes = self.found(moved.messages)
        self.carry(goes, self.topic(title))
        self.check_that_nothing_was_lost(before)

    @rule(which=WHICH, title=TITLE)
    def move_to_the_other_room(self, which: int, title: str) -> None:
        message = self.pick(which)
        if message is None:
            return
        before, away = self.unread(), message.topic is not None
        room = self.club if away else self.quay
        to = Destination(str(room.id), new_topic=None if away else title)
        moved = move_messages(actor=self.world.ada, to=to, message=str(message.id), which="later")
        goes, target = self.found(moved.messages), None if away else self.topic(title)
        first = self.head(room) - len(goes) + 1
        there = [one for one in self.said if one.topic == target and one not in goes]
        for person in self.people:
            if self.is_in(person):
                self.marks[person.id].follow_into_room(person.id, goes, there, target, first)
        for place, one in enumerate(goes):
            one.topic, one.seq = target, first + place
        self.check_that_nothing_was_lost(before)

    @rule(title=TITLE, into=TITLE)
    def merge(self, title: str, into: str) -> None:
        gone, kept = self.topic(title), self.topic(into)
        if gone is None or kept is None or gone == kept:
            return
        before = self.unread()
        merge_topics(actor=self.world.ada, topic_id=str(gone), into=str(kept))
        self.carry([one for one in self.said if one.topic == gone], kept)
        self.check_that_nothing_was_lost(before)

    def found(self, ids: list[uuid.UUID]) -> list[Said]:
        by_id = {one.id: one for one in self.said}
        return [by_id[id_] for id_ in ids]

    def carry(self, goes: list[Said], target: uuid.UUID | None) -> None:
        there = [one for one in self.said if one.topic == target and one not in goes]
        for person in self.people:
            if goes and self.is_in(person):
                self.marks[person.id].follow_into_topic(person.id, goes, there, target)
        for one in goes:
            one.topic = target

    def unread(self) -> dict[uuid.UUID, set[uuid.UUID]]:
        return {
            person.id: {one.id for one in self.said if self.marks[person.id].lacks(one, person.id)}
            for person in self.people
        }

    def check_that_nothing_was_lost(self, before: dict[uuid.UUID, set[uuid.UUID]]) -> None:
        """Who is in both rooms has what they had not read, and who had read everything has nothing."""
        after = self.unread()
        for person in self.people:
            if self.is_in(person):
                assert before[person.id] <= after[person.id]
                assert before[person.id] or not after[person.id]

    @invariant()
    def counts_equal_a_recount(self) -> None:
        for person in self.people if hasattr(self, "marks") else ():
            expected = self.recount(person)
            counted = {
                topic: tuple(counts) for topic, counts in unread_by_topic(person, self.quay).items()
            }
            totals = {room: tuple(counts) for room, counts in unread_by_room(person).items()}
            by_room = {
                self.quay.id: _sum(counts for topic, counts in expected.items() if topic),
                self.club.id: expected.get(None, (0, 0)),
            }
            assert counted == {topic: counts for topic, counts in expected.items() if topic}
            assert totals == {room: counts for room, counts in by_room.items() if counts[0]}

    def recount(self, person: Person) -> dict[uuid.UUID | None, tuple[int, int]]:
        found: dict[uuid.UUID | None, tuple[int, int]] = {}
        for one in self.said:
            if self.marks[person.id].lacks(one, person.id):
                unread, mentions = found.get(one.topic, (0, 0))
                found[one.topic] = unread + 1, mentions + (person.id in one.named)
        return found


def _sum(counts: Any) -> tuple[int, int]:
    counts = list(counts)
    return sum(n for n, _ in counts), sum(m for _, m in counts)


@pytest.mark.django_db
def test_unread_counts_equal_a_recount_whatever_happens(settings_for_hypothesis: Any) -> None:
    run_state_machine_as_test(Reading, settings=settings_for_hypothesis)


@pytest.fixture
def settings_for_hypothesis() -> Iterator[settings]:
    yield settings(
        max_examples=15,
        stateful_step_count=30,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
