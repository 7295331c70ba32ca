"""Who has read an announcement, as a file for spreadsheets."""

import csv
import io
from collections.abc import Iterable
from datetime import datetime
from zoneinfo import ZoneInfo

from chatcore.foundation.spreadsheets import neutral
from chatcore.foundation.words import Words
from rooms.announcements.cards import ReaderCard


def as_csv(readers: Iterable[ReaderCard], *, zone: str) -> bytes:
    """Return a line for each person: UTF-8 with its mark, semicolons; moments in ``zone``, which the header names."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";")
    writer.writerow([str(_NAME), str(_TITLE), str(_ORGANISATION), str(_READ), f"{_WHEN} ({zone})"])
    for reader in readers:
        person = reader.person
        words = (neutral(one or "") for one in (person.name, person.title, person.organisation))
        writer.writerow(
            [*words, str(_NO if reader.read_at is None else _YES), _local(reader, zone)]
        )
    return b"\xef\xbb\xbf" + text.getvalue().encode()


def _local(reader: ReaderCard, zone: str) -> str:
    if reader.read_at is None:
        return ""
    return (
        datetime.fromisoformat(reader.read_at).astimezone(ZoneInfo(zone)).strftime("%Y-%m-%d %H:%M")
    )


_NAME = Words(fr="Nom", en="Name")
_TITLE = Words(fr="Fonction", en="Position")
_ORGANISATION = Words(fr="Organisation", en="Organisation")
_READ = Words(fr="A lu", en="Has read it")
_WHEN = Words(fr="Le", en="When")
_YES = Words(fr="oui", en="yes")
_NO = Words(fr="non", en="no")
