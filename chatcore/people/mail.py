"""Sending a letter: text and simple HTML from one template each, under the brand, in the language of who reads it."""

from email.mime.image import MIMEImage
from email.utils import formataddr, parseaddr
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.utils import translation

from chatcore.brand.look import Look
from chatcore.brand.palette import tokens_of
from chatcore.brand.pictures import logo_for_letters
from chatcore.brand.selectors.published import published

# By what the letter's HTML names the picture that it brings along: nothing is fetched when it is read.
_LOGO = "logo"


def send_mail(
    template: str, *, to: str, language: str, unsubscribe: str | None = None, **context: Any
) -> None:
    """Send ``<template>.<language>.txt`` (its first line is the subject) and ``.html`` to ``to``.

    ``unsubscribe`` is the address that stops letters of this sort with one click (RFC 8058).
    """
    context |= {"unsubscribe": unsubscribe, "site": settings.PUBLIC_URL}
    look = published().look
    logo = logo_for_letters(look.logo)
    brand = {
        "look": look,
        "tokens": tokens_of(look.colour, "light"),
        "logo": _LOGO if logo else None,
    }
    with translation.override(language):
        text = render_to_string(f"{template}.{language}.txt", context)
        html = render_to_string(
            f"{template}.{language}.html", {**context, "language": language, "brand": brand}
        )
    subject, _, body = text.partition("\n")
    message = EmailMultiAlternatives(
        subject=" ".join(subject.split()),
        body=body.strip() + _signature(look),
        from_email=_sender(look),
        to=[to],
        reply_to=[look.reply_to] if look.reply_to else None,
    )
    if unsubscribe:
        message.extra_headers["List-Unsubscribe"] = f"<{unsubscribe}>"
        message.extra_headers["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    message.attach_alternative(html, "text/html")
    if logo:
        setattr(message, "mixed_subtype", "related")  # noqa: B010 (not in Django's types)
        message.attach(_attached(logo))
    message.send()


def _sender(look: Look) -> str:
    """Return the site's own address, which its domain vouches for, under the name that the client chose."""
    name, address = parseaddr(settings.DEFAULT_FROM_EMAIL)
    return formataddr((look.sender or (look.name if look != Look() else name), address))


def _signature(look: Look) -> str:
    """Return the last lines of a text, behind the mark that mail readers know (RFC 3676 §4.3)."""
    lines = [look.name, *(link for link in (look.help_url, look.legal_url) if link)]
    return "\n\n-- \n" + "\n".join(lines) + "\n"


def _attached(logo: bytes) -> MIMEImage:
    picture = MIMEImage(logo, _subtype="png")
    picture.add_header("Content-ID", f"<{_LOGO}>")
    picture.add_header("Content-Disposition", "inline", filename="logo.png")
    return picture
