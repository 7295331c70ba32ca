"""Every search of the trace is answered by an index, in its order, however long the trace is."""

import json
import uuid
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection

from chatcore.foundation.clock import now
from chatcore.people.models import Person
from chatcore.records.models import Trace
from chatcore.records.selectors import Place, Search, traces

POSTGRES = connection.vendor == "postgresql"
# SQLite is for few people; that its planner takes an index shows with fewer rows, too.
ROWS = 200_000 if POSTGRES else 20_000
COMMUNITY = uuid.UUID("0190a000-0000-7000-8000-000000000001")
RARE = 97
PAGE = 101

FILL = {
    "postgresql": """
        INSERT INTO records_trace (at, actor_id, action, object_type, object_id, community)
        SELECT now() - n * interval '1 minute',
               CASE WHEN n %% {rare} < 2 THEN %s::uuid ELSE %s::uuid END,
               CASE WHEN n %% {rare} < 2 THEN 'group.created' ELSE 'room.joined' END,
               CASE WHEN n %% {rare} < 2 THEN 'communities.group' ELSE 'conversations.room' END,
               'object-' || (n %% 4999),
               CASE WHEN n %% 2 = 0 THEN %s::uuid END
        FROM generate_series(1, {rows}) AS n
    """,
    "sqlite": """
        WITH RECURSIVE counted(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM counted WHERE n < {rows})
        INSERT INTO records_trace (at, actor_id, action, object_type, object_id, community)
        SELECT strftime('%%Y-%%m-%%d %%H:%%M:%%S', 'now', '-' || n || ' minutes'),
               CASE WHEN n %% {rare} < 2 THEN %s ELSE %s END,
               CASE WHEN n %% {rare} < 2 THEN 'group.created' ELSE 'room.joined' END,
               CASE WHEN n %% {rare} < 2 THEN 'communities.group' ELSE 'conversations.room' END,
               'object-' || (n %% 4999),
               CASE WHEN n %% 2 = 0 THEN %s END
        FROM counted
    """,
}


@pytest.fixture
def rare(db: None) -> Person:
    """Fill the trace: half of it of a community, little of it by the person who is returned."""
    people = [
        Person.objects.create(email=f"{name}@rivages.example", name=name) for name in ("ada", "bo")
    ]
    ids = [*(person.id for person in people), COMMUNITY]
    with connection.cursor() as cursor:
        cursor.execute(
            FILL[connection.vendor].format(rows=ROWS, rare=RARE),
            ids if POSTGRES else [id_.hex for id_ in ids],
        )
        cursor.execute("ANALYZE records_trace")
    return people[0]


def searches(rare: Person) -> dict[str, tuple[Search, Place | None, str]]:
    """Return what is looked for by the index that answers it."""
    moment = now() - timedelta(minutes=ROWS / 2)
    return {
        "everything": (Search(), None, "trace_by_moment"),
        "a later page": (Search(), Place(moment, ROWS), "trace_by_moment"),
        "days": (Search(since=moment, until=moment + timedelta(days=3)), None, "trace_by_moment"),
        "an author": (Search(actor=rare.id), None, "trace_by_actor"),
        "an action": (Search(action="group.created"), None, "trace_by_action_at"),
        "a family": (Search(action="group."), None, "trace_by_family"),
        "a type": (Search(object_type="communities.group"), None, "trace_by_type"),
        "an object": (
            Search(object_type="conversations.room", object_id="object-8"),
            None,
            "trace_by_object",
        ),
    }


def nodes(plan: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield plan
    for below in plan.get("Plans", []):
        yield from nodes(below)


def check_on_postgresql(query: Any, index: str, what: str) -> None:
    (explained,) = json.loads(query.explain(format="json", analyze=True))
    steps = list(nodes(explained["Plan"]))
    used = {step["Index Name"] for step in steps if "Index Name" in step}
    # Half of all rows match when nothing narrows: the index of the moment alone is as good.
    assert used == {index} or index == "trace_by_moment", (what, used)
    assert not [step for step in steps if step["Node Type"] == "Seq Scan"], what
    if index != "trace_by_object":
        # Of an object there is little, and it may be sorted; so may what is of one moment (incrementally).
        assert not [step for step in steps if step["Node Type"] == "Sort"], what
    wasted = sum(step.get("Rows Removed by Filter", 0) for step in steps)
    assert wasted <= PAGE, what


def check_on_sqlite(query: Any, index: str, what: str) -> None:
    plan = query.explain()
    # Its planner does not know a parameter of the query again in the expression of an index.
    expected = "trace_by_moment" if index == "trace_by_family" else index
    assert f"USING INDEX {expected}" in plan, (what, plan)
    if index != "trace_by_object":
        assert "TEMP B-TREE" not in plan, (what, plan)


def test_each_search_reads_the_rows_that_it_shows_and_no_others(rare: Person) -> None:
    assert Trace.objects.count() >= ROWS
    check = check_on_postgresql if POSTGRES else check_on_sqlite
    for what, (search, after, index) in searches(rare).items():
        for community in (COMMUNITY, None):
            query = traces(community, search, after=after)
            assert query.exists(), what
            check(query[:PAGE], index, f"{what} of {community}")
