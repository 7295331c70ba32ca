"""Telling how far a long command is: a bar on a terminal, plain lines elsewhere."""

from django.core.management.base import OutputWrapper

_WIDTH = 28


class Progress:
    """Counts steps up to ``total`` and says so on ``stream``."""

    def __init__(self, stream: OutputWrapper, total: int) -> None:
        self._stream, self._total, self._done = stream, total, 0
        self._terminal = stream.isatty()

    def step(self, label: str, by: int = 1) -> None:
        """Say that ``by`` more steps are done; ``label`` names what they were."""
        self._done = min(self._total, self._done + by)
        if self._terminal:
            filled = _WIDTH * self._done // self._total
            end = "\n" if self._done == self._total else ""
            bar = "█" * filled + "░" * (_WIDTH - filled)
            self._stream.write(
                f"\r{bar} {100 * self._done // self._total:3d} %  {label:<40.40}", ending=end
            )
        else:
            self._stream.write(f"{100 * self._done // self._total:3d} %  {label}")
        self._stream.flush()
