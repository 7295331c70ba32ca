"""The page of the front end, dressed: its title, its colours and its icons are those of the brand."""

import html
import re
from functools import lru_cache

from chatcore.brand.look import Look
from chatcore.brand.palette import tokens_of
from chatcore.brand.pictures import address_of
from chatcore.brand.selectors.published import Published


@lru_cache(maxsize=8)
def dressed(page: bytes, brand: Published) -> bytes:
    """Return the built ``page`` (frontend/index.html) with what it says of the product said of ``brand``."""
    text = page.decode()
    for pattern, said in _replacements(brand.look, brand.version):
        text = re.sub(pattern, said.replace("\\", r"\\"), text, count=1)
    return text.encode()


def _replacements(look: Look, version: str) -> list[tuple[str, str]]:
    name = html.escape(look.name)
    found = [
        (r"<title>[^<]*</title>", f"<title>{name}</title>"),
        (r"<noscript>\w+ ", f"<noscript>{name} "),
        (r'"/brand\.css"', f'"/brand.css?v={version}"'),
        (r'"/manifest\.webmanifest"', f'"/manifest.webmanifest?v={version}"'),
    ]
    if version.startswith("0-"):
        return found
    colours = {"light": look.colour, "dark": tokens_of(look.in_the_dark, "dark").wash}
    found += [
        (
            rf'content="#\w+" media="\(prefers-color-scheme: {theme}\)"',
            f'content="{colour}" media="(prefers-color-scheme: {theme})"',
        )
        for theme, colour in colours.items()
    ]
    if look.icon:
        small = address_of("icon", look.icon, "-48.png")
        large = address_of("icon", look.icon, "-180.png")
        found += [
            (r'href="/icons/icon\.svg" type="[^"]*"', f'href="{small}" type="image/png"'),
            (r'href="/icons/icon-180\.png"', f'href="{large}"'),
        ]
    return found
