"""The key in an invitation's link: made again from its row whenever a letter is written, stored nowhere."""

import base64
import hashlib

from django.conf import settings
from django.utils.crypto import salted_hmac

from chatcore.communities.models import Invitation

_SALT = "chatcore.communities.invitation"


def key_of(invitation: Invitation) -> str:
    """Return the key of the latest sending: 256 bits that only the server's secret can make."""
    mac = salted_hmac(_SALT, f"{invitation.id}:{invitation.sendings}", algorithm="sha256")
    return base64.urlsafe_b64encode(mac.digest()).decode().rstrip("=")


def digest_of(key: str) -> str:
    """Return what the database knows a key by."""
    return hashlib.sha256(key.encode(errors="replace")).hexdigest()


def link_of(invitation: Invitation) -> str:
    return f"{settings.PUBLIC_URL}/invitation/{key_of(invitation)}"
