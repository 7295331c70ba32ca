"""Prosody: XMPP in Lua, each room's archive (muc_mam) in files, which are not synced to the disk."""

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from benchmarks.peers.options import Scale
from benchmarks.peers.peer import About, Missing, Served
from benchmarks.peers.processes import folder_for, launched, user_of
from benchmarks.peers.xmpp import CONFERENCE, HOST, XmppHouse
from tests.services.processes import free_port, give_to

HELP = "it is not installed: apt-get install prosody (Debian), as root; its service need not run"

# Nagle's algorithm, on by default, holds small stanzas back for 40 ms; the collector's default mode spends
# half the processor time of a delivery on looking for garbage. The archive's limit of 10,000
# messages a room would end it in the middle of a run.
_SETTINGS = """
daemonize = false
pidfile = "{folder}/prosody.pid"
data_path = "{folder}/data"
log = {{ error = "{folder}/prosody.log" }}
modules_enabled = {{ "disco", "roster", "saslauth", "register_ibr" }}
modules_disabled = {{ "s2s" }}
c2s_ports = {{ {port} }}
interfaces = {{ "127.0.0.1" }}
c2s_require_encryption = false
allow_unencrypted_plain_auth = true
allow_registration = true
authentication = "internal_hashed"
storage = "internal"
storage_archive_item_limit = 100000000
gc = {{ mode = "generational" }}
network_backend = "epoll"
network_settings = {{ nagle = false, tcp_backlog = 1024 }}

VirtualHost "{host}"

Component "{conference}" "muc"
    modules_enabled = {{ "muc_mam" }}
    muc_log_by_default = true
    muc_log_expires_after = "never"
    muc_room_locking = false
    muc_room_default_persistent = true
    muc_room_default_history_length = 0
    muc_room_default_presence_broadcast = {{ none = false, visitor = false, participant = false, moderator = false }}
"""


class Prosody:
    """The Debian package, with a configuration of its own."""

    name = "Prosody"

    def scale(self, scale: Scale) -> Scale:
        return scale

    @property
    def about(self) -> About:
        return About(
            version=_version(),
            archive="files, appended to and not synced: a power cut may lose the last messages",
            accepted="when the room sends it back to its author, after the file was appended to",
            delivery="a stanza for each occupant, written to its TCP connection",
            passwords="SCRAM-SHA-1, 10,000 rounds, in files: hashed at each connection",
            beyond="Presence in rooms and Nagle's algorithm switched off; Lua's collector in its generational mode, "
            "which halves what a delivery costs.",
        )

    @contextmanager
    def serving(self, scale: Scale) -> Iterator[Served]:
        program = shutil.which("prosody")
        if program is None:
            raise Missing(HELP)
        user, port = user_of("prosody"), free_port()
        with folder_for(user) as folder:
            (folder / "data").mkdir()
            give_to(folder / "data", user)
            settings = folder / "prosody.cfg.lua"
            settings.write_text(
                _SETTINGS.format(folder=folder, port=port, host=HOST, conference=CONFERENCE),
                encoding="utf-8",
            )
            give_to(settings, user)
            command = [program, "--config", str(settings), "-F"]
            with launched(command, port, folder, user=user) as pid:
                yield Served(pid, XmppHouse(port), partial(_archived, folder / "data"))


def _archived(data: Path) -> int:
    """Return the entries of the rooms' archives: each begins a line with ``item``."""
    return sum(
        line.startswith("item(")
        for file in data.glob("*/muc_log/*.list")
        for line in file.read_text(encoding="utf-8").splitlines()
    )


def _version() -> str:
    asked = ["dpkg-query", "-W", "-f", "${Version}", "prosody"]
    if shutil.which(asked[0]) is None:
        return ""
    return subprocess.run(asked, stdout=subprocess.PIPE, text=True).stdout.partition("-")[0]
