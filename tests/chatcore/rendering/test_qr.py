"""QR codes are those of the standard: compared with what another library draws (qrcode 8, level M, byte mode)."""

import hashlib

import pytest

from chatcore.rendering.qr import matrix_of, svg_of

ADDRESS = "https://chat.example.org/c/" + "abcdefghijk-" * 30

# Length of the text, modules a side, digest of the modules row by row.
KNOWN = [
    (1, 21, "9d1dde5ac05151b2"),
    (20, 25, "d483f76efcd3afbf"),
    (43, 33, "d3fd22e427e1a129"),
    (100, 41, "11d4af4bd495627c"),
    (107, 45, "d79cc2cdb6a0480b"),
    (123, 49, "6087b994f631c2d0"),
    (150, 49, "f69b8f0949271230"),
    (153, 53, "2e4c0f4193b584dd"),
    (181, 57, "3ae6586cdddf0144"),
    (213, 57, "ea9cc579d90ff809"),
]


def digest(text: str) -> str:
    matrix = matrix_of(text)
    return hashlib.sha256(
        "".join("01"[dark] for line in matrix for dark in line).encode()
    ).hexdigest()[:16]


@pytest.mark.parametrize(("length", "side", "said"), KNOWN)
def test_a_code_is_module_for_module_what_the_standard_says(
    length: int, side: int, said: str
) -> None:
    text = ADDRESS[:length]
    assert len(matrix_of(text)) == side
    assert digest(text) == said


def test_an_svg_has_its_quiet_zone_and_nothing_active() -> None:
    svg = svg_of(ADDRESS[:40])
    assert svg.startswith("<svg ") and 'viewBox="0 0 37 37"' in svg
    assert "script" not in svg and "style=" not in svg


def test_what_is_too_long_is_refused() -> None:
    with pytest.raises(ValueError):
        svg_of("x" * 214)
