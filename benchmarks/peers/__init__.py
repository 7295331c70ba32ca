"""Chatcore beside ejabberd, Prosody and Synapse: same machine, same run, same receivers, same text.

One module a peer says how it is started and what its clients say (``chatcore``, ``ejabberd``, ``prosody``,
``synapse``; ``xmpp``, ``matrix`` and ``http`` are the protocols); ``fanout``, ``posting`` and ``crowd``
measure any of them; ``tables`` makes the section. Peers run as private instances, with a configuration,
data and ports of their own; one that is not installed is named and left out. Not here: Chatcore beside
bare libraries, which the other benchmarks have.
"""

import argparse
import asyncio
import sys
import time
import traceback

from benchmarks.figures import Section
from benchmarks.load.connection import allow_files
from benchmarks.load.timing import run
from benchmarks.peers.chatcore import Chatcore
from benchmarks.peers.crowd import arrivals
from benchmarks.peers.ejabberd import Ejabberd
from benchmarks.peers.fanout import fan_out
from benchmarks.peers.options import PEERS, Scale, add_options, scale_of
from benchmarks.peers.peer import Missing, Peer, Served
from benchmarks.peers.posting import posting
from benchmarks.peers.prosody import Prosody
from benchmarks.peers.synapse import Synapse
from benchmarks.peers.tables import Found, section_of

__all__ = ["add_options", "measure"]


def measure(options: argparse.Namespace) -> Section:
    """Return what each peer does on this machine; ``add_options`` says what may be asked for."""
    scale = scale_of(options)
    # Connections, their other ends in servers that inherit the limit, and Synapse's two a person.
    allow_files(4 * scale.people + 500)
    found, absent = [], []
    for peer in _peers(options):
        began = time.monotonic()
        print(f"  {peer.name}", file=sys.stderr, flush=True)
        try:
            found.append(_found(peer, peer.scale(scale)))
        except Missing as missing:
            absent.append((peer.name, str(missing)))
        except Exception as error:  # one that breaks must not hide the others
            traceback.print_exc()
            absent.append((peer.name, f"failed: {error!r}"[:300]))
        print(f"  {peer.name}: {time.monotonic() - began:.0f} s", file=sys.stderr, flush=True)
    for name, why in absent:
        print(f"  left out: {name}: {why}", file=sys.stderr, flush=True)
    return section_of(found, absent, scale)


def _peers(options: argparse.Namespace) -> list[Peer]:
    known: dict[str, Peer] = {
        "chatcore-uvicorn": Chatcore("uvicorn"),
        "chatcore-daphne": Chatcore("daphne"),
        "ejabberd": Ejabberd(),
        "prosody": Prosody(),
        "synapse": Synapse(getattr(options, "synapse_receivers", None)),
    }
    return [known[name] for name in getattr(options, "peers", None) or PEERS]


def _found(peer: Peer, scale: Scale) -> Found:
    with peer.serving(scale) as served:
        return run(_measured(peer, served, scale))


async def _measured(peer: Peer, served: Served, scale: Scale) -> Found:
    await served.house.prepare(scale.people, scale.receivers, scale.senders)
    come, clients = await arrivals(served, scale)
    *smaller, largest = scale.receivers
    rooms = [await fan_out(served, largest, scale, clients)]
    rooms = [await fan_out(served, receivers, scale) for receivers in smaller] + rooms
    posted = await posting(served, scale)
    sent = posted.sent + sum(room.sent for room in rooms)
    kept = await asyncio.to_thread(served.kept)
    if kept < sent:
        raise RuntimeError(f"{sent:,} messages were accepted or delivered, {kept:,} are kept")
    return Found(peer.name, peer.about, rooms, posted, come)
