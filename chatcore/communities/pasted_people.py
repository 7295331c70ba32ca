"""Reading a list of people that somebody pasted, or exported from a spreadsheet. Pure: text in, lines out."""

import csv
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from chatcore.people.folding import folded

# In the order in which they are looked for: a comma also stands inside names, a tab never does.
SEPARATORS = "\t;,"

_COLUMNS: dict[str, str] = {
    **dict.fromkeys(
        ("e-mail", "email", "mail", "courriel", "adresse", "adresse electronique", "address"),
        "email",
    ),
    **dict.fromkeys(("nom", "name", "personne", "person", "nom complet", "full name"), "name"),
    **dict.fromkeys(("prenom", "first name"), "first"),
}
# What the column is called that says what somebody becomes.
STATUS_COLUMNS = frozenset({"statut", "status", "role"})


@dataclass(frozen=True, kw_only=True)
class Line:
    """What a line names: an address or, without one, a name; and the status as it was written, "" for none.

    ``number`` counts the lines of the text from 1, as an editor shows them. ``broken``: a quotation mark is
    opened and not closed, so that nothing in the line is sure.
    """

    number: int
    text: str
    email: str = ""
    name: str = ""
    status: str = ""
    broken: bool = False


def read_people(
    text: str,
    *,
    words: Collection[str] | None = None,
    called: Collection[str] = STATUS_COLUMNS,
) -> list[Line]:
    """Return a line for each one that is not empty; a header is none, but tells what the columns are.

    Args:
        words: those that say what somebody becomes, folded; without them, the statuses of groups.
        called: what a header may call the column of these words, folded.
    """
    known = STATUS_WORDS if words is None else words
    texts = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    separator = _separator_of(texts)
    rows = [(number, line, _cells(line, separator)) for number, line in enumerate(texts, start=1)]
    rows = [row for row in rows if row[2] is None or any(row[2])]
    columns = _columns_of(rows[0][2], called) if rows else {}
    return [_line(*row, columns, known) for row in (rows[1:] if columns else rows)]


def _separator_of(texts: Sequence[str]) -> str:
    outside = "".join("".join(line.split('"')[::2]) for line in texts)
    return next((one for one in SEPARATORS if one in outside), ";")


def _cells(line: str, separator: str) -> list[str] | None:
    """Return the cells of one line; None when its quotation marks do not hold.

    Lines are read one by one: neither a name nor an address goes over two, and a mark that somebody forgot
    to close must not swallow all that follows.
    """
    try:
        (cells,) = csv.reader([line], delimiter=separator, strict=True, skipinitialspace=True)
    except csv.Error:
        return None
    except ValueError:
        return []
    return [" ".join(cell.replace("\0", "").split()) for cell in cells]


def _columns_of(cells: Sequence[str] | None, called: Collection[str]) -> dict[str, int]:
    """Return where each column is when ``cells`` are a header, one that says who; else nothing."""
    names = [folded(cell) for cell in cells or ()]
    meanings = {**_COLUMNS, **dict.fromkeys(called, "status")}
    columns = {meanings[name]: place for place, name in enumerate(names) if name in meanings}
    return columns if {"email", "name"} & columns.keys() else {}


def _line(
    number: int,
    text: str,
    cells: Sequence[str] | None,
    columns: Mapping[str, int],
    known: Collection[str],
) -> Line:
    text = text.strip()[:200]
    if cells is None:
        return Line(number=number, text=text, broken=True)
    if columns:
        found = {name: cells[at] for name, at in columns.items() if at < len(cells)}
        name = f"{found.get('first', '')} {found.get('name', '')}".strip()
        email, status = _address(found.get("email", "")), found.get("status", "")
        return Line(number=number, text=text, email=email, name=name, status=status)
    who = next((at for at, cell in enumerate(cells) if "@" in cell), None)
    if who is not None:
        return Line(
            number=number, text=text, email=_address(cells[who]), status=_status(cells, who, known)
        )
    who = next(at for at, cell in enumerate(cells) if cell)
    return Line(number=number, text=text, name=cells[who], status=_status(cells, who, known))


def _address(cell: str) -> str:
    """Return the address in « Ada Lovelace <ada@example.org> », or in the cell alone."""
    _, bracket, rest = cell.rpartition("<")
    return (rest.partition(">")[0] if bracket else cell).strip().lower()


def _status(cells: Sequence[str], who: int, words: Collection[str]) -> str:
    """Return the cell behind the person that is a status or, when none is, the first that holds anything."""
    behind = [cell for cell in cells[who + 1 :] if cell]
    known = (cell for cell in behind if folded(cell) in words)
    return next(known, behind[0] if behind else "")


STATUS_WORDS: dict[str, str] = {
    **dict.fromkeys(
        ("administrateur", "administratrice", "administrator", "admin"), "administrator"
    ),
    **dict.fromkeys(("referent", "referente"), "referent"),
    **dict.fromkeys(("membre", "member"), "member"),
    **dict.fromkeys(("invite", "invitee", "guest"), "guest"),
    **dict.fromkeys(("observateur", "observatrice", "observer"), "observer"),
}
