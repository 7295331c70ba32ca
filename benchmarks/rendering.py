"""S9: what rendering costs, beside bare ``markdown.markdown`` in the same run.

Times are of the processor, medians; the hostile corpus is that of the tests, 8,000 characters each,
and code in every highlighted language.
"""

import argparse
import statistics
import time
from collections.abc import Callable

import markdown

from benchmarks.figures import Figure, Reference, Section, Table, rounded
from chatcore.project.stopping import get_ready
from chatcore.rendering.code import LANGUAGES, MAX_HIGHLIGHTED
from chatcore.rendering.message import render
from chatcore.rendering.references import KnownTargets, Target
from tests.chatcore.rendering.hostile import COSTLY, LANGUAGE_BAIT

PLAIN = "Bonjour à toutes et à tous, la réunion de demain est déplacée à 14 h, salle Vauban."
RICH = (
    "Bonjour **Ada**, voir https://exemple.fr/doc et le [plan](https://exemple.fr/plan).\n"
    "- point `un`\n- point *deux* :tada:\n> d'accord avec @Ada Lovelace\n"
    "Merci, à demain au chantier, avec les plans."
)
SHOWN = 5
EVERYONE = KnownTargets(
    people=[Target("p1", "Ada Lovelace"), Target("p2", "Ada")], rooms=[Target("r1", "b")]
)


def seconds(action: Callable[[], object], rounds: int, calls: int) -> float:
    """Return the median over ``rounds`` of the processor time of one call, in seconds."""
    taken = []
    for _ in range(rounds):
        begun = time.thread_time()
        for _ in range(calls):
            action()
        taken.append((time.thread_time() - begun) / calls)
    return statistics.median(taken)


def hostile() -> dict[str, float]:
    """Return the median time of each hostile text, in milliseconds."""
    for language in LANGUAGES:  # a language's lexer is made when it is first used
        render(f"```{language}\nx", targets=EVERYONE)
    texts = {f"text: {name}": text for name, text in COSTLY.items()}
    for language in sorted(LANGUAGES):
        for bait in LANGUAGE_BAIT[::6]:
            texts[f"code: {language} {bait!r}"] = f"```{language}\n" + (bait + "\n") * (
                MAX_HIGHLIGHTED // (len(bait) + 1)
            )
    return {
        name: 1e3 * seconds(lambda text=text: render(text, targets=EVERYONE), rounds=1, calls=1)  # type: ignore[misc]
        for name, text in texts.items()
    }


def measure(options: argparse.Namespace) -> Section:
    """Return the figures of S9."""
    get_ready()
    render(RICH, targets=EVERYONE)
    plain = seconds(lambda: render(PLAIN, targets=EVERYONE), rounds=9, calls=2_000)
    rich = seconds(lambda: render(RICH, targets=EVERYONE), rounds=9, calls=50)
    bare_plain = seconds(lambda: markdown.markdown(PLAIN), rounds=9, calls=50)
    bare_rich = seconds(lambda: markdown.markdown(RICH), rounds=9, calls=50)
    costs = hostile()
    worst = sorted(costs, key=costs.__getitem__, reverse=True)[:SHOWN]
    bare = "`markdown.markdown`"
    return Section(
        name="rendering",
        title="Rendering (S9)",
        how="Processor time of `render`, off the event loop in the product. The reference is Python-Markdown as it "
        "comes: no sanitising, no mentions, no links. The interpreter is set up as for serving. Hostile: "
        f"{len(costs)} texts of the tests' corpus, 8,000 characters each, and "
        "as much code as is coloured, in every language.",
        figures=[
            Figure(
                what="plain text", value=1e6 * plain, unit="µs", at_most=15,
                reference=Reference(bare, 1e6 * bare_plain),
            ),
            Figure(
                what=f"rich text, {len(RICH)} characters", value=1e3 * rich, unit="ms", at_most=1,
                reference=Reference(bare, 1e3 * bare_rich),
            ),
            Figure(what="hostile text, the worst", value=costs[worst[0]], unit="ms", at_most=50),
            Figure(what="hostile text, median", value=statistics.median(costs.values()), unit="ms"),
        ],
        tables=[
            (
                "The costliest:",
                Table(["text", "ms"], [[f"`{name}`", rounded(costs[name])] for name in worst]),
            )
        ],
    )  # fmt: skip
