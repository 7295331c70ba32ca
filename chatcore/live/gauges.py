"""What is looked at in a hub when somebody asks for its metrics."""

from typing import TYPE_CHECKING

from chatcore.live import metrics, writer

if TYPE_CHECKING:
    from chatcore.live.hub import Hub


def show(hub: "Hub") -> None:
    """Let the gauges of this process read ``hub``."""
    metrics.SOCKETS.set_function(lambda: sum(map(len, hub.people.values())))
    metrics.STREAMS.set_function(lambda: len(hub.feeds))
    metrics.QUEUED.set_function(lambda: sum(socket.waiting for socket in hub.sockets()))
    metrics.WRITER_QUEUE.set_function(writer.depth)
