"""Django's session engine over our own table: the key is kept as a digest, the row knows whose it is."""

from datetime import timedelta
from typing import Any

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.base import CreateError, SessionBase, UpdateError
from django.db import IntegrityError, transaction

from chatcore.foundation.clock import now
from chatcore.foundation.happenings import announce
from chatcore.foundation.ids import parse_id
from chatcore.people.happenings import SessionRevoked
from chatcore.people.models import Session
from chatcore.people.sessions import session_digest

# "Last seen" is written at most this often.
SEEN_EVERY = timedelta(minutes=1)


class SessionStore(SessionBase):
    """One browser's session. Deleting its row signs it out, and its live sockets with it."""

    row: Session | None = None

    @property
    def digest(self) -> str:
        """What the row is found by; that of no session is nobody's."""
        return session_digest(self.session_key or "")

    def load(self) -> dict[str, Any]:
        self.row = Session.objects.filter(digest=self.digest, expires_at__gt=now()).first()
        if self.row is None:
            self._session_key = None
            return {}
        data: dict[str, Any] = self.decode(self.row.data)
        return data

    def exists(self, session_key: str) -> bool:
        return Session.objects.filter(digest=session_digest(session_key)).exists()

    def create(self) -> None:
        while True:
            self._session_key = self._get_new_session_key()  # type: ignore[attr-defined]
            try:
                self.save(must_create=True)
            except CreateError:
                continue
            self.modified = True
            return

    def save(self, must_create: bool = False) -> None:
        if self.session_key is None:
            return self.create()
        data = self._get_session(no_load=must_create)  # type: ignore[attr-defined]
        columns = {
            "data": self.encode(data),
            "person_id": parse_id(data.get(SESSION_KEY)),
            "agent": data.get("agent", ""),
            "ip": data.get("ip"),
            "expires_at": self.get_expiry_date(),
        }
        if not must_create:
            if not Session.objects.filter(digest=self.digest).update(**columns):
                raise UpdateError
            return None
        try:
            with transaction.atomic():
                self.row = Session.objects.create(digest=self.digest, **columns)
        except IntegrityError:
            raise CreateError from None

    @transaction.atomic
    def delete(self, session_key: str | None = None) -> None:
        key = session_key or self.session_key
        row = Session.objects.filter(digest=session_digest(key)).first() if key else None
        if row is None:
            return
        row.delete()
        if row.person_id is not None:
            announce(SessionRevoked(row.person_id, row.digest))

    def touch(self, ip: str | None) -> None:
        """Note that the browser was here, at most once a minute."""
        if self.row is not None and now() - self.row.seen_at > SEEN_EVERY:
            Session.objects.filter(pk=self.row.pk).update(seen_at=now(), ip=ip)

    @classmethod
    def clear_expired(cls) -> None:
        Session.objects.filter(expires_at__lte=now()).delete()
