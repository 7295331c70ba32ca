"""Text as search compares it: without case, accents or ligatures."""

import unicodedata
from typing import Any

from django.db import models

_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d", "’": "'", "‑": "-"})


def folded(text: str) -> str:
    """Return ``text`` in lower case, without accents, with single spaces: « Œuvre  Élan » → "oeuvre elan"."""
    plain = unicodedata.normalize("NFKD", text.casefold()).translate(_LIGATURES)
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).split())


class FoldedField(models.TextField[str, str]):
    """A column that holds other fields of its row, folded, for search; written with the row by itself."""

    def __init__(self, *args: Any, of: tuple[str, ...] = (), **kwargs: Any) -> None:
        self.of = of
        kwargs["editable"] = False
        kwargs.setdefault("default", "")
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        kwargs.pop("editable", None)
        return name, path, args, {**kwargs, "of": self.of}

    def pre_save(self, model_instance: models.Model, add: bool) -> str:
        value = folded(" ".join(str(getattr(model_instance, name) or "") for name in self.of))
        setattr(model_instance, self.attname, value)
        return value
