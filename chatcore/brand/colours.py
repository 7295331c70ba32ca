"""Colours as numbers: between hexadecimal sRGB and OKLCH, and the contrast of two of them. Pure.

OKLab is Björn Ottosson's (https://bottosson.github.io/posts/oklab/), with his matrices; contrast is that of
WCAG 2.2, "relative luminance" and "contrast ratio".
"""

import math
import re
from typing import NamedTuple

_HEX = re.compile(r"#[0-9a-fA-F]{6}")


class Oklch(NamedTuple):
    """Lightness 0–1, chroma from 0, hue in degrees."""

    lightness: float
    chroma: float
    hue: float


def is_colour(text: str) -> bool:
    return _HEX.fullmatch(text) is not None


def oklch_of(colour: str) -> Oklch:
    """Return ``#rrggbb`` in OKLCH."""
    red, green, blue = (_linear(channel) for channel in _channels(colour))
    long = math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
    medium = math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
    short = math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
    a = 1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short
    b = 0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short
    lightness = 0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short
    return Oklch(lightness, math.hypot(a, b), math.degrees(math.atan2(b, a)) % 360)


def hex_of(colour: Oklch) -> str:
    """Return the colour as ``#rrggbb``; one that no screen shows loses chroma until one does."""
    chroma = colour.chroma
    if not _in_gamut(_rgb(colour)):
        low, high = 0.0, chroma
        for _ in range(20):
            chroma = (low + high) / 2
            if _in_gamut(_rgb(colour._replace(chroma=chroma))):
                low = chroma
            else:
                high = chroma
        chroma = low
    levels = (
        round(255 * _gamma(min(1.0, max(0.0, channel))))
        for channel in _rgb(colour._replace(chroma=chroma))
    )
    return "#" + "".join(f"{level:02x}" for level in levels)


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two ``#rrggbb``: 1 (the same) to 21 (black and white)."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(channel) for channel in _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _channels(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4


def _gamma(channel: float) -> float:
    return 12.92 * channel if channel <= 0.0031308 else 1.055 * channel ** (1 / 2.4) - 0.055


def _rgb(colour: Oklch) -> tuple[float, float, float]:
    """Return linear red, green and blue; outside 0–1 when no screen shows the colour."""
    a = colour.chroma * math.cos(math.radians(colour.hue))
    b = colour.chroma * math.sin(math.radians(colour.hue))
    long = (colour.lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (colour.lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (colour.lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short,
    )


def _in_gamut(channels: tuple[float, float, float]) -> bool:
    return all(-1e-4 <= channel <= 1 + 1e-4 for channel in channels)
