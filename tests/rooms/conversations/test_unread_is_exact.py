"""Unread counts against a plain recount, through any interleaving of posts, deletions, joins and reads."""

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
from rooms.conversations.actions.members import join_room, leave_room
from rooms.conversations.actions.messages import delete_message, edit_message
from rooms.conversations.actions.reading import mark_read, mark_unread
from rooms.conversations.models import Topic
from rooms.conversations.selectors.unread import unread_by_room, unread_by_topic
from tests.worlds.rivages import build_world, say

TITLES = ("Bornes", "Raccordement", "Budget")


class Said:
    """A message as the recount knows it."""

    def __init__(
        self, id_: uuid.UUID, seq: int, author: Person, topic: uuid.UUID, named: set[uuid.UUID]
    ) -> None:
        self.id, self.seq, self.author, self.topic, self.named = id_, seq, author, topic, named


class Reading(RuleBasedStateMachine):
    """Three people in one topic room; the model keeps every message and, for each person, each thème's mark."""

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
        self.room = self.world.quay
        self.people = [self.world.ada, self.world.bruno, self.world.chloe]
        for title in TITLES:
            say(self.world.ada, "Ouverture", self.room, new_topic=title)
        self.topics = {topic.title: topic.id for topic in Topic.objects.filter(room=self.room)}
        self.said: list[Said] = []
        head = self.head()
        # A mark for each thème of each person: what "Unread" in the protocol means, spelled out.
        self.marks: dict[uuid.UUID, dict[uuid.UUID, int]] = {}
        for person in self.people:
            mark_read(actor=person, room=str(self.room.id), seq=head)
            self.marks[person.id] = dict.fromkeys(self.topics.values(), head)

    def head(self) -> int:
        return log.head_of(self.room.stream)

    def is_in(self, person: Person) -> bool:
        return person.id in self.marks

    @rule(who=st.integers(0, 2), title=st.sampled_from(TITLES), whom=st.integers(0, 3))
    def post(self, who: int, title: str, whom: int) -> None:
        author = self.people[who]
        if not self.is_in(author):
            return
        named = self.people[whom] if whom < 3 and self.is_in(self.people[whom]) else None
        text = f"Pour @**{named.name}|{named.id}**" if named else "Pour tous"
        posted = say(author, text, self.room, topic=str(self.topics[title]))
        mentioned = {named.id} if named else set()
        self.said.append(Said(posted.id, posted.seq, author, self.topics[title], mentioned))

    @rule(which=st.integers(0, 50))
    def delete(self, which: int) -> None:
        message = self.pick(which)
        if message and self.is_in(message.author):
            delete_message(actor=message.author, message=str(message.id))
            self.said.remove(message)

    @rule(which=st.integers(0, 50), whom=st.integers(0, 2))
    def edit(self, which: int, whom: int) -> None:
        message, named = self.pick(which), self.people[whom]
        if message and self.is_in(message.author) and self.is_in(named):
            edit_message(
                actor=message.author,
                message=str(message.id),
                text=f"Plutôt @**{named.name}|{named.id}**",
            )
            message.named = {named.id}

    @rule(who=st.integers(0, 2), back=st.integers(0, 6))
    def read_room(self, who: int, back: int) -> None:
        person, seq = self.people[who], max(0, self.head() - back)
        if self.is_in(person):
            mark_read(actor=person, room=str(self.room.id), seq=seq)
            marks = self.marks[person.id]
            self.marks[person.id] = {topic: max(mark, seq) for topic, mark in marks.items()}

    @rule(who=st.integers(0, 2), title=st.sampled_from(TITLES), back=st.integers(0, 6))
    def read_topic(self, who: int, title: str, back: int) -> None:
        person, seq, topic = self.people[who], max(0, self.head() - back), self.topics[title]
        if self.is_in(person):
            mark_read(actor=person, room=str(self.room.id), seq=seq, topic=str(topic))
            self.marks[person.id][topic] = max(self.marks[person.id][topic], seq)

    @rule(who=st.integers(0, 2), which=st.integers(0, 50))
    def unread_again(self, who: int, which: int) -> None:
        person, message = self.people[who], self.pick(which)
        if message and self.is_in(person):
            mark_unread(actor=person, message=str(message.id))
            self.marks[person.id][message.topic] = message.seq - 1

    @rule(who=st.integers(1, 2))
    def leave_or_come_back(self, who: int) -> None:
        person = self.people[who]
        if self.is_in(person):
            leave_room(actor=person, room_id=str(self.room.id))
            del self.marks[person.id]
        else:
            head = self.head()
            join_room(actor=person, room_id=str(self.room.id))
            self.marks[person.id] = dict.fromkeys(self.topics.values(), head)

    def pick(self, which: int) -> Said | None:
        return self.said[which % len(self.said)] if self.said else None

    @invariant()
    def counts_equal_a_recount(self) -> None:
        if not hasattr(self, "marks"):
            return
        for person in self.people:
            expected = {topic: self.recount(person, topic) for topic in self.topics.values()}
            counted = unread_by_topic(person, self.room)
            assert {t: tuple(counted.get(t, (0, 0))) for t in expected} == expected
            total = tuple(unread_by_room(person).get(self.room.id, (0, 0)))
            assert total == (
                sum(n for n, _ in expected.values()),
                sum(m for _, m in expected.values()),
            )

    def recount(self, person: Person, topic: uuid.UUID) -> tuple[int, int]:
        if not self.is_in(person):
            return 0, 0
        mark = self.marks[person.id][topic]
        unread = [
            said
            for said in self.said
            if said.topic == topic and said.seq > mark and said.author.id != person.id
        ]
        return len(unread), sum(person.id in said.named for said in unread)


@pytest.mark.django_db
def test_unread_counts_equal_a_recount_whatever_happens(settings_for_hypothesis: Any) -> None:
    run_state_machine_as_test(Reading, settings=settings_for_hypothesis)


@pytest.fixture
def settings_for_hypothesis() -> Iterator[settings]:
    yield settings(
        max_examples=12,
        stateful_step_count=25,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
