"""Changing a password, and choosing a new one by a link sent to one's address."""

from allauth.account.adapter import get_adapter
from allauth.account.forms import UserTokenForm, default_token_generator
from allauth.account.models import EmailAddress
from allauth.account.utils import user_pk_to_url_str
from allauth.core.internal import ratelimit
from django.contrib.auth import HASH_SESSION_KEY
from django.db import transaction
from django.http import HttpRequest

from chatcore.foundation.errors import Invalid, RateLimited
from chatcore.foundation.jobs.definition import job
from chatcore.foundation.words import Words
from chatcore.people.actions.sessions import FAILURES_PAUSE, close_sessions
from chatcore.people.checks import checked_email, checked_password
from chatcore.people.mail import send_mail
from chatcore.people.models import Kind, Person
from chatcore.records.actions import record


def change_password(*, request: HttpRequest, actor: Person, current: str, new: str) -> None:
    """Give ``actor`` a new password and sign them out everywhere but in this session.

    Raises:
        Invalid: ``current`` is wrong, or ``new`` too weak. RateLimited: too many tries.
    """
    check_own_password(request=request, actor=actor, password=current, path="$.current")
    checked_password(new, person=actor, path="$.new")
    here = getattr(request.session, "digest", None) if HASH_SESSION_KEY in request.session else None
    _set(actor, new, but=here, action="password.changed")
    if here is not None:
        # The session stays as it is, its key too: its live socket, known by that key, goes on.
        request.session[HASH_SESSION_KEY] = actor.get_session_auth_hash()


def check_own_password(*, request: HttpRequest, actor: Person, password: str, path: str) -> None:
    """Make sure that it is ``actor`` who asks, not somebody at a screen that they left.

    Raises:
        Invalid: the password is wrong. RateLimited: too many tries (allauth's limit is 5 a minute).
    """
    if not ratelimit.consume(request, app="allauth.account", action="change_password", user=actor):
        raise RateLimited(FAILURES_PAUSE)
    if not actor.check_password(password):
        raise Invalid(_WRONG_PASSWORD, code="wrong_password", path=path)


def ask_reset(*, request: HttpRequest, email: str) -> None:
    """Send a link for a new password to ``email``, if somebody lives there.

    The same answer after the same work either way: whether there is an account is found out by the job.

    Raises:
        Invalid: not an address. RateLimited: too many demands.
    """
    email = checked_email(email)
    if not ratelimit.consume(request, app="allauth.account", action="reset_password", key=email):
        raise RateLimited(FAILURES_PAUSE)
    send_reset.enqueue(email)


@job()
def send_reset(email: str) -> None:
    """Send the link of a password reset. It is made here, so that it lies in no queue."""
    person = Person.objects.filter(email=email, is_active=True, kind=Kind.MEMBER).first()
    if person is None:
        return
    key = f"{user_pk_to_url_str(person)}-{default_token_generator.make_token(person)}"
    url = get_adapter().get_reset_password_from_key_url(key)
    send_mail(
        "people/password_reset", to=person.email, language=person.language, person=person, url=url
    )


def reset_password(*, request: HttpRequest, key: str, password: str) -> Person:
    """Set the new password of whom the link ``key`` was sent to; it works once, for three days.

    Raises:
        Invalid: the link is not, or no longer, valid, or the password too weak. RateLimited.
    """
    if not ratelimit.consume(request, app="allauth.account", action="reset_password_from_key"):
        raise RateLimited(FAILURES_PAUSE)
    uid, _, token = key.partition("-")
    form = UserTokenForm(data={"uidb36": uid, "key": token})
    person = form.reset_user if form.is_valid() else None
    if not isinstance(person, Person) or not person.is_active:
        raise Invalid(STALE_LINK, code="link_invalid")
    checked_password(password, person=person, path="$.password")
    with transaction.atomic():
        _set(person, password, but=None, action="password.reset")
        # Who opened the link reads the mail of this address.
        EmailAddress.objects.filter(user=person, email=person.email).update(verified=True)
    get_adapter()._delete_login_attempts_cached_email(request, email=person.email)
    return person


@transaction.atomic
def _set(person: Person, password: str, *, but: str | None, action: str) -> None:
    person.set_password(password)
    person.save(update_fields=["password"])
    record(action=action, actor=person, obj=person)
    close_sessions(actor=person, person=person, but=but)


_WRONG_PASSWORD = Words(
    fr="Le mot de passe actuel ne convient pas.", en="The current password is not right."
)
STALE_LINK = Words(
    fr="Ce lien n’est plus valable : demandez-en un nouveau.",
    en="This link is no longer valid: ask for a new one.",
)
