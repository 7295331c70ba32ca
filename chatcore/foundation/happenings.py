"""Happenings: how an app causes something in an app above it, in the same transaction.

The lower app announces a typed happening; the upper app subscribes when it is loaded. Subscribers run
at once, in the order of their registration, and what they raise undoes the whole transaction.
"""

from collections import defaultdict
from collections.abc import Callable
from typing import Any, TypeVar

_Happening = TypeVar("_Happening")
_subscribers: dict[type[Any], list[Callable[[Any], None]]] = defaultdict(list)


def on(
    kind: type[_Happening],
) -> Callable[[Callable[[_Happening], None]], Callable[[_Happening], None]]:
    """Subscribe the decorated function to happenings of ``kind``."""

    def subscribe(function: Callable[[_Happening], None]) -> Callable[[_Happening], None]:
        if function not in _subscribers[kind]:
            _subscribers[kind].append(function)
        return function

    return subscribe


def announce(happening: Any) -> None:
    """Run the subscribers of ``happening`` now. Call it inside the transaction of the change."""
    for subscriber in _subscribers[type(happening)]:
        subscriber(happening)
