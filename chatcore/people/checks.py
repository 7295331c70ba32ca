"""What a person's fields take, and the words that refuse the rest."""

import unicodedata
import zoneinfo
from functools import lru_cache

from allauth.account.adapter import get_adapter
from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator
from django.utils import translation

from chatcore.foundation.errors import Invalid, TooLarge
from chatcore.foundation.words import Words
from chatcore.people.models import Person

_is_email = EmailValidator()
# RFC 5321 §4.5.3.1.3: a path has at most 256 octets with its brackets.
EMAIL_LENGTH = 254
PASSWORD_LENGTH = 256


def checked_email(text: str, *, path: str = "$.email") -> str:
    """Return ``text`` as an address in lower case.

    Raises:
        Invalid: when it is none.
    """
    email = text.strip().lower()
    try:
        if len(email) > EMAIL_LENGTH:
            raise ValidationError("too long")
        _is_email(email)
    except ValidationError:
        raise Invalid(
            Words(
                fr="Ce n’est pas une adresse électronique : elle s’écrit comme « nom@exemple.fr ».",
                en="This is not an e-mail address: one is written like “name@example.org”.",
            ),
            path=path,
        ) from None
    return email


def checked_line(text: str, *, longest: int, path: str, required: bool = False) -> str:
    """Return ``text`` as one line without control characters.

    Raises:
        TooLarge: longer than ``longest`` characters. Invalid: nothing visible although required.
    """
    return _checked(" ".join(text.split()), longest, path, required=required, keep="")


def checked_text(text: str, *, longest: int, path: str) -> str:
    """Return ``text``, which may have several lines, without control characters; raises as ``checked_line``."""
    return _checked(text.strip(), longest, path, required=False, keep="\n\t")


def _checked(text: str, longest: int, path: str, *, required: bool, keep: str) -> str:
    # Cc control, Cs lone surrogates, Zl/Zp separators: nothing that a name or a line is made of.
    clean = "".join(
        c for c in text if c in keep or unicodedata.category(c) not in ("Cc", "Cs", "Zl", "Zp")
    )
    if len(clean) > longest:
        raise TooLarge(
            Words(
                fr="Au plus {longest} caractères ici.", en="At most {longest} characters here."
            ).filled(longest=longest),
            path=path,
        )
    if required and not has_visible(clean):
        raise Invalid(
            Words(fr="Ce champ ne peut pas rester vide.", en="This cannot stay empty."), path=path
        )
    return clean


def has_visible(text: str) -> bool:
    """Tell whether ``text`` shows anything: formatting and joining characters alone do not."""
    return any(unicodedata.category(c)[0] not in "CZM" for c in text)


@lru_cache(maxsize=1)
def _zones() -> frozenset[str]:
    return frozenset(zoneinfo.available_timezones())


def checked_time_zone(name: str, *, path: str = "$.time_zone") -> str:
    if name not in _zones():
        raise Invalid(
            Words(
                fr="Ce fuseau horaire n’est pas connu ; par exemple : « Europe/Paris ».",
                en="This time zone is not known; for example: “Europe/Paris”.",
            ),
            path=path,
        )
    return name


def checked_password(password: str, *, person: Person | None, path: str) -> str:
    """Return ``password`` if it is strong enough (Django's validators, through allauth).

    Raises:
        Invalid: with every reason, in the active language. TooLarge: more than 256 characters.
    """
    if len(password) > PASSWORD_LENGTH:
        raise TooLarge(
            Words(
                fr="Un mot de passe a au plus 256 caractères.",
                en="A password has at most 256 characters.",
            ),
            path=path,
        )
    try:
        get_adapter().clean_password(password, user=person)
    except ValidationError as error:
        raise Invalid(_in_both(error), code="weak_password", path=path) from None
    return password


def _in_both(error: ValidationError) -> Words:
    said = {}
    for language in ("fr", "en"):
        with translation.override(language):
            said[language] = " ".join(error.messages)
    return Words(**said)
