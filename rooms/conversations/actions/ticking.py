"""Ticking what a message lists to be done: the box changes in its text, and nothing else."""

import re

from django.db import transaction

from chatcore.foundation.clock import now
from chatcore.foundation.errors import Conflict, Forbidden, NotFound
from chatcore.foundation.words import Words
from chatcore.live import log
from chatcore.people.models import Person
from rooms.conversations import policies
from rooms.conversations.actions.messages import locked
from rooms.conversations.events import MessageEdited
from rooms.conversations.models import Message
from rooms.conversations.selectors.access import message_for
from rooms.conversations.selectors.timeline import message_cards

_FENCE = re.compile(r" *(?:> ?)* *(`{3,}|~{3,})")
_WRITTEN = re.compile(r"(?P<before>[ >]*(?:[-*+]|\d{1,9}[.)]) +)\[(?P<state>[ xX])\](?= )")
_SHOWN = re.compile(r'<li class="task(?: done)?">(?P<paragraph>(?:<p>)?)[☐☑] ')
_BOXES = {True: ("x", "task done", "☑"), False: (" ", "task", "☐")}


def tick_task(*, actor: Person, message: str, number: int, done: bool) -> Message:
    """Tick the box of a list, or empty it; as it is already: changes nothing.

    Args:
        number: which box of the message, counted from 1 in the order in which they are shown.

    Raises:
        NotFound: the message, or no such box. Forbidden: neither one's own, nor for one to lead its room.
        Conflict: the list is written in a way that boxes cannot be told apart; it is edited instead.
    """
    found, view = message_for(actor, message)
    if why_not := policies.why_not_tick(view.standing, author=found.author_id == actor.id):
        raise Forbidden(why_not)
    with transaction.atomic():
        changed = locked(found)
        written, shown = _written(changed.text), list(_SHOWN.finditer(changed.html))
        if not 1 <= number <= len(shown):
            raise NotFound(path="$.task")
        if len(written) != len(shown):
            raise Conflict(_UNCLEAR, code="unclear", path="$.task")
        state, name, box = _BOXES[done]
        at, as_shown = written[number - 1], shown[number - 1]
        if (changed.text[at] != " ") is done:
            return found
        changed.text = f"{changed.text[:at]}{state}{changed.text[at + 1 :]}"
        item = f'<li class="{name}">{as_shown["paragraph"]}{box} '
        html = changed.html
        changed.html = html[: as_shown.start()] + item + html[as_shown.end() :]
        changed.edited_at = now()
        changed.save(update_fields=["text", "html", "edited_at"])
        changed.author = found.author
        (card,) = message_cards([changed])
        log.emit(view.room.stream, MessageEdited(message=card), actor=actor.id)
    return changed


def _written(text: str) -> list[int]:
    """Return where the state of each box stands in ``text``; what is in code is none."""
    found, at, fence = [], 0, ""
    for line in text.split("\n"):
        mark = _FENCE.match(line)
        if fence:
            if mark and mark[1].startswith(fence) and not line[mark.end() :].strip(" "):
                fence = ""
        elif mark:
            fence = mark[1]
        elif item := _WRITTEN.match(line):
            found.append(at + item.start("state"))
        at += len(line) + 1
    return found


_UNCLEAR = Words(
    fr="Cette liste ne se coche pas d’un clic : modifiez le message.",
    en="This list cannot be ticked with a click: edit the message.",
)
