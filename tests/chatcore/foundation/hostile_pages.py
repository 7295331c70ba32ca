"""Web servers of one answer each, that behave as badly as a test asks of them."""

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager


def page(
    body: bytes, *, headers: str = "Content-Type: text/html; charset=utf-8", status: str = "200 OK"
) -> bytes:
    return f"HTTP/1.1 {status}\r\n{headers}\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body


def moved(to: str) -> bytes:
    return page(b"", headers=f"Location: {to}", status="302 Found")


class Server:
    """``asked`` holds the requests; the answer to a path is bytes, or a function that is given the socket."""

    def __init__(self, answers: dict[str, bytes | Callable[[socket.socket], None]]) -> None:
        self.answers = answers
        self.asked: list[str] = []
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self.listener.getsockname()[1]
        self.thread = threading.Thread(target=self._serve, daemon=True)

    def url(self, path: str = "/") -> str:
        return f"http://pages.example:{self.port}{path}"

    def _serve(self) -> None:
        while True:
            try:
                wire, _ = self.listener.accept()
            except OSError:
                return
            threading.Thread(target=self._answer, args=(wire,), daemon=True).start()

    def _answer(self, wire: socket.socket) -> None:
        with wire:
            request = wire.recv(65_536).decode("latin-1")
            self.asked.append(request)
            answer = self.answers.get(request.split(" ")[1], page(b"", status="404 Not Found"))
            try:
                if isinstance(answer, bytes):
                    wire.sendall(answer)
                else:
                    answer(wire)
            except OSError:
                return


@contextmanager
def serving(answers: dict[str, bytes | Callable[[socket.socket], None]]) -> Iterator[Server]:
    server = Server(answers)
    server.thread.start()
    yield server
    server.listener.close()
