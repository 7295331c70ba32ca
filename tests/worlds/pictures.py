"""Pictures as people send them."""

import io

from PIL import Image


def picture(
    width: int = 400,
    height: int = 200,
    *,
    form: str = "PNG",
    colour: tuple[int, ...] = (31, 95, 122),
    ground: bool = True,
) -> bytes:
    """Return a plain picture; without ``ground``, a disc on nothing (PNG)."""
    if ground:
        image = Image.new("RGB", (width, height), colour[:3])
    else:
        image = Image.new("RGBA", (width, height), (0, 0, 0, 0))
        image.paste((*colour[:3], 255), (width // 4, height // 4, width * 3 // 4, height * 3 // 4))
    out = io.BytesIO()
    image.save(out, form)
    return out.getvalue()
