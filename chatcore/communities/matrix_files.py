"""The permission matrix as a file: CSV for spreadsheets and annexes of contracts, JSON for programs."""

import csv
import io

from chatcore.communities.permissions import LEVEL_WORDS, Level
from chatcore.communities.role_cards import MatrixCard
from chatcore.foundation.shapes import encode
from chatcore.foundation.spreadsheets import neutral
from chatcore.foundation.words import Words

_PERMISSION = Words(fr="Droit", en="Permission")
_KEY = Words(fr="Code", en="Code")


def as_csv(matrix: MatrixCard) -> bytes:
    """Return a line for each permission, a column for each role: UTF-8 with its mark, semicolons."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";")
    writer.writerow([str(_PERMISSION), str(_KEY), *(neutral(role.name) for role in matrix.roles)])
    for permission in matrix.permissions:
        levels = (LEVEL_WORDS[Level(role.levels[permission.key])] for role in matrix.roles)
        writer.writerow([permission.label, permission.key, *map(str, levels)])
    return b"\xef\xbb\xbf" + text.getvalue().encode()


def as_json(matrix: MatrixCard) -> bytes:
    return encode(matrix) + b"\n"
