"""Preparing a brand: nobody but the staff sees it."""

import msgspec
from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction

from chatcore.brand.checks import CHECKS
from chatcore.brand.differences import differences
from chatcore.brand.look import PICTURES, Look
from chatcore.brand.models import Draft
from chatcore.brand.pictures import make
from chatcore.brand.selectors.drafts import preparation_for
from chatcore.foundation.clock import now
from chatcore.foundation.errors import NotFound
from chatcore.records.actions import record


def change_draft(*, actor: AbstractBaseUser, **fields: str) -> Look:
    """Change the given fields of the draft; those of the same value change nothing.

    Raises:
        Forbidden: not of the staff. Invalid, TooLarge: a field does not hold; a colour that cannot be read
        comes with the nearest that can, as ``proposal``.
    """
    preparation_for(actor)
    return _change(actor, {name: CHECKS[name](value) for name, value in fields.items()})


def set_picture(*, actor: AbstractBaseUser, place: str, content: bytes) -> Look:
    """Put a picture in its place of the draft: ``logo``, ``logo_dark``, ``icon`` or ``picture``.

    Raises:
        Forbidden: not of the staff. NotFound: no such place. TooLarge, Invalid: not a picture that can be taken.
    """
    preparation_for(actor)
    if place not in PICTURES:
        raise NotFound
    return _change(actor, {place: make(place, content)})


def remove_picture(*, actor: AbstractBaseUser, place: str) -> Look:
    """Leave a place of the draft without a picture; raises as ``set_picture``."""
    preparation_for(actor)
    if place not in PICTURES:
        raise NotFound
    return _change(actor, {place: ""})


@transaction.atomic
def drop_draft(*, actor: AbstractBaseUser) -> Look:
    """Go back to what is published; without a draft, nothing happens.

    Raises:
        Forbidden: not of the staff.
    """
    held = preparation_for(actor)
    draft = Draft.objects.select_for_update().first()
    if draft is not None:
        record(action="brand.draft_dropped", actor=actor, obj=draft)
        draft.delete()
    return held.published


@transaction.atomic
def _change(actor: AbstractBaseUser, wanted: dict[str, str]) -> Look:
    held = preparation_for(actor)
    # One row, whoever comes first: two who change different fields both keep theirs.
    Draft.objects.get_or_create(
        pk=Draft.ONLY, defaults={"content": msgspec.to_builtins(held.published)}
    )
    draft = Draft.objects.select_for_update().get(pk=Draft.ONLY)
    before = draft.look
    after = msgspec.structs.replace(before, **wanted)
    if after != before:
        draft.content, draft.changed_at = msgspec.to_builtins(after), now()
        draft.save(update_fields=["content", "changed_at"])
        was, becomes = differences(before, after)
        record(action="brand.changed", actor=actor, obj=draft, before=was, after=becomes)
    if after == held.published:
        draft.delete()
    return after
