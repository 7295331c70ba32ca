"""What the fields of a brand take, and the words that refuse the rest."""

from collections.abc import Callable, Mapping
from functools import partial
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator

from chatcore.brand.look import FONTS
from chatcore.brand.palette import checked_colour
from chatcore.foundation.errors import Invalid
from chatcore.foundation.lines import checked_line, checked_text
from chatcore.foundation.words import Words

_is_email = EmailValidator()


def _font(name: str) -> str:
    if name not in FONTS:
        raise Invalid(_UNKNOWN_FONT.filled(fonts=", ".join(FONTS)), path="$.font")
    return name


def _reply_to(text: str) -> str:
    address = checked_line(text, longest=254, path="$.reply_to")
    if address:
        try:
            _is_email(address)
        except ValidationError:
            raise Invalid(_BAD_ADDRESS, path="$.reply_to") from None
    return address


def _link(text: str, *, path: str) -> str:
    address = checked_line(text, longest=500, path=path)
    if address and not is_https(address):
        raise Invalid(NOT_HTTPS, path=path)
    return address


def is_https(address: str) -> bool:
    """Tell whether ``address`` is a whole https address, without a name or password in it."""
    try:
        parts = urlsplit(address)
        return (
            parts.scheme == "https"
            and bool(parts.hostname)
            and parts.username is None
            and parts.port != 0
            and not any(c.isspace() or c in "\\<>\"'`" for c in address)
        )
    except ValueError:
        return False


CHECKS: Mapping[str, Callable[[str], str]] = {
    "name": partial(checked_line, longest=60, path="$.name", required=True),
    "short_name": partial(checked_line, longest=20, path="$.short_name"),
    "colour": lambda text: checked_colour(text, "light", path="$.colour"),
    "colour_dark": lambda text: (
        checked_colour(text, "dark", path="$.colour_dark") if text.strip() else ""
    ),
    "font": _font,
    "sender": partial(checked_line, longest=60, path="$.sender"),
    "reply_to": _reply_to,
    "welcome_fr": partial(checked_text, longest=600, path="$.welcome_fr"),
    "welcome_en": partial(checked_text, longest=600, path="$.welcome_en"),
    "picture_alt": partial(checked_line, longest=200, path="$.picture_alt"),
    "legal_url": partial(_link, path="$.legal_url"),
    "accessibility_url": partial(_link, path="$.accessibility_url"),
    "help_url": partial(_link, path="$.help_url"),
}

NOT_HTTPS = Words(
    fr="Une adresse web complète commence par « https:// ».",
    en="A whole web address begins with “https://”.",
)
_UNKNOWN_FONT = Words(
    fr="Cette police n’est pas proposée ; le choix : {fonts}.",
    en="This font is not offered; the choice: {fonts}.",
)
_BAD_ADDRESS = Words(
    fr="Ce n’est pas une adresse électronique : elle s’écrit comme « nom@exemple.fr ».",
    en="This is not an e-mail address: one is written like “name@example.org”.",
)
