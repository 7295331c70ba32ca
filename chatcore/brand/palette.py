"""From the client's colour to the tokens of the interface, in both themes, and whether people can read them. Pure.

The surfaces are those of ``frontend/src/shared/style/tokens.css``; a test holds them together. The ratios asked for
are those of WCAG 2.2, 1.4.3 (text: 4.5) and 1.4.11 (parts of the interface: 3), which the RGAA takes over (3.2, 3.3).
"""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Literal, NamedTuple

from chatcore.brand.colours import Oklch, contrast, hex_of, is_colour, oklch_of
from chatcore.foundation.errors import Invalid
from chatcore.foundation.words import Words

Theme = Literal["light", "dark"]
THEMES: tuple[Theme, ...] = ("light", "dark")
TEXT, PARTS = 4.5, 3.0

# Where text in the brand colour stands, and where its parts (badges, marks, edges) do.
SURFACES: Mapping[Theme, Mapping[str, Oklch]] = {
    "light": {
        "rail": Oklch(0.935, 0.01, 78),
        "side": Oklch(0.968, 0.006, 80),
        "ground": Oklch(0.993, 0.002, 85),
        "raised": Oklch(1, 0, 0),
        "sunken": Oklch(0.955, 0.007, 80),
    },
    "dark": {
        "rail": Oklch(0.178, 0.006, 70),
        "side": Oklch(0.205, 0.006, 70),
        "ground": Oklch(0.235, 0.006, 70),
        "raised": Oklch(0.272, 0.007, 70),
        "sunken": Oklch(0.19, 0.006, 70),
    },
}
_LIGHT_TEXT = Oklch(0.995, 0.003, 80)
# The lightness from which the search for a dark theme's colour begins (that of tokens.css).
_IN_THE_DARK = 0.76
_STEP = 0.002


class Tokens(NamedTuple):
    """The brand's colours in a theme, each ``#rrggbb``."""

    brand: str
    strong: str
    wash: str
    on: str


class Check(NamedTuple):
    """A pair of colours that are read together: what it is for, its ratio, and the one that it needs."""

    theme: Theme
    pair: Literal["text_on_brand", "links", "parts"]
    ratio: float
    needed: float

    @property
    def passes(self) -> bool:
        return self.ratio >= self.needed


@lru_cache(maxsize=256)
def tokens_of(colour: str, theme: Theme) -> Tokens:
    """Return what the brand's ``colour`` of a theme becomes: itself, pressed, as a wash, and the text on it."""
    lightness, chroma, hue = oklch_of(colour)
    light = theme == "light"
    towards = -0.07 if light else 0.07
    wash = Oklch(0.945, min(0.018, chroma), hue) if light else Oklch(0.31, min(0.04, chroma), hue)
    texts = (hex_of(_LIGHT_TEXT), hex_of(Oklch(0.2, min(0.02, chroma), hue)))
    return Tokens(
        brand=colour,
        strong=hex_of(Oklch(min(1.0, max(0.0, lightness + towards)), chroma, hue)),
        wash=hex_of(wash),
        on=max(texts, key=lambda text: contrast(text, colour)),
    )


def checks_of(colour: str, theme: Theme) -> list[Check]:
    """Return the worst case of each kind of pair in which ``colour`` is read."""
    tokens, surfaces = tokens_of(colour, theme), _surfaces(theme)
    under_text = [shown for name, shown in surfaces.items() if name != "rail"]
    return [
        Check(theme, "text_on_brand", contrast(tokens.on, colour), TEXT),
        Check(
            theme,
            "links",
            min(contrast(colour, one) for one in (*under_text, tokens.wash)),
            TEXT,
        ),
        Check(theme, "parts", min(contrast(colour, one) for one in surfaces.values()), PARTS),
    ]


def passes(colour: str, theme: Theme) -> bool:
    return all(check.passes for check in checks_of(colour, theme))


def nearest(colour: str, theme: Theme) -> str:
    """Return the colour of the same hue, nearest to ``colour`` in lightness, that can be read in ``theme``."""
    its = oklch_of(colour)
    candidates = (hex_of(its._replace(lightness=one)) for one in _around(its.lightness))
    return next((one for one in candidates if passes(one, theme)), "#000000")


@lru_cache(maxsize=256)
def dark_of(colour: str) -> str:
    """Return what ``colour`` becomes in the dark theme when nobody has chosen another."""
    return nearest(hex_of(oklch_of(colour)._replace(lightness=_IN_THE_DARK)), "dark")


def checked_colour(colour: str, theme: Theme, *, path: str) -> str:
    """Return ``colour`` in lower case.

    Raises:
        Invalid: no colour (code ``invalid``); or it cannot be read in ``theme`` (code ``contrast``): the words
        say the figure, ``proposal`` is the nearest that can.
    """
    if not is_colour(colour):
        raise Invalid(BAD_COLOUR, path=path)
    colour = colour.lower()
    failed = next((check for check in checks_of(colour, theme) if not check.passes), None)
    if failed is None:
        return colour
    proposal = nearest(colour, theme)
    raise Invalid(
        _TOO_LITTLE[theme].filled(
            ratio_fr=f"{_cut(failed.ratio):.2f}".replace(".", ","),
            ratio_en=f"{_cut(failed.ratio):.2f}",
            needed_fr=f"{failed.needed:g}".replace(".", ","),
            needed_en=f"{failed.needed:g}",
            pair_fr=_PAIRS[failed.pair].fr,
            pair_en=_PAIRS[failed.pair].en,
            proposal=proposal,
        ),
        code="contrast",
        path=path,
        proposal=proposal,
    )


def _cut(ratio: float) -> float:
    """Never round a ratio up to the one that is needed."""
    return int(ratio * 100) / 100


@lru_cache(maxsize=2)
def _surfaces(theme: Theme) -> dict[str, str]:
    return {name: hex_of(shown) for name, shown in SURFACES[theme].items()}


def _around(lightness: float) -> Iterator[float]:
    for step in range(round(1 / _STEP) + 1):
        for one in (lightness - step * _STEP, lightness + step * _STEP):
            if 0 <= one <= 1:
                yield one


BAD_COLOUR = Words(
    fr="Une couleur s’écrit comme « #1f5f7a ».", en="A colour is written like “#1f5f7a”."
)
_PAIRS = {
    "text_on_brand": Words(fr="le texte posé sur cette couleur", en="text on this colour"),
    "links": Words(fr="un lien de cette couleur", en="a link in this colour"),
    "parts": Words(fr="un repère de cette couleur", en="a mark in this colour"),
}
_TOO_LITTLE: Mapping[Theme, Words] = {
    "light": Words(
        fr="En thème clair, {pair_fr} n’a qu’un contraste de {ratio_fr} : il faut {needed_fr}. "
        "La couleur la plus proche qui convient est {proposal}.",
        en="In the light theme, {pair_en} has a contrast of {ratio_en} only: {needed_en} is needed. "
        "The nearest colour that works is {proposal}.",
    ),
    "dark": Words(
        fr="En thème sombre, {pair_fr} n’a qu’un contraste de {ratio_fr} : il faut {needed_fr}. "
        "La couleur la plus proche qui convient est {proposal}.",
        en="In the dark theme, {pair_en} has a contrast of {ratio_en} only: {needed_en} is needed. "
        "The nearest colour that works is {proposal}.",
    ),
}
