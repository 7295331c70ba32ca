"""Round after round: some faults at once, the way back, and the checks; then what was broken and what was lost."""

import asyncio
import random
import shutil
import time
import traceback
from collections import Counter
from pathlib import Path

from tests.faults import faults
from tests.faults.checks import Checks
from tests.faults.crowd import Crowd
from tests.faults.faults import Fault, Scene
from tests.faults.world import World

# So many faults of a round happen at once.
AT_ONCE = (1, 2, 2, 3, 4)
PAUSE = 0.15


class Soak:
    """One run: a world, a crowd, and faults drawn by ``seed`` until the time or the number is reached."""

    def __init__(self, world: World, *, seed: int, minutes: float, faults: int | None) -> None:
        self._world = world
        self._seed = seed
        self._seconds = float("inf") if faults else minutes * 60
        self._most = faults or float("inf")
        self._rng = random.Random(seed)
        self.broken: Counter[str] = Counter()
        self._back: list[float] = []
        self._caught_up: list[float] = []

    async def run(self) -> bool:
        """Run to the end or to the first failure; tell whether everything held."""
        self._began = time.monotonic()
        async with Crowd(self._world, seed=self._seed, pause=PAUSE) as crowd:
            checks = Checks(crowd)
            try:
                await self._rounds(crowd, checks)
                await crowd.quiet()
                await checks.check(whole=True)
                held = True
            except Exception:
                traceback.print_exc()
                held = False
            self._sum_up(crowd, checks, held)
        return held

    def keep_logs(self, folder: Path) -> None:
        """Copy what the servers and stores wrote to ``folder``."""
        folder.mkdir(exist_ok=True)
        for log in self._world.logs():
            shutil.copy(log, folder)
        print(f"faults: the logs are in {folder}; again with --seed {self._seed}", flush=True)

    async def _rounds(self, crowd: Crowd, checks: Checks) -> None:
        scene = Scene(crowd, self._rng)
        while time.monotonic() - self._began < self._seconds and self.broken.total() < self._most:
            await crowd.posts(1)
            drawn = self._draw()
            self.broken.update(drawn)
            async with asyncio.TaskGroup() as tasks:
                for name in drawn:
                    tasks.create_task(self._faults[name](scene))  # type: ignore[arg-type]
            self._back.append(await crowd.recover())
            self._caught_up.append(await crowd.quiet())
            await checks.check()
            crowd.talk.go_on()
            self._tell(crowd, checks, " + ".join(drawn))

    @property
    def _faults(self) -> dict[str, Fault]:
        return faults.everywhere if self._world.redis is None else faults.on_servers

    def _draw(self) -> list[str]:
        """Choose what happens at once; what happened least is the likeliest, so that all have their turn."""
        names = list(self._faults)
        weights = [1.0 / (1 + self.broken[name]) ** 2 for name in names]
        size = min(self._rng.choice(AT_ONCE), len(names))
        drawn: dict[str, None] = {}
        while len(drawn) < size:
            drawn[self._rng.choices(names, weights)[0]] = None
        return list(drawn)

    def _tell(self, crowd: Crowd, checks: Checks, what: str) -> None:
        counts = crowd.record.counts
        minutes, seconds = divmod(int(time.monotonic() - self._began), 60)
        print(
            f"{minutes:3}:{seconds:02}  faults {self.broken.total():4}  posts {counts['posts']:6}  "
            f"events {counts['events']:7}  resumes {counts['resumes']:4}  lost {len(checks.lost)}  "
            f"doubled {len(checks.doubled)}  back in {self._back[-1]:4.1f} s  ({what})",
            flush=True,
        )

    def _sum_up(self, crowd: Crowd, checks: Checks, held: bool) -> None:
        print(f"\nSeed {self._seed}: {self.broken.total()} faults.")
        for name, count in sorted(self.broken.items()):
            print(f"  {count:4}  {name}")
        print("What the clients met:")
        met = {
            **crowd.record.counts,
            **{f"refused {k}": v for k, v in crowd.record.refusals.items()},
        }
        for name, count in sorted(met.items()):
            print(f"  {count:7}  {name}")
        if self._back:
            print(
                f"The service came back within {max(self._back):.1f} s of each round at the latest,"
            )
            print(f"readers held everything {max(self._caught_up):.1f} s after the last post.")
        print(f"Lost: {len(checks.lost)}. Doubled: {len(checks.doubled)}.")
        for breach in crowd.record.breaches:
            print(f"  {breach}")
        print("Everything held." if held else "SOMETHING DID NOT HOLD.", flush=True)
