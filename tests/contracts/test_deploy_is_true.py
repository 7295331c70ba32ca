"""What ``deploy/`` says is true of the code: commands, ports, variables, figures."""

import configparser
import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.core.management import load_command_class
from django.urls import resolve
from prometheus_client import REGISTRY

from chatcore.project import pages

ROOT = Path(__file__).resolve().parents[2]
DEPLOY = ROOT / "deploy"
SYSTEMD = DEPLOY / "systemd"
VARIABLE = re.compile(
    r"\b(?:CHATCORE_[A-Z_]+|POSTGRES_PASSWORD|DATABASE_URL|REDIS_URL|EMAIL_URL)\b"
)
UNITS = sorted(path.name for path in SYSTEMD.glob("chatcore*") if path.suffix != ".example")
# What Prometheus' own functions and labels are called is none of ours.
METRIC = re.compile(r"\b(?:chatcore|process|python)_[a-z0-9_]+")


def unit(name: str) -> configparser.ConfigParser:
    parser = configparser.ConfigParser(strict=False, interpolation=None, delimiters=("=",))
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    parser.read(SYSTEMD / name)
    return parser


@pytest.fixture(scope="module")
def compose() -> dict[str, Any]:
    read: dict[str, Any] = yaml.safe_load((DEPLOY / "compose.yaml").read_text())
    return read


def documented() -> set[str]:
    """Return the variables that stand in the first column of a table of configuration.md."""
    page = (ROOT / "docs/operate/configuration.md").read_text()
    return set(re.findall(r"^\| `([A-Z_]+)` \|", page, re.MULTILINE))


def accepts(command: list[str]) -> None:
    """Parse ``command`` as ``python -m chatcore`` would; it ends the test when that refuses."""
    name, *arguments = command
    app = "django.core" if name == "migrate" else "chatcore.project"
    load_command_class(app, name).create_parser("chatcore", name).parse_args(arguments)


@pytest.mark.parametrize(
    "path",
    sorted(path for path in DEPLOY.rglob("*") if path.is_file() and path.suffix != ".pyc"),
    ids=lambda path: path.relative_to(DEPLOY).as_posix(),
)
def test_every_variable_is_documented(path: Path) -> None:
    named = set(VARIABLE.findall(path.read_text()))
    assert named <= documented()


def test_every_documented_variable_is_read_somewhere() -> None:
    code = "".join(path.read_text() for path in (ROOT / "chatcore").rglob("*.py"))
    known = code + "".join(path.read_text() for path in DEPLOY.rglob("*") if path.is_file())
    assert {name for name in documented() if name not in known} == set()


def test_the_services_of_compose_know_each_other(compose: dict[str, Any]) -> None:
    services = compose["services"]
    assert {"caddy", "web-1", "web-2", "worker", "migrate", "postgres", "valkey"} == set(services)
    for service in services.values():
        assert set(service.get("depends_on", {})) <= set(services)
        named = {mount.split(":")[0] for mount in service.get("volumes", [])}
        assert {name for name in named if not name.startswith(".")} <= set(compose["volumes"])
    for name, condition in services["web-1"]["depends_on"].items():
        wanted = condition["condition"]
        assert wanted != "service_healthy" or "healthcheck" in services[name]


def test_compose_starts_what_the_commands_accept(compose: dict[str, Any]) -> None:
    services = compose["services"]
    accepts(services["worker"]["command"])
    accepts(services["migrate"]["command"])
    containerfile = (DEPLOY / "Containerfile").read_text()
    (default,) = re.findall(r"^CMD (\[.*\])$", containerfile, re.MULTILINE)
    accepts(json.loads(default))
    port = json.loads(default)[-1]
    names = services["caddy"]["environment"]["CHATCORE_WEB"].split()
    assert names == [f"{name}:{port}" for name in services if name.startswith("web-")]
    hosts = services["web-1"]["environment"]["CHATCORE_HOSTS"].split(",")
    assert {"127.0.0.1", "web-1", "web-2"} <= set(hosts)


def test_the_image_is_built_from_what_is_here() -> None:
    text = (DEPLOY / "Containerfile").read_text()
    copied = [
        source
        for line in re.findall(r"^COPY (?!--from)(.+)$", text, re.MULTILINE)
        for source in line.split()[:-1]
    ]
    assert copied
    assert [source for source in copied if not (ROOT / source).exists()] == []
    ignored = (ROOT / ".dockerignore").read_text().split()
    assert not {source.strip("/").split("/")[0] for source in copied} & set(ignored)
    locked = (ROOT / "requirements-dev.lock").read_text()
    (tools,) = re.findall(r"keep = /\^\(([^)]+)\)", text)
    assert all(re.search(rf"^{tool}==", locked, re.MULTILINE) for tool in tools.split("|"))


@pytest.mark.parametrize("name", [name for name in UNITS if name.endswith(".service")])
def test_a_unit_starts_what_the_commands_accept(name: str) -> None:
    service = unit(name)["Service"]
    program, module, package, *command = service["ExecStart"].replace("%i", "8001").split()
    assert (Path(program).name, module, package) == ("python", "-m", "chatcore")
    accepts(command)
    assert service["User"] == "chatcore" and service["NoNewPrivileges"] == "yes"
    if service["Type"] != "oneshot":
        assert service["Restart"] == "always"
        assert int(service["TimeoutStopSec"]) > 30 and int(service["LimitNOFILE"]) >= 65536


def test_the_target_wants_units_that_are_here() -> None:
    wanted = unit("chatcore.target")["Unit"]["Wants"].split()
    assert {re.sub(r"@\d+", "@", name) for name in wanted} <= set(UNITS)
    for name in {re.sub(r"@\d+", "@", name) for name in wanted}:
        assert (
            unit(name)["Install"]["WantedBy"] == unit(name)["Unit"]["PartOf"] == "chatcore.target"
        )
    caddyfile = (DEPLOY / "Caddyfile").read_text()
    ports = re.findall(r"@(\d+)", " ".join(wanted))
    assert caddyfile.count(" ".join(f"127.0.0.1:{port}" for port in ports)) == 2


def test_the_proxy_asks_an_address_that_answers() -> None:
    for name in ("Caddyfile", "Containerfile", "systemd/roll"):
        assert "/health/ready" in (DEPLOY / name).read_text()
    assert resolve("/health/ready").func is pages.ready


def test_prometheus_scrapes_each_process_of_systemd() -> None:
    (job,) = yaml.safe_load((DEPLOY / "prometheus.yml").read_text())["scrape_configs"]
    targets = {target for group in job["static_configs"] for target in group["targets"]}
    started = " ".join((SYSTEMD / name).read_text() for name in UNITS)
    ports = set(
        re.findall(r"chatcore-web@(\d{4})\.service", unit("chatcore.target")["Unit"]["Wants"])
    )
    ports |= set(re.findall(r"worker --port (\d+)", started))
    assert {target.rpartition(":")[2] for target in targets} == ports
    assert job["job_name"] == "chatcore"


def test_the_dashboard_asks_only_for_what_is_counted() -> None:
    text = (DEPLOY / "grafana/chatcore.json").read_text()
    board = json.loads(text)
    asked = [target["expr"] for panel in board["panels"] for target in panel.get("targets", ())]
    names = {name for expression in asked for name in METRIC.findall(expression)}
    known = {sample for family in REGISTRY.collect() for sample in _samples(family)}
    assert len(names) > 25
    assert names <= known
    ours = {family.name for family in REGISTRY.collect() if family.name.startswith("chatcore_")}
    assert {name for name in ours if not any(one.startswith(name) for one in names)} == set()


def _samples(family: Any) -> set[str]:
    suffixes = {
        "counter": ("_total",),
        "histogram": ("_bucket", "_sum", "_count"),
    }.get(family.type, ("",))
    return {family.name + suffix for suffix in suffixes}
