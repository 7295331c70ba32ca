"""Publishing a brand: everybody sees it from the next request on."""

import msgspec
from django.contrib.auth.base_user import AbstractBaseUser
from django.db import IntegrityError, transaction

from chatcore.brand.differences import differences
from chatcore.brand.look import Look
from chatcore.brand.models import Draft, Edition
from chatcore.brand.selectors.drafts import preparation, preparation_for
from chatcore.brand.selectors.published import forget
from chatcore.foundation.errors import Conflict
from chatcore.foundation.words import Words
from chatcore.records.actions import record


def publish(*, actor: AbstractBaseUser) -> Look:
    """Make the draft what everybody sees.

    Raises:
        Forbidden: not of the staff. Conflict: there is no draft, or somebody publishes at the same moment.
    """
    preparation_for(actor)
    try:
        with transaction.atomic():
            draft = Draft.objects.select_for_update().first()
            held = preparation()
            if draft is None:
                raise Conflict(_NO_DRAFT, code="no_draft")
            look = draft.look
            _put(actor, held.number, held.published, look, action="brand.published")
            draft.delete()
    except IntegrityError:
        raise Conflict(_TOGETHER) from None
    return look


def revert(*, actor: AbstractBaseUser) -> Look:
    """Publish again what was there before; once more, and the first comes back. The draft stays.

    Raises:
        Forbidden: not of the staff. Conflict: nothing was published yet, or somebody publishes now.
    """
    preparation_for(actor)
    try:
        with transaction.atomic():
            held = preparation()
            if held.now is None:
                raise Conflict(_NOTHING_BEFORE, code="nothing_before")
            look = held.before.look if held.before else Look()
            _put(actor, held.number, held.published, look, action="brand.reverted")
    except IntegrityError:
        raise Conflict(_TOGETHER) from None
    return look


def _put(actor: AbstractBaseUser, last: int, before: Look, look: Look, *, action: str) -> None:
    """Add an edition behind the ``last``; that its number is the key lets one of two win."""
    edition = Edition.objects.create(
        number=last + 1, content=msgspec.to_builtins(look), published_by=actor.pk
    )
    was, becomes = differences(before, look)
    record(action=action, actor=actor, obj=edition, before=was, after=becomes)
    transaction.on_commit(forget)


_NO_DRAFT = Words(
    fr="Le brouillon est vide : la marque publiée est déjà celle-ci.",
    en="There is no draft: the published brand is this one already.",
)
_NOTHING_BEFORE = Words(
    fr="Aucune marque n’a encore été publiée : il n’y a rien à rétablir.",
    en="No brand was published yet: there is nothing to go back to.",
)
_TOGETHER = Words(
    fr="Une autre personne publie au même moment : relisez la marque, puis recommencez.",
    en="Somebody else publishes at the same moment: look at the brand, then try again.",
)
