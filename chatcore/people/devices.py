"""What is noted of the browser that asks: its address and its name."""

from allauth.core.internal.httpkit import clean_client_ip, get_client_ip
from django.core.exceptions import ImproperlyConfigured
from django.http import HttpRequest

AGENT_LENGTH = 300


def client_ip(request: HttpRequest) -> str | None:
    """Return the client's address behind as many proxies as CHATCORE_PROXIES says, or None.

    Asked directly, past the proxies, a forwarded header too short to count in is not believed.
    """
    try:
        address: str | None = get_client_ip(request)
    except ImproperlyConfigured:
        address = clean_client_ip(request.META.get("REMOTE_ADDR", ""))
    return address


def agent_of(request: HttpRequest) -> str:
    return request.headers.get("user-agent", "")[:AGENT_LENGTH]
