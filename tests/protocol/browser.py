"""A browser that has signed in with e-mail and password: cookies, CSRF token, live socket."""

from typing import Any

from tests.protocol.account import Answer, http
from tests.protocol.client import Client
from tests.protocol.seed import PASSWORD
from tests.protocol.server import Server


class Browser:
    """One session of a person."""

    def __init__(self, server: Server, name: str = "chloe", password: str = PASSWORD) -> None:
        self.server = server
        body = {"email": f"{name}@rivages.example", "password": password}
        answer = http(server, "POST", "/api/v1/sessions/", body)
        assert answer.status == 201, answer
        self._cookies = answer.cookies

    @property
    def cookie(self) -> str:
        return "; ".join(f"{name}={value}" for name, value in self._cookies.items())

    def ask(self, method: str, path: str, body: Any = None, *, csrf: bool = True) -> Answer:
        headers = {"Cookie": self.cookie}
        if csrf:
            headers["X-CSRFToken"] = self._cookies["csrftoken"]
        return http(self.server, method, f"/api/v1{path}", body, headers)

    def live(self) -> Client:
        """Open a live socket as a page of the site does."""
        origin = f"http://{self.server.host}"
        return Client(self.server.host, {"Cookie": self.cookie}, origin=origin)
