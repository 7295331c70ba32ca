"""How allauth is to behave here: no flash messages, links to the front end."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.http import HttpRequest

from chatcore.people.devices import client_ip


class AccountAdapter(DefaultAccountAdapter):
    """allauth's flows behind REST: what they have to say goes into answers, not into cookies."""

    def add_message(self, *args: Any, **kwargs: Any) -> None:
        """Say nothing: there is no page that would show it."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """People come by invitation."""
        return False

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        return "/"

    def get_reset_password_from_key_url(self, key: str) -> str:
        return f"{settings.PUBLIC_URL}/mot-de-passe/{key}"

    def get_client_ip(self, request: HttpRequest) -> str:
        """Return what limits are counted by; who cannot be told apart shares one count."""
        return client_ip(request) or "0.0.0.0"  # noqa: S104 (a name for nobody, not an address to bind)
