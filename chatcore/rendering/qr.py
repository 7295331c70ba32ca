"""QR codes as SVG: an address that a telephone reads from a poster.

ISO/IEC 18004, byte mode, level M, versions 1 to 10.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise, product

# By version: codewords of correction in each block, and (blocks, data codewords in each) (table 9 of the standard).
_BLOCKS: dict[int, tuple[int, tuple[tuple[int, int], ...]]] = {
    1: (10, ((1, 16),)),
    2: (16, ((1, 28),)),
    3: (26, ((1, 44),)),
    4: (18, ((2, 32),)),
    5: (24, ((2, 43),)),
    6: (16, ((4, 27),)),
    7: (18, ((4, 31),)),
    8: (22, ((2, 38), (2, 39))),
    9: (22, ((3, 36), (2, 37))),
    10: (26, ((4, 43), (1, 44))),
}
_ALIGNMENTS = {
    1: (),
    2: (6, 18),
    3: (6, 22),
    4: (6, 26),
    5: (6, 30),
    6: (6, 34),
    7: (6, 22, 38),
    8: (6, 24, 42),
    9: (6, 26, 46),
    10: (6, 28, 50),
}
# Modules of silence around the code (6.3.8).
_QUIET = 4
_MASKS: tuple[Callable[[int, int], bool], ...] = (
    lambda r, c: (r + c) % 2 == 0,
    lambda r, _: r % 2 == 0,
    lambda _, c: c % 3 == 0,
    lambda r, c: (r + c) % 3 == 0,
    lambda r, c: (r // 2 + c // 3) % 2 == 0,
    lambda r, c: r * c % 2 + r * c % 3 == 0,
    lambda r, c: (r * c % 2 + r * c % 3) % 2 == 0,
    lambda r, c: ((r + c) % 2 + r * c % 3) % 2 == 0,
)

Matrix = list[list[bool]]


def svg_of(text: str) -> str:
    """Return ``text`` (213 bytes at most) as a QR code in black on white.

    Raises:
        ValueError: it is longer.
    """
    matrix = matrix_of(text)
    side = len(matrix) + 2 * _QUIET
    path = "".join(
        f"M{column + _QUIET} {row + _QUIET}h1v1h-1z"
        for row, line in enumerate(matrix)
        for column, dark in enumerate(line)
        if dark
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}" '
        f'shape-rendering="crispEdges"><path fill="#fff" d="M0 0h{side}v{side}H0z"/>'
        f'<path fill="#000" d="{path}"/></svg>'
    )


def matrix_of(text: str) -> Matrix:
    """Return the modules of the code, true where it is dark, row by row; raises as ``svg_of``."""
    version, words = _encoded(text.encode())
    bits = [word >> at & 1 == 1 for word in words for at in range(7, -1, -1)]
    matrix, free = _drawn(version)
    places = list(_places(len(matrix), free))
    bits += [False] * (len(places) - len(bits))
    candidates = []
    for mask, flips in enumerate(_MASKS):
        shown = [list(line) for line in matrix]
        for (row, column), bit in zip(places, bits, strict=True):
            shown[row][column] = bit != flips(row, column)
        _write_format(shown, mask)
        candidates.append(shown)
    return min(candidates, key=_penalty)


def _version_for(length: int) -> int:
    """Return the smallest version that holds ``length`` bytes and the 12 or 20 bits before them."""
    for version, (_, groups) in _BLOCKS.items():
        room = sum(count * size for count, size in groups)
        if length <= room - (2 if version < 10 else 3):
            return version
    raise ValueError("The text is too long for a code.")


def _encoded(data: bytes) -> tuple[int, list[int]]:
    """Return the version that holds ``data``, and its codewords with their correction, interleaved."""
    version = _version_for(len(data))
    correction, groups = _BLOCKS[version]
    room = sum(count * size for count, size in groups)
    length = 8 if version < 10 else 16
    bits = f"0100{len(data):0{length}b}" + "".join(f"{byte:08b}" for byte in data)
    bits += "0" * min(4, 8 * room - len(bits))
    bits += "0" * (-len(bits) % 8)
    words = [int(bits[at : at + 8], 2) for at in range(0, len(bits), 8)]
    words += [(0xEC, 0x11)[at % 2] for at in range(room - len(words))]
    blocks, begin = [], 0
    for count, size in groups:
        for _ in range(count):
            blocks.append(words[begin : begin + size])
            begin += size
    checks = [_correction(block, correction) for block in blocks]
    return version, [*_interleaved(blocks), *_interleaved(checks)]


def _interleaved(blocks: Sequence[Sequence[int]]) -> Iterator[int]:
    for at in range(max(len(block) for block in blocks)):
        yield from (block[at] for block in blocks if at < len(block))


def _times(one: int, other: int) -> int:
    """Multiply in GF(256) of the polynomial 0x11d."""
    result = 0
    while other:
        if other & 1:
            result ^= one
        one, other = one << 1 ^ (0x11D if one & 0x80 else 0), other >> 1
    return result


def _correction(block: Sequence[int], count: int) -> list[int]:
    """Return the Reed–Solomon codewords of ``block``."""
    generator, root = [1], 1
    for _ in range(count):
        grown = [*generator, 0]
        for at, factor in enumerate(generator):
            grown[at + 1] ^= _times(factor, root)
        generator, root = grown, _times(root, 2)
    rest = [*block, *[0] * count]
    for at in range(len(block)):
        if lead := rest[at]:
            for step, factor in enumerate(generator):
                rest[at + step] ^= _times(factor, lead)
    return rest[-count:]


def _drawn(version: int) -> tuple[Matrix, Matrix]:
    """Return the patterns that every code of ``version`` has, and which modules are left for the data."""
    canvas = _Canvas(17 + 4 * version)
    canvas.timing()
    centres = _ALIGNMENTS[version]
    last = centres[-1] if centres else 0
    for top, left in product(centres, repeat=2):
        if (top, left) not in ((6, 6), (6, last), (last, 6)):
            canvas.rings(top, left, 2, light=(1,))
    for top, left in ((3, 3), (3, canvas.side - 4), (canvas.side - 4, 3)):
        canvas.rings(top, left, 4, light=(2, 4))
    canvas.keep_format()
    if version >= 7:
        canvas.version(version << 12 | _remainder(version, 12, 0x1F25))
    return canvas.matrix, canvas.free


class _Canvas:
    """The modules of a code, and which of them no pattern has taken."""

    def __init__(self, side: int) -> None:
        self.side = side
        self.matrix = [[False] * side for _ in range(side)]
        self.free = [[True] * side for _ in range(side)]

    def put(self, row: int, column: int, dark: bool) -> None:
        if 0 <= row < self.side and 0 <= column < self.side:
            self.matrix[row][column], self.free[row][column] = dark, False

    def timing(self) -> None:
        for at in range(self.side):
            self.put(6, at, at % 2 == 0)
            self.put(at, 6, at % 2 == 0)

    def rings(self, top: int, left: int, radius: int, *, light: Sequence[int]) -> None:
        """Draw squares around a centre, dark but those whose distance from it is in ``light``."""
        for down, across in product(range(-radius, radius + 1), repeat=2):
            self.put(top + down, left + across, max(abs(down), abs(across)) not in light)

    def keep_format(self) -> None:
        for at in (*range(9), *range(self.side - 8, self.side)):
            self.free[8][at] = self.free[at][8] = False

    def version(self, bits: int) -> None:
        for at in range(18):
            dark = bits >> at & 1 == 1
            self.put(at // 3, self.side - 11 + at % 3, dark)
            self.put(self.side - 11 + at % 3, at // 3, dark)


def _places(side: int, free: Matrix) -> Iterator[tuple[int, int]]:
    """Yield the free modules in the order of the data: pairs of columns from the right, up and down."""
    upwards = True
    for right in range(side - 1, 0, -2):
        left = right if right > 6 else right - 1
        rows = range(side - 1, -1, -1) if upwards else range(side)
        yield from (
            (row, column) for row in rows for column in (left, left - 1) if free[row][column]
        )
        upwards = not upwards


def _write_format(matrix: Matrix, mask: int) -> None:
    """Write level M and the mask beside the finders."""
    side = len(matrix)
    bits = (mask << 10 | _remainder(mask, 10, 0x537)) ^ 0x5412
    by_column = [*range(6), 7, 8, *range(side - 7, side)]
    by_row = [*range(8), *range(side - 8, side)]
    for at in range(15):
        dark = bits >> at & 1 == 1
        matrix[by_column[at]][8] = dark
        matrix[8][by_row[::-1][at] if at < 8 else (7 if at == 8 else 14 - at)] = dark
    matrix[side - 8][8] = True


def _remainder(value: int, degree: int, generator: int) -> int:
    rest = value << degree
    while rest.bit_length() > degree:
        rest ^= generator << rest.bit_length() - degree - 1
    return rest


def _penalty(matrix: Matrix) -> int:
    """Return how hard the code is to read (7.8.3): the mask with the least is taken."""
    lines = [*matrix, *map(list, zip(*matrix, strict=True))]
    total = sum(_runs(line) for line in lines)
    for upper, lower in pairwise(matrix):
        for at in range(len(upper) - 1):
            total += 3 * (upper[at] == upper[at + 1] == lower[at] == lower[at + 1])
    dark = sum(map(sum, matrix)) * 100 / len(matrix) ** 2
    return total + 10 * int(abs(dark - 50) / 5)


def _runs(line: Sequence[bool]) -> int:
    text = "".join("1" if dark else "0" for dark in line)
    runs, last = [1], text[0]
    for module in text[1:]:
        if module == last:
            runs[-1] += 1
        else:
            runs, last = [*runs, 1], module
    alike = sum(run - 2 for run in runs if run >= 5)
    padded = f"0000{text}0000"
    false_finders = sum(
        padded.startswith(pattern, at)
        for at in range(len(padded))
        for pattern in ("10111010000", "00001011101")
    )
    return alike + 40 * false_finders
