"""Sending a letter: text and simple HTML from one template each, in the language of who reads it."""

from typing import Any

from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.utils import translation


def send_mail(template: str, *, to: str, language: str, **context: Any) -> None:
    """Send ``<template>.<language>.txt`` (its first line is the subject) and ``.html`` to ``to``."""
    with translation.override(language):
        text = render_to_string(f"{template}.{language}.txt", context)
        html = render_to_string(f"{template}.{language}.html", {**context, "language": language})
    subject, _, body = text.partition("\n")
    message = EmailMultiAlternatives(
        subject=" ".join(subject.split()), body=body.strip() + "\n", to=[to]
    )
    message.attach_alternative(html, "text/html")
    message.send()
