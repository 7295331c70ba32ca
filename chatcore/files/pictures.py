"""The pictures of a message: three sizes, re-encoded, with nothing of the file that came."""

import io
from typing import NamedTuple

from PIL import Image, ImageSequence

from chatcore.files.images import decoded, opened
from chatcore.files.refusals import refusal
from chatcore.foundation.errors import Invalid, TooLarge

# The longest side, in points: a tile, a message on a dense screen, the whole screen.
SIZES = {"small": 360, "medium": 960, "large": 2560}
QUALITY = {"small": 78, "medium": 82, "large": 88}
# An animation is kept up to so much; beyond, its first picture is.
MOST_FRAMES = 300
MOST_MOVING_POINTS = 120_000_000
_MOVING_SIDE = 960
# EXIF 2.32, tag 274.
_ORIENTATION, _ON_ITS_SIDE = 0x0112, (5, 6, 7, 8)


class Pictures(NamedTuple):
    width: int
    height: int
    animated: bool
    files: dict[str, bytes]


def look_at(content: bytes) -> tuple[int, int]:
    """Return the width and the height that ``content`` will have in its large size, from its head alone.

    Raises:
        FileRefused: as said.
    """
    try:
        image = opened(content)
        width, height = image.size
        if image.getexif().get(_ORIENTATION) in _ON_ITS_SIDE:
            width, height = height, width
    except TooLarge:
        raise refusal("too_many_points") from None
    except Invalid:
        raise refusal("picture_unreadable") from None
    scale = min(1, SIZES["large"] / max(width, height))
    return max(1, round(width * scale)), max(1, round(height * scale))


def in_three_sizes(content: bytes) -> Pictures:
    """Return ``content`` upright in three sizes, WebP: no EXIF, no place, no profile, no hidden bytes.

    An animation moves in the large one, and stands still in the two others.

    Raises:
        FileRefused: it cannot be decoded, or has more than 40 million points.
    """
    try:
        image = decoded(content, roughly=SIZES["large"], heaviest=None)
        moving = _moving(content)
    except TooLarge:
        raise refusal("too_many_points") from None
    except Invalid:
        raise refusal("picture_unreadable") from None
    files = {}
    for size in ("large", "medium", "small"):
        image.thumbnail((SIZES[size], SIZES[size]), Image.Resampling.LANCZOS)
        if size == "large":
            width, height = image.size
        files[size] = _written(image, QUALITY[size])
    if moving is not None:
        files["large"] = moving
    return Pictures(width, height, moving is not None, files)


def _written(image: Image.Image, quality: int) -> bytes:
    image.info.clear()
    out = io.BytesIO()
    image.save(out, "WEBP", quality=quality, method=4)
    return out.getvalue()


def _moving(content: bytes) -> bytes | None:
    """Return the animation that ``content`` is, re-encoded frame by frame; None for a still picture, or a long film."""
    image = opened(content)
    count = getattr(image, "n_frames", 1)
    points = image.width * image.height * count
    if count < 2 or count > MOST_FRAMES or points > MOST_MOVING_POINTS:
        return None
    frames, pauses = [], []
    try:
        for frame in ImageSequence.Iterator(image):
            pauses.append(max(20, int(frame.info.get("duration") or 100)))
            still = frame.convert("RGBA")
            still.thumbnail((_MOVING_SIDE, _MOVING_SIDE))
            still.info.clear()
            frames.append(still)
    except (OSError, ValueError, SyntaxError, EOFError):
        return None
    out = io.BytesIO()
    frames[0].save(
        out, "WEBP", save_all=True, append_images=frames[1:], duration=pauses, loop=0,
        quality=75, method=3,
    )  # fmt: skip
    return out.getvalue()
