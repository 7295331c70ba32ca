"""The pictures of an emoji, drawn anew: small, whole in a square, of an animation every picture and the first alone."""

import io
from typing import NamedTuple

from PIL import Image, ImageSequence

from chatcore.files.images import DAMAGED, NOT_AN_IMAGE, decoded, opened
from chatcore.foundation.errors import Invalid, TooLarge
from chatcore.foundation.words import Words

# Points a side: shown at 22, twice as fine on a telephone, and larger alone on a line.
SIDE = 96
# Bytes of what is taken, and of what is kept: everybody who reads a message loads it.
HEAVIEST, HEAVIEST_MOVING = 1024 * 1024, 384 * 1024
# An animation of 500 points a side that lasts four seconds; a few kilobytes can hold thousands of large pictures.
MOST_FRAMES, MOST_POINTS = 100, 25_000_000
# Milliseconds: browsers show what goes faster at a pace of their own.
SHORTEST = 20


class Drawn(NamedTuple):
    """``still`` is shown to who asked for less motion; ``moving`` is None of a picture that does not."""

    still: bytes
    moving: bytes | None


def drawn(content: bytes) -> Drawn:
    """Return what is kept of ``content`` (PNG, WebP, GIF or JPEG), WebP: no EXIF, no profile, no hidden bytes.

    Raises:
        TooLarge: too many bytes, points or pictures. Invalid: no such picture, or a damaged one.
    """
    if len(content) > HEAVIEST:
        raise TooLarge(_TOO_HEAVY, path="$.file")
    still = _written([_square(decoded(content, roughly=SIDE))], [])
    return Drawn(still, _moving(content))


def _moving(content: bytes) -> bytes | None:
    image = opened(content)
    frames, pauses = [], []
    try:
        count = getattr(image, "n_frames", 1)
        if count < 2:
            return None
        if count > MOST_FRAMES or image.width * image.height * count > MOST_POINTS:
            raise TooLarge(_TOO_LONG.filled(most=MOST_FRAMES), path="$.file")
        for frame in ImageSequence.Iterator(image):
            pauses.append(max(SHORTEST, int(frame.info.get("duration") or 100)))
            frames.append(_square(frame))
    except DAMAGED:
        raise Invalid(NOT_AN_IMAGE, code="not_an_image", path="$.file") from None
    moving = _written(frames, pauses)
    if len(moving) > HEAVIEST_MOVING:
        raise TooLarge(_TOO_LONG.filled(most=MOST_FRAMES), path="$.file")
    return moving


def _square(picture: Image.Image) -> Image.Image:
    small = picture.convert("RGBA")
    small.thumbnail((SIDE, SIDE), Image.Resampling.LANCZOS)
    square = Image.new("RGBA", (SIDE, SIDE), (0, 0, 0, 0))
    square.paste(small, ((SIDE - small.width) // 2, (SIDE - small.height) // 2))
    return square


def _written(frames: list[Image.Image], pauses: list[int]) -> bytes:
    out = io.BytesIO()
    if len(frames) > 1:
        frames[0].save(
            out, "WEBP", save_all=True, append_images=frames[1:], duration=pauses, loop=0,
            quality=76, method=3,
        )  # fmt: skip
    else:
        frames[0].save(out, "WEBP", quality=86, method=4)
    return out.getvalue()


_TOO_HEAVY = Words(
    fr="L’image dépasse 1 Mo : choisissez-en une plus légère.",
    en="The picture is larger than 1 MB: choose a lighter one.",
)
_TOO_LONG = Words(
    fr="Cette animation est trop longue ou trop grande : {most} images au plus, de 500 points de côté.",
    en="This animation is too long or too large: at most {most} pictures, of 500 points a side.",
)
