"""Turns at something that one thread has at a time, given in the order in which they were asked for."""

import threading
from collections import deque


class Turns:
    """A lock that is handed to who has waited longest; whoever gives it back and asks again is behind them."""

    def __init__(self) -> None:
        self._changing = threading.Lock()
        self._waiting: deque[threading.Lock] = deque()
        self._taken = False

    def take(self, within: float) -> bool:
        """Wait for a turn; tell whether it came ``within`` that many seconds."""
        with self._changing:
            if not self._taken:
                self._taken = True
                return True
            gate = threading.Lock()
            gate.acquire()
            self._waiting.append(gate)
        if gate.acquire(timeout=within):
            return True
        with self._changing:
            if gate not in self._waiting:
                # It was handed over in this very moment.
                return True
            self._waiting.remove(gate)
            return False

    def give_back(self) -> None:
        """End one's turn: the next has it at once."""
        with self._changing:
            if self._waiting:
                self._waiting.popleft().release()
            else:
                self._taken = False
