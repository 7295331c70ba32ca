"""The arithmetic of the chain: leaves, the digest of a block's content, the digest of its head."""

import hashlib
import struct
from collections.abc import Iterable, Sequence
from dataclasses import astuple, dataclass

from chatcore.records.ledgers import Row, digest_of

GENESIS = "0" * 64

# An id and the first half of its row's digest: enough to say which row differs, 24 bytes each. That
# nothing differs is shown by ``content``, which covers the whole digests.
_LEAF = struct.Struct(">q16s")


@dataclass(frozen=True)
class Head:
    """What the digest of a block covers."""

    ledger: str
    number: int
    first_id: int
    last_id: int
    count: int
    content: str
    previous: str

    def digest(self) -> str:
        return digest_of(astuple(self)).hex()


def content_of(rows: Iterable[Row]) -> str:
    """Return the digest of the rows of a block, in hexadecimal."""
    total = hashlib.sha256()
    for row in rows:
        total.update(struct.pack(">q", row.id) + row.digest)
    return total.hexdigest()


def leaves_of(rows: Sequence[Row]) -> bytes:
    return b"".join(_LEAF.pack(row.id, row.digest[:16]) for row in rows)


def read_leaves(leaves: bytes | memoryview) -> dict[int, bytes]:
    """Return the half digest of each row that was sealed, by id. Damaged leaves give fewer."""
    whole = len(leaves) - len(leaves) % _LEAF.size
    return dict(_LEAF.iter_unpack(bytes(leaves[:whole])))
