"""What a person's fields take, and the words that refuse the rest."""

import zoneinfo
from functools import lru_cache

from allauth.account.adapter import get_adapter
from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator
from django.utils import translation

from chatcore.foundation.errors import Invalid, TooLarge
from chatcore.foundation.lines import checked_line, checked_text, has_visible
from chatcore.foundation.words import Words
from chatcore.people.models import Person

__all__ = [
    "checked_email",
    "checked_line",
    "checked_password",
    "checked_text",
    "checked_time_zone",
    "has_visible",
]

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
