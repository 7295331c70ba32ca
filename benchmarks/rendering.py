"""S9: what rendering costs, beside bare ``markdown.markdown`` in the same run.

Run: ``python -m benchmarks.rendering [--json]``. Times are medians; the hostile corpus is that of the
tests, 8,000 characters each, and code in every highlighted language.
"""

import argparse
import json
import statistics
import time
from collections.abc import Callable

import markdown

from chatcore.rendering.code import LANGUAGES
from chatcore.rendering.message import render
from chatcore.rendering.references import KnownTargets, Target
from tests.chatcore.rendering.hostile import COSTLY, LANGUAGE_BAIT

PLAIN = "Bonjour à toutes et à tous, la réunion de demain est déplacée à 14 h, salle Vauban."
RICH = (
    "Bonjour **Ada**, voir https://exemple.fr/doc et le [plan](https://exemple.fr/plan).\n"
    "- point `un`\n- point *deux* :tada:\n> d'accord avec @Ada Lovelace\n"
    "Merci, à demain au chantier, avec les plans."
)
EVERYONE = KnownTargets(
    people=[Target("p1", "Ada Lovelace"), Target("p2", "Ada")], rooms=[Target("r1", "b")]
)


def seconds(action: Callable[[], object], rounds: int, calls: int) -> float:
    """Return the median over ``rounds`` of the time of one call, in seconds."""
    taken = []
    for _ in range(rounds):
        begun = time.perf_counter()
        for _ in range(calls):
            action()
        taken.append((time.perf_counter() - begun) / calls)
    return statistics.median(taken)


def hostile() -> dict[str, float]:
    """Return the median time of each hostile text, in milliseconds."""
    texts = {f"text: {name}": text for name, text in COSTLY.items()}
    for language in sorted(LANGUAGES):
        for bait in LANGUAGE_BAIT[::6]:
            texts[f"code: {language} {bait!r}"] = f"```{language}\n" + (bait + "\n") * (
                2_000 // (len(bait) + 1)
            )
    return {
        name: 1e3 * seconds(lambda text=text: render(text, targets=EVERYONE), rounds=1, calls=1)  # type: ignore[misc]
        for name, text in texts.items()
    }


def measure() -> dict[str, float | str]:
    """Return the figures of S9: plain in µs, the others in ms; ratios to bare Markdown."""
    render(RICH, targets=EVERYONE)
    plain = seconds(lambda: render(PLAIN, targets=EVERYONE), rounds=9, calls=2_000)
    rich = seconds(lambda: render(RICH, targets=EVERYONE), rounds=9, calls=50)
    bare_plain = seconds(lambda: markdown.markdown(PLAIN), rounds=9, calls=50)
    bare_rich = seconds(lambda: markdown.markdown(RICH), rounds=9, calls=50)
    costs = hostile()
    worst = max(costs, key=costs.__getitem__)
    return {
        "plain_us": round(plain * 1e6, 1),
        "plain_ratio": round(plain / bare_plain, 3),
        "rich_ms": round(rich * 1e3, 2),
        "rich_ratio": round(rich / bare_rich, 2),
        "rich_characters": len(RICH),
        "hostile_worst_ms": round(costs[worst], 1),
        "hostile_worst": worst,
        "hostile_median_ms": round(statistics.median(costs.values()), 1),
        "hostile_texts": len(costs),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true", help="one line of JSON instead of a table")
    as_json = parser.parse_args().json
    figures = measure()
    if as_json:
        print(json.dumps(figures, ensure_ascii=False))
        return
    print(
        f"plain text            {figures['plain_us']} µs   ({figures['plain_ratio']} × bare Markdown)"
    )
    print(
        f"rich, {figures['rich_characters']} characters  {figures['rich_ms']} ms"
        f"   ({figures['rich_ratio']} × bare Markdown)"
    )
    print(f"hostile, worst        {figures['hostile_worst_ms']} ms   ({figures['hostile_worst']})")
    print(
        f"hostile, median       {figures['hostile_median_ms']} ms   of {figures['hostile_texts']} texts"
    )


if __name__ == "__main__":
    main()
