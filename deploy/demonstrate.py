"""``make run``: prepares the demonstration where it is not yet, says how to get in, and serves it."""

import argparse
import os
import socket
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
HOST = "127.0.0.1"
USUAL_PORT = 8000


def main() -> None:
    """Migrate, seed an empty database, tell, then become the server."""
    options = _options()
    port = _free_port(options.port)
    os.chdir(ROOT)
    sys.path.insert(0, str(ROOT))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "chatcore.project.settings")
    os.environ.setdefault("CHATCORE_URL", f"http://{HOST}:{port}")
    _prepare()
    if port != options.port:
        print(f"\nPort {options.port} is taken; this one is free: {port}.")
    _tell(port)
    sys.stdout.flush()
    command = [sys.executable, "-m", "chatcore", "serve", "--host", HOST, "--port", str(port)]
    os.execv(sys.executable, command)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make run", description=__doc__)
    parser.add_argument(
        "--port", type=int, default=USUAL_PORT, help='as in make run ARGS="--port 8080"'
    )
    return parser.parse_args()


def _free_port(wished: int) -> int:
    """Return the wished port, or where it is taken the next that is free."""
    for port in range(wished, wished + 100):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((HOST, port))
            except OSError:
                continue
            return port
    sys.exit(f"No port from {wished} to {wished + 99} is free.")


def _prepare() -> None:
    """Make the tables and the demonstration where they are not yet; ``demo`` names the accounts."""
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0, interactive=False)
    call_command("demo", if_empty=True)


def _tell(port: int) -> None:
    from django.conf import settings

    where = "the database of DATABASE_URL" if os.environ.get("DATABASE_URL") else settings.DATA
    print(f"""
  Chatcore      http://{HOST}:{port}
  Data          {where}
  Stop          Ctrl+C; `make run` takes it up again with its data
""")


if __name__ == "__main__":
    main()
