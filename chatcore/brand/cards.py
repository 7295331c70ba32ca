"""The shapes of the brand on the wire."""

from typing import Any

from chatcore.brand.look import PICTURES, Look
from chatcore.brand.palette import THEMES, Theme, checks_of, dark_of, nearest, tokens_of
from chatcore.brand.pictures import address_of
from chatcore.foundation.shapes import Shape


class WelcomeCard(Shape, frozen=True, kw_only=True):
    fr: str
    en: str


class BrandCard(Shape, frozen=True, kw_only=True):
    """What everybody sees, also before signing in. ``version`` names this very brand."""

    version: str
    name: str
    short_name: str
    stylesheet: str
    logo: str | None
    logo_dark: str | None
    icon: str | None
    picture: str | None
    picture_alt: str
    welcome: WelcomeCard
    legal_url: str | None
    accessibility_url: str | None
    help_url: str | None


class BrandLookCard(Shape, frozen=True, kw_only=True):
    """A brand as its form shows it: what was chosen, empty where nothing was."""

    name: str
    short_name: str
    colour: str
    colour_dark: str
    font: str
    sender: str
    reply_to: str
    welcome_fr: str
    welcome_en: str
    picture_alt: str
    legal_url: str
    accessibility_url: str
    help_url: str
    logo: str | None
    logo_dark: str | None
    icon: str | None
    picture: str | None


class ColourCheckCard(Shape, frozen=True, kw_only=True):
    """Two colours that are read together: ``text_on_brand``, ``links`` or ``parts``; contrast ratios."""

    theme: str
    pair: str
    ratio: float
    needed: float
    passes: bool


class ColourTokensCard(Shape, frozen=True, kw_only=True):
    brand: str
    strong: str
    wash: str
    on: str


class PaletteCard(Shape, frozen=True, kw_only=True):
    """What a brand's colours become, how well they are read, and what would be taken instead (null: as they are)."""

    light: ColourTokensCard
    dark: ColourTokensCard
    checks: list[ColourCheckCard]
    colour: str | None
    colour_dark: str | None


class BrandDraftCard(Shape, frozen=True, kw_only=True):
    """What the staff prepares. ``preview`` is the brand as its readers would see it."""

    look: BrandLookCard
    preview: BrandCard
    palette: PaletteCard
    fonts: dict[str, str]
    number: int
    differs: bool
    revertible: bool


def brand_card(look: Look, version: str, *, stylesheet: str) -> BrandCard:
    return BrandCard(
        version=version,
        name=look.name,
        short_name=look.short,
        stylesheet=stylesheet,
        picture_alt=look.picture_alt,
        welcome=WelcomeCard(fr=look.welcome_fr, en=look.welcome_en or look.welcome_fr),
        legal_url=look.legal_url or None,
        accessibility_url=look.accessibility_url or None,
        help_url=look.help_url or None,
        **_pictures(look),
    )


def look_card(look: Look) -> BrandLookCard:
    fields: dict[str, Any] = {name: getattr(look, name) for name in look.__struct_fields__}
    return BrandLookCard(**{**fields, **_pictures(look)})


def palette_card(colour: str, colour_dark: str) -> PaletteCard:
    """Return the palette of two colours (the second may be empty), whether they pass or not."""
    by_theme: dict[Theme, str] = {"light": colour, "dark": colour_dark or dark_of(colour)}
    checks = [check for theme in THEMES for check in checks_of(by_theme[theme], theme)]
    failed = {check.theme for check in checks if not check.passes}
    return PaletteCard(
        light=ColourTokensCard(**tokens_of(by_theme["light"], "light")._asdict()),
        dark=ColourTokensCard(**tokens_of(by_theme["dark"], "dark")._asdict()),
        checks=[
            ColourCheckCard(
                theme=check.theme,
                pair=check.pair,
                ratio=int(check.ratio * 100) / 100,
                needed=check.needed,
                passes=check.passes,
            )
            for check in checks
        ],
        colour=nearest(colour, "light") if "light" in failed else None,
        colour_dark=nearest(by_theme["dark"], "dark") if "dark" in failed else None,
    )


def _pictures(look: Look) -> dict[str, str | None]:
    return {place: address_of(place, getattr(look, place)) for place in PICTURES}
