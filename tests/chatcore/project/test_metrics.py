"""What a process has counted: who may read it, what is in it, and what never is."""

import re
import time
from datetime import timedelta
from http.client import HTTPConnection
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from prometheus_client import REGISTRY
from prometheus_client.parser import text_string_to_metric_families

from chatcore.foundation.ids import new_id
from chatcore.foundation.jobs import schedules
from chatcore.foundation.jobs.definition import job
from chatcore.foundation.jobs.worker import Worker
from chatcore.live import limits, metrics, threads
from chatcore.project.metrics import serve_beside
from tests.services.processes import free_port
from tests.worlds.people import client_of, registered

TOKEN = "ombriere-9"
KNOWN = {"authorization": f"Bearer {TOKEN}"}
oiled: list[str] = []


@job()
def oil_the_bell() -> None:
    oiled.append("bell")


@job(attempts=2, first_wait=timedelta(0))
def drop_the_oil() -> None:
    raise ValueError


@pytest.fixture
def token(settings: Any) -> None:
    settings.METRICS_TOKEN = TOKEN


def value(name: str, /, **labels: str) -> float:
    return REGISTRY.get_sample_value(name, labels) or 0.0


def page() -> str:
    answer = Client().get("/metrics", headers=KNOWN)
    assert answer.status_code == 200
    return answer.content.decode()


def test_without_a_token_there_is_no_such_address() -> None:
    answer = Client().get("/metrics", headers={"authorization": "Bearer "})
    unknown = Client().get("/api/v1/nowhere")
    assert (answer.status_code, answer.content) == (404, unknown.content)


@pytest.mark.parametrize(
    "given", ["", TOKEN, "Bearer", "Bearer ombriere", f"Bearer {TOKEN}x", f"Basic {TOKEN}"]
)
def test_who_does_not_know_the_token_finds_nothing(token: None, given: str) -> None:
    answer = Client().get("/metrics", headers={"authorization": given} if given else {})
    assert (answer.status_code, answer.json()["code"]) == (404, "not_found")


def test_who_knows_the_token_reads_every_figure(token: None) -> None:
    answer = Client().get("/metrics", headers=KNOWN)
    assert answer.headers["content-type"].startswith("text/plain; version=")
    assert answer.headers["cache-control"] == "no-store"
    names = {family.name for family in text_string_to_metric_families(answer.content.decode())}
    assert names >= {
        "chatcore_sockets", "chatcore_streams", "chatcore_socket_queue_events",
        "chatcore_deliveries", "chatcore_frames_sent", "chatcore_ephemeral_dropped",
        "chatcore_commands", "chatcore_resumes", "chatcore_sockets_closed",
        "chatcore_holes_healed", "chatcore_doorbell_messages", "chatcore_doorbell_failures",
        "chatcore_publish_to_send_seconds", "chatcore_writes", "chatcore_commit_writes",
        "chatcore_commit_seconds", "chatcore_writer_queue", "chatcore_database_calls",
        "chatcore_database_connections", "chatcore_database_waiting", "chatcore_job_runs",
        "chatcore_job_seconds", "chatcore_http_requests", "chatcore_http_request_seconds",
        "process_cpu_seconds", "process_resident_memory_bytes", "python_gc_collections",
    }  # fmt: skip


def test_what_the_live_path_records_is_what_is_read(token: None) -> None:
    tally = metrics.tally
    before = value("chatcore_deliveries_total"), value("chatcore_commit_writes_sum")
    tally.deliveries += 1_000
    tally.commands["message.post", "ok"] += 3
    tally.resumes["limited"] += 2
    metrics.committed(50, 0.004)
    metrics.not_committed("full")
    metrics.handed_over(time.time() + 0.5)
    metrics.healed("gap")
    metrics.closed(limits.CLOSE_TOO_SLOW)
    metrics.ring_failed("group_send")
    assert value("chatcore_deliveries_total") == before[0] + 1_000
    assert value("chatcore_commit_writes_sum") == before[1] + 50
    assert value("chatcore_commands_total", type="message.post", outcome="ok") >= 3
    assert value("chatcore_resumes_total", outcome="limited") >= 2
    assert value("chatcore_writes_total", outcome="full") >= 1
    assert value("chatcore_sockets_closed_total", reason="slow") >= 1
    assert value("chatcore_holes_healed_total", cause="gap") >= 1
    assert value("chatcore_doorbell_failures_total", call="group_send") >= 1
    # A clock that goes ahead counts as no time, never as less than none.
    assert value("chatcore_publish_to_send_seconds_sum") >= 0
    assert value("chatcore_publish_to_send_seconds_bucket", le="0.001") >= 1


@pytest.mark.django_db
def test_requests_are_counted_by_route_and_no_label_holds_an_id(token: None) -> None:
    ada = registered("Ada Lovelace")
    client, room = client_of(ada), new_id()
    asked = {"method": "GET", "route": "api/v1/rooms/<str:room>/", "status": "404"}
    before = value("chatcore_http_requests_total", **asked)
    client.get(f"/api/v1/rooms/{room}/")
    client.get(f"/api/v1/people/{ada.id}/")
    client.get("/api/v1/invitations/cc_7fH2kQ9vXw3LrT5bNm8Zp1/")
    client.get(f"/r/{room}?to=ada@rivages.example")
    client.get(f"/media/avatars/{'a' * 64}.webp")
    client.get(f"/api/v1/{room}")
    client.get(f"/static/{room}.js")
    client.generic("BREW", "/health/live")
    assert value("chatcore_http_requests_total", **asked) == before + 1
    assert value("chatcore_http_requests_total", method="other", route="health/live", status="200")
    labels = "\n".join(re.findall(r"\{(.*)\}", page()))
    assert not re.search(r"[0-9a-f]{8}-|[0-9a-f]{20}|@|7fH2kQ9|BREW", labels)
    routes = set(re.findall(r'route="([^"]*)"', labels))
    assert routes >= {"shell", "avatar", "not_found", "files", "api/v1/people/<str:person>/"}


@pytest.mark.django_db
def test_the_connections_of_the_pool_are_counted_where_there_is_one(token: None) -> None:
    connection.ensure_connection()
    in_use = re.search(r'^chatcore_database_connections\{state="in_use"\} (\S+)', page(), re.M)
    if connection.vendor == "postgresql":
        assert in_use and float(in_use.group(1)) >= 1
    else:
        assert in_use is None


@pytest.mark.django_db
async def test_work_in_the_database_counts_while_it_is_under_way() -> None:
    def seen() -> float:
        return value("chatcore_database_calls")

    before = seen()
    assert await threads.in_db(seen) == before + 1
    assert seen() == before


@pytest.mark.django_db
def test_jobs_are_counted_by_how_they_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(schedules, "_rhythms", {})

    def runs(name: str) -> list[float]:
        outcomes = ("done", "again", "failed")
        return [value("chatcore_job_runs_total", name=name, outcome=one) for one in outcomes]

    oil_the_bell.enqueue()
    drop_the_oil.enqueue()
    assert Worker().drain() == 3
    assert runs("oil_the_bell") == [1, 0, 0]
    assert runs("drop_the_oil") == [0, 1, 1]
    assert value("chatcore_job_seconds_count", name="drop_the_oil") == 2


@pytest.mark.parametrize(
    ("path", "headers", "status"),
    [("/metrics", KNOWN, 200), ("/metrics", {}, 404), ("/health/live", KNOWN, 404)],
)
def test_a_worker_answers_beside_its_jobs(
    token: None, path: str, headers: dict[str, str], status: int
) -> None:
    serve_beside("127.0.0.1", port := free_port())
    asking = HTTPConnection("127.0.0.1", port, timeout=10)
    asking.request("GET", path, headers=headers)
    answer = asking.getresponse()
    body = answer.read()
    asking.close()
    assert answer.status == status
    assert (b"chatcore_job_runs_total" in body) == (status == 200)
