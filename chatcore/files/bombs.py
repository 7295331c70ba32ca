"""Compressed files that would be enormous when opened; told from their list alone."""

import zipfile
from collections.abc import Sequence

# A large slide show has a few hundred entries; opened, a document of 100 MB takes less than a gigabyte.
MOST_ENTRIES = 10_000
MOST_OPENED = 1024 * 1024 * 1024
# Text compresses to a twentieth; a thousandth is made by hand (deflate cannot do more than 1,032).
HIGHEST_RATIO = 250
_SMALL = 10 * 1024 * 1024


def is_bomb(entries: Sequence[zipfile.ZipInfo]) -> bool:
    """Tell whether there are too many entries, too much in all, or compressed as nothing that people write is."""
    opened = sum(entry.file_size for entry in entries)
    packed = sum(entry.compress_size for entry in entries)
    if len(entries) > MOST_ENTRIES or opened > MOST_OPENED:
        return True
    return opened > _SMALL and opened / max(packed, 1) > HIGHEST_RATIO
