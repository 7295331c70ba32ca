"""The stylesheet of a brand: it replaces the tokens of the interface that belong to the client, and nothing else."""

from functools import lru_cache

from chatcore.brand.look import FONTS, Look
from chatcore.brand.palette import tokens_of

# Twice the selector of tokens.css: it wins whichever stylesheet comes first.
_CSS = """:root:root, [data-scheme][data-scheme] {{
  --brand: light-dark({light.brand}, {dark.brand});
  --brand-strong: light-dark({light.strong}, {dark.strong});
  --brand-wash: light-dark({light.wash}, {dark.wash});
  --on-brand: light-dark({light.on}, {dark.on});
}}
:root:root {{
  --font: {font};
}}
"""


@lru_cache(maxsize=8)
def stylesheet_of(look: Look) -> str:
    return _CSS.format(
        light=tokens_of(look.colour, "light"),
        dark=tokens_of(look.in_the_dark, "dark"),
        font=FONTS.get(look.font, FONTS["inter"]),
    )
