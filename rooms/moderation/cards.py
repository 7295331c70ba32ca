"""The shapes of moderation on the wire."""

from chatcore.files.cards import AttachmentCard
from chatcore.foundation.shapes import Shape
from chatcore.people.cards import PersonCard


class EvidenceCard(Shape, frozen=True, kw_only=True):
    """A message as it was when it was reported; ``reported``: it is the one. A publication has a ``title``."""

    id: str
    author: str
    author_name: str
    text: str
    posted_at: str
    reported: bool
    title: str = ""


class ReportCard(Shape, frozen=True, kw_only=True):
    """A report as moderators see it."""

    reporter: PersonCard
    reason: str
    words: str
    made_at: str


class AppealCard(Shape, frozen=True, kw_only=True):
    side: str
    person: PersonCard
    words: str
    made_at: str


class DecisionCard(Shape, frozen=True, kw_only=True):
    """A decision as moderators see it, with the appeals against it."""

    id: str
    outcome: str
    decided_by: PersonCard
    decided_at: str
    facts: str
    ground: str
    reference: str
    answer: str
    room: str | None
    until: str | None
    final: bool
    appeals: list[AppealCard]


class CaseCard(Shape, frozen=True, kw_only=True):
    """A case in the queue. ``room`` is a name; ``reasons`` counts the reports by theirs.

    ``publication``: what was reported is one of the network, with a title.
    """

    id: str
    community: str
    kind: str
    state: str
    subject: PersonCard
    room: str | None
    excerpt: str
    reasons: dict[str, int]
    reports_count: int
    assignee: PersonCard | None
    opened_at: str
    due_at: str
    late: bool
    outcome: str | None
    publication: bool = False


class SweepCard(Shape, frozen=True, kw_only=True):
    """All that somebody said within ``period``: ``done`` of ``total`` are gone. ``undone``: they come back, or have."""

    period: str
    total: int
    done: int
    undone: bool
    may_undo: bool


class RecentCard(Shape, frozen=True, kw_only=True):
    """How much somebody said lately where the reader moderates, and in which rooms: what one decision takes away."""

    count: int
    most: int
    rooms: list[str]


class OneCaseCard(CaseCard, frozen=True, kw_only=True):
    """A case with all that there is to decide by; ``path`` leads to the message, for those who may read it there."""

    evidence: list[EvidenceCard]
    reports: list[ReportCard]
    decisions: list[DecisionCard]
    referred_by: PersonCard | None
    referral: str
    outcomes: list[str]
    rooms: dict[str, str]
    before: int
    path: str | None
    abilities: dict[str, bool]
    # Of what is kept: its files, whether it is an edit (the evidence has what stands there now), and whether the room
    # is private, so that its leaders alone decide. ``moderators``: to whom it can be given.
    files: list[AttachmentCard]
    edit: bool
    of_leaders: bool
    moderators: list[PersonCard]
    sweep: SweepCard | None


class AnswerCard(Shape, frozen=True, kw_only=True):
    """A decision as one who reported reads it: whether something was done, and why. ``removed``: it is gone."""

    id: str
    acted: bool
    removed: bool
    decided_at: str
    answer: str
    appeal_until: str
    appealed_at: str | None
    may_appeal: bool


class MyReportCard(Shape, frozen=True, kw_only=True):
    """A report as who made it follows it; ``answers`` are in the order in which they were given."""

    id: str
    community: str
    community_name: str
    kind: str
    about: str
    excerpt: str
    reason: str
    words: str
    made_at: str
    due_at: str
    waiting: bool
    answers: list[AnswerCard]


class StatementCard(Shape, frozen=True, kw_only=True):
    """The statement of reasons of a decision about oneself (Regulation (EU) 2022/2065, art. 17).

    ``automatic``: the word filter brought it up. ``final``: it answers an appeal.
    """

    id: str
    community: str
    community_name: str
    kind: str
    excerpt: str
    outcome: str
    facts: str
    ground: str
    reference: str
    automatic: bool
    room: str | None
    until: str | None
    decided_at: str
    appeal_until: str
    appealed_at: str | None
    may_appeal: bool
    final: bool
    # How many messages it is about; it was kept in a private room: an appeal shows it to those who moderate.
    messages: int
    of_leaders: bool


class TimeOutCard(Shape, frozen=True, kw_only=True):
    id: str
    person: PersonCard
    community: str
    community_name: str
    room: str | None
    room_name: str | None
    ends_at: str
    reason: str
    given_at: str


class FilterWordCard(Shape, frozen=True, kw_only=True):
    id: str
    pattern: str
    effect: str
    explanation: str
    added_at: str


class HeldCard(Shape, frozen=True, kw_only=True):
    """A message, or an edit, of one's own that waits to be read."""

    id: str
    room: str
    topic: str | None
    text: str
    client_id: str
    state: str
    held_at: str
    # The message in whose words' place it comes.
    edits: str | None
    attachments: list[AttachmentCard]


class AvoidedCard(Shape, frozen=True, kw_only=True):
    person: PersonCard
    distance: str
    since: str
