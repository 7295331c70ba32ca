"""The highest rate that a server holds: doubled until it fails, then halved in until it is known well enough."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from benchmarks.load.audience import Step

# A step that was late is tried once more before it is believed: a machine that is shared has bad moments.
TRIES = 2
# … but not one that was hopelessly so.
HOPELESS_MS = 1_000.0
# The rate is known when the one that failed is no more than this much higher.
FINE = 1.1
HIGHEST = 20_000.0


@dataclass(frozen=True)
class Limit:
    """The last good step (None where no rate was held), the first bad one, and why it was bad.

    ``most`` is the most deliveries a second that any step saw, however late they were.
    """

    best: Step | None
    failed: Step | None
    why: str
    most: float = 0.0


Try = Callable[[float], Awaitable[Step]]


async def highest(attempt: Try, why_not: Callable[[Step], str], *, start: float) -> Limit:
    """Return the highest rate at which ``why_not`` has nothing to say, from ``start`` on, upwards or down."""
    good: Step | None = None
    bad: Step | None = None
    why, most = "", 0.0
    rate = start
    while rate <= HIGHEST and (bad is None or good is None or bad.rate / good.rate > FINE):
        step, said = await _tried(attempt, why_not, rate)
        most = max(most, step.a_second)
        if said:
            bad, why = step, said
        else:
            good = step
        if good is None:
            rate /= 2
            if rate < 1:
                break
        else:
            rate = 2 * rate if bad is None else (good.rate * bad.rate) ** 0.5
    return Limit(good, bad, why, most)


async def _tried(attempt: Try, why_not: Callable[[Step], str], rate: float) -> tuple[Step, str]:
    for left in reversed(range(TRIES)):
        step = await attempt(rate)
        said = why_not(step)
        print(_line(step, said), flush=True)
        if not said or not left or step.lost or step.latency.p99 > HOPELESS_MS:
            return step, said
    raise AssertionError("every step is tried")


def _line(step: Step, said: str) -> str:
    what = (
        f"  {step.rate:8,.1f} messages/s: {step.a_second:11,.0f} deliveries/s, p99 {step.latency.p99:6,.0f} ms, "
        f"alone {step.alone:4.0%}, server {step.processor_us:5.1f} µs a delivery, "
        f"client {step.client_busy:4.0%} of its core"
    )
    return f"{what}: {said}" if said else what
