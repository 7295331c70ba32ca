"""The web app manifest: what an installed application is called, and looks like before it has opened."""

from typing import Any

from chatcore.brand.look import Look
from chatcore.brand.pictures import address_of
from chatcore.foundation.words import Words

# The ground of the light theme (tokens.css), while nothing is drawn yet.
_GROUND = "#f7f4f0"


def manifest_of(look: Look) -> dict[str, Any]:
    """Return the manifest (W3C, Web Application Manifest) in the active language."""
    return {
        "name": look.name,
        "short_name": look.short,
        "description": str(_DESCRIPTION),
        "lang": str(_LANGUAGE),
        "dir": "ltr",
        "id": "/",
        "start_url": "/",
        "scope": "/",
        "display": "standalone",
        "background_color": _GROUND,
        "theme_color": look.colour,
        "categories": ["business", "productivity", "social"],
        "icons": _icons(look.icon),
        "shortcuts": [
            {"name": str(_DISCUSSIONS), "url": "/messages"},
            {"name": str(_DIRECTORY), "url": "/annuaire"},
        ],
    }


def _icons(digest: str) -> list[dict[str, str]]:
    if not digest:
        drawn = {
            "src": "/icons/icon.svg",
            "sizes": "any",
            "type": "image/svg+xml",
            "purpose": "any",
        }
        return [
            drawn,
            _png("/icons/icon-192.png", 192, "any"),
            _png("/icons/icon-512.png", 512, "any"),
            _png("/icons/icon-maskable-512.png", 512, "maskable"),
        ]
    return [
        _png(address_of("icon", digest, f"-{mask}{side}.png") or "", side, purpose)
        for mask, purpose in (("", "any"), ("maskable-", "maskable"))
        for side in (192, 512)
    ]


def _png(address: str, side: int, purpose: str) -> dict[str, str]:
    return {"src": address, "sizes": f"{side}x{side}", "type": "image/png", "purpose": purpose}


_LANGUAGE = Words(fr="fr", en="en")
_DESCRIPTION = Words(
    fr="La messagerie des communautés professionnelles : salons, thèmes, annuaire.",
    en="The messaging of professional communities: rooms, topics, directory.",
)
_DISCUSSIONS = Words(fr="Discussions", en="Conversations")
_DIRECTORY = Words(fr="Annuaire", en="Directory")
