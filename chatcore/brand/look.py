"""What a brand is made of: plain fields with the product's own values where the client has said nothing."""

from collections.abc import Mapping

from chatcore.brand.palette import dark_of
from chatcore.foundation.shapes import Shape

# The tide blue of tokens.css, oklch(0.47 0.085 222).
DEFAULT_COLOUR = "#07657d"

# A closed list: Inter is served from here, the others are what devices have; nothing is fetched (docs/security.md).
FONTS: Mapping[str, str] = {
    "inter": '"Inter Variable", system-ui, "Segoe UI", Roboto, "Helvetica Neue", sans-serif',
    "system": 'system-ui, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", sans-serif',
    "humanist": 'Seravek, "Gill Sans Nova", Ubuntu, Calibri, "DejaVu Sans", source-sans-pro, sans-serif',
    "classical": 'Optima, Candara, "Noto Sans", source-sans-pro, sans-serif',
    "serif": 'Charter, "Bitstream Charter", "Sitka Text", Cambria, Georgia, serif',
}
# The pictures of a brand; each field holds the digest that names its files, or nothing.
PICTURES = ("logo", "logo_dark", "icon", "picture")


class Look(Shape, frozen=True, kw_only=True):
    """A brand. An empty ``colour_dark`` is derived from ``colour``; an empty English text is the French one."""

    name: str = "Chatcore"
    short_name: str = ""
    colour: str = DEFAULT_COLOUR
    colour_dark: str = ""
    font: str = "inter"
    sender: str = ""
    reply_to: str = ""
    welcome_fr: str = ""
    welcome_en: str = ""
    picture_alt: str = ""
    legal_url: str = ""
    accessibility_url: str = ""
    help_url: str = ""
    logo: str = ""
    logo_dark: str = ""
    icon: str = ""
    picture: str = ""

    @property
    def in_the_dark(self) -> str:
        """The brand colour of the dark theme."""
        return self.colour_dark or dark_of(self.colour)

    @property
    def short(self) -> str:
        """The name under an icon, where there is room for some twelve characters."""
        return self.short_name or self.name
