"""``python -m benchmarks.scale``: work out the tables of docs/operate/scale.md from the inputs that stand there."""

import math
import re
from collections.abc import Callable
from pathlib import Path

PAGE = Path(__file__).resolve().parent.parent / "docs/operate/scale.md"
SIZES = (2_000, 10_000, 100_000, 10_000_000)
BEGIN, END = "<!-- worked out -->\n", "<!-- end -->"
_INPUT = re.compile(r"^\| `(\w+)` \| ([\d.,]+) \|", re.MULTILINE)

Inputs = dict[str, float]


def inputs_of(text: str) -> Inputs:
    """Return the named inputs of the page: rows that begin with a name and a number."""
    return {name: float(value.replace(",", "")) for name, value in _INPUT.findall(text)}


def load_of(members: int, given: Inputs) -> Inputs:
    """Return what ``members`` cause and need in their busiest hour, by name; seconds, bytes, pieces."""
    people = members * given["connected"]
    posts = people * given["posts_hour"] / 3600
    events = posts * given["events_post"]
    deliveries = events * min(given["listeners"], people) * given["devices"]
    sockets = people * given["devices"]
    usable = given["headroom"]
    processes = max(
        2,
        math.ceil(sockets / given["sockets_process"]),
        math.ceil(deliveries / (given["deliveries_core"] * usable)),
        math.ceil(posts / (given["posts_core"] * usable)),
    )
    layer = events * given["event_bytes"] * processes
    year = members * given["posts_year"]
    return {
        "people": people,
        "sockets": sockets,
        "posts": posts,
        "events": events,
        "deliveries": deliveries,
        "processes": processes,
        "memory": sockets * (given["socket_kb"] + given["kernel_kb"]) * 1000,
        "one to all": sockets / processes / given["deliveries_core"],
        "back": sockets / processes / given["storm_core"],
        "heard": events / given["heard_core"],
        "layer": layer,
        "layer hosts": math.ceil(layer / (given["layer_mb"] * 1e6)),
        "rows": posts + events,
        "messages": year * given["message_bytes"],
        "log": year * given["events_post"] * given["event_bytes"] * given["log_days"] / 365,
    }


def _count(value: float) -> str:
    if value < 10:
        return f"{value:.1f}"
    step = 10 ** max(0, math.floor(math.log10(value)) - 2)
    return f"{round(value / step) * step:,}"


def _whole(value: float) -> str:
    return f"{value:,.0f}"


def _bytes(value: float) -> str:
    for unit in ("kB", "MB", "GB", "TB"):
        value /= 1000
        if value < 1000 or unit == "TB":
            break
    return f"{value:.1f} {unit}" if value < 10 else f"{value:.0f} {unit}"


def _seconds(value: float) -> str:
    return f"{value * 1000:.0f} ms" if value < 1 else f"{value:.0f} s"


ROWS: tuple[tuple[str, str, Callable[[float], str]], ...] = (
    ("people connected", "people", _count),
    ("sockets", "sockets", _count),
    ("posts a second", "posts", _count),
    ("events a second", "events", _count),
    ("deliveries a second", "deliveries", _count),
    ("**web processes** (a core each)", "processes", _whole),
    ("memory of the sockets, all together", "memory", _bytes),
    ("one message to everybody connected is out after", "one to all", _seconds),
    ("everybody has come back after a restart of all in", "back", _seconds),
    ("share of each process for hearing the others", "heard", lambda value: f"{value:.1%}"),
    ("bytes a second out of the channel layer", "layer", _bytes),
    ("**hosts of the channel layer**", "layer hosts", _whole),
    ("rows a second into PostgreSQL", "rows", _count),
    ("**messages, a year**", "messages", _bytes),
    ("event log, `log_days` of it", "log", _bytes),
)


def worked_out(text: str) -> str:
    """Return the page with its table as the inputs give it."""
    given = inputs_of(text)
    loads = [load_of(members, given) for members in SIZES]
    lines = [
        "| members | " + " | ".join(f"{members:,}" for members in SIZES) + " |",
        "|---|" + "---|" * len(SIZES),
        *(
            f"| {words} | " + " | ".join(shown(load[name]) for load in loads) + " |"
            for words, name, shown in ROWS
        ),
    ]
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    return before + BEGIN + "\n".join(lines) + "\n" + END + after


if __name__ == "__main__":
    PAGE.write_text(worked_out(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
