"""Pictures: read by their content, shown only re-encoded."""

import io
import warnings
from collections.abc import Iterable

from PIL import Image, ImageOps, UnidentifiedImageError

from chatcore.foundation.errors import Invalid, TooLarge
from chatcore.foundation.words import Words

LARGEST_FILE = 5 * 1024 * 1024
# 40 million points: what a good telephone takes. Decoded, that is 160 MB at most, and for a moment.
MOST_PIXELS = 40_000_000
# Only what browsers show and Pillow decodes itself; SVG is a program, not a picture.
FORMATS = ("JPEG", "PNG", "WEBP", "GIF")
QUALITY = 82


def squares(content: bytes, sizes: Iterable[int]) -> dict[int, bytes]:
    """Return ``content`` as square WebP pictures of each of ``sizes`` (points a side), cut at the middle.

    Nothing of the file itself remains: no EXIF, no profile, no hidden bytes. Of an animation, the first
    picture.

    Raises:
        TooLarge: over 5 MB or 40 million points. Invalid: no JPEG, PNG, WebP or GIF, or a damaged one.
    """
    sizes = list(sizes)
    image = decoded(content, roughly=max(sizes))
    return {size: _square(image, size) for size in sizes}


def decoded(content: bytes, *, roughly: int, heaviest: int | None = LARGEST_FILE) -> Image.Image:
    """Return the picture that ``content`` is, upright, with its transparency if it has any.

    Args:
        roughly: the size (points) that is wanted of it.
        heaviest: how many bytes are taken; None where that was looked at before.

    Raises:
        TooLarge, Invalid: as ``squares``.
    """
    if heaviest is not None and len(content) > heaviest:
        raise TooLarge(TOO_HEAVY, path="$.file")
    image = opened(content)
    try:
        # JPEG decodes at a fraction of its size when that is all that is wanted.
        image.draft("RGB", (2 * roughly, 2 * roughly))
        upright = ImageOps.exif_transpose(image)
        has_alpha = upright.mode in ("RGBA", "LA", "PA") or "transparency" in upright.info
        return upright.convert("RGBA" if has_alpha else "RGB")
    except DAMAGED:
        raise Invalid(NOT_AN_IMAGE, code="not_an_image", path="$.file") from None


def opened(content: bytes) -> Image.Image:
    """Return ``content`` as a picture of which only the head was read; raises as ``decoded``."""
    if _is_svg(content):
        raise Invalid(_NOT_SVG, code="not_an_image", path="$.file")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            image = Image.open(io.BytesIO(content), formats=FORMATS)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise TooLarge(_TOO_MANY_POINTS, path="$.file") from None
    except DAMAGED:
        raise Invalid(NOT_AN_IMAGE, code="not_an_image", path="$.file") from None
    if image.width * image.height > MOST_PIXELS:
        raise TooLarge(_TOO_MANY_POINTS, path="$.file")
    return image


# Pillow's decoders raise all of these on damaged files.
DAMAGED = (
    UnidentifiedImageError,
    OSError,
    ValueError,
    SyntaxError,
    EOFError,
    KeyError,
    TypeError,
)


def _is_svg(content: bytes) -> bool:
    """Tell whether ``content`` begins as SVG does, for a refusal that says so; Pillow would not read it anyway."""
    begin = content[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return begin.startswith(b"<") and b"<svg" in begin


def _square(image: Image.Image, size: int) -> bytes:
    fitted = ImageOps.fit(image, (size, size), Image.Resampling.LANCZOS)
    fitted.info.clear()
    out = io.BytesIO()
    fitted.save(out, "WEBP", quality=QUALITY, method=4)
    return out.getvalue()


TOO_HEAVY = Words(
    fr="L’image dépasse 5 Mo : choisissez-en une plus légère.",
    en="The picture is larger than 5 MB: choose a lighter one.",
)
_TOO_MANY_POINTS = Words(
    fr="L’image a plus de 40 millions de points : réduisez-la d’abord.",
    en="The picture has more than 40 million points: make it smaller first.",
)
_NOT_SVG = Words(
    fr="Un fichier SVG est un programme autant qu’une image : exportez-le en PNG, puis envoyez le PNG.",
    en="An SVG file is a program as much as a picture: export it as PNG, then send the PNG.",
)
NOT_AN_IMAGE = Words(
    fr="Ce fichier n’est pas une image lisible : JPEG, PNG, WebP et GIF sont acceptés.",
    en="This file is not a picture that can be read: JPEG, PNG, WebP and GIF are taken.",
)
