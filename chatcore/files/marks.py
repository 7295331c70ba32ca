"""Logos and icons: pictures that keep their shape and their transparency, re-encoded like every other."""

import io
from collections.abc import Iterable
from typing import Literal, NamedTuple

from PIL import Image

from chatcore.files.images import QUALITY, decoded

# Behind an icon that must be opaque: the paper of the interface (frontend/scripts/icons.mjs).
PAPER = (0xF7, 0xF4, 0xF0)
# Of a maskable icon only a circle of 80 % is sure to be seen (W3C, Web Application Manifest, "maskable").
_IN_THE_CIRCLE = 0.6
_ON_PAPER = 0.72


def fitted(content: bytes, box: tuple[int, int], *, form: Literal["PNG", "WEBP"]) -> bytes:
    """Return ``content`` made to fit ``box`` (points), in its own proportions, never larger than it came.

    Raises:
        TooLarge, Invalid: as ``chatcore.files.images.squares``.
    """
    image = decoded(content, roughly=max(box))
    image.thumbnail(box, Image.Resampling.LANCZOS)
    return _written(image, form)


class Icon(NamedTuple):
    """An icon that is wanted: ``side`` points; ``opaque``, on paper, for systems that want no transparency;
    ``maskable``, so that a system may cut any shape out of it."""

    side: int
    opaque: bool = False
    maskable: bool = False


def icons(content: bytes, wanted: Iterable[Icon]) -> list[bytes]:
    """Return ``content``, whole, in a square PNG for each icon that is wanted.

    Raises:
        TooLarge, Invalid: as ``chatcore.files.images.squares``.
    """
    wanted = list(wanted)
    image = decoded(content, roughly=max(one.side for one in wanted))
    return [_icon(image, one) for one in wanted]


def _icon(image: Image.Image, wanted: Icon) -> bytes:
    on_paper = wanted.opaque or wanted.maskable
    share = 1.0
    # A picture without transparency has a ground of its own, and fills the square.
    if on_paper and image.mode == "RGBA":
        share = _IN_THE_CIRCLE if wanted.maskable else _ON_PAPER
    side = wanted.side
    inner = max(1, round(side * share))
    scale = min(inner / image.width, inner / image.height)
    size = (max(1, round(image.width * scale)), max(1, round(image.height * scale)))
    shown = image.resize(size, Image.Resampling.LANCZOS).convert("RGBA")
    square = Image.new("RGBA", (side, side), (*PAPER, 255) if on_paper else (0, 0, 0, 0))
    square.alpha_composite(shown, ((side - size[0]) // 2, (side - size[1]) // 2))
    return _written(square.convert("RGB") if on_paper else square, "PNG")


def _written(image: Image.Image, form: Literal["PNG", "WEBP"]) -> bytes:
    image.info.clear()
    out = io.BytesIO()
    if form == "PNG":
        image.save(out, "PNG", optimize=True)
    else:
        image.save(out, "WEBP", quality=QUALITY, method=4)
    return out.getvalue()
