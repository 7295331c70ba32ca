"""The design of the Channels tutorial: every consumer is in the group, and each encodes what it is sent.

https://channels.readthedocs.io/en/stable/tutorial/part_3.html, on the layer in memory, which is kinder to it: the
tutorial's Redis layer (channels_redis 4.3, redis-py 8.1) runs out of connections with a hundred sockets.
Run: ``python -m daphne -p <port> benchmarks.references.tutorial:application``.
"""

import json
from typing import Any

import django
from channels.generic.websocket import AsyncWebsocketConsumer
from django.conf import settings

from benchmarks.references.events import encoded, event_for, reply_to

# Above the default of 100, or the layer drops messages silently.
CAPACITY = 10_000


settings.configure(
    CHANNEL_LAYERS={
        "default": {
            "BACKEND": "channels.layers.InMemoryChannelLayer",
            "CONFIG": {"capacity": CAPACITY},
        }
    },
    SECRET_KEY="benchmark",
)
django.setup()


class ChatConsumer(AsyncWebsocketConsumer):
    """The tutorial's, with the events of this benchmark."""

    async def connect(self) -> None:
        self.room_group_name = "chat_lobby"
        await self.channel_layer.group_add(self.room_group_name, self.channel_name)
        await self.accept()

    async def disconnect(self, close_code: int) -> None:
        await self.channel_layer.group_discard(self.room_group_name, self.channel_name)

    async def receive(self, text_data: str = "", bytes_data: bytes | None = None) -> None:
        post = json.loads(text_data)
        await self.channel_layer.group_send(
            self.room_group_name, {"type": "chat.message", "message": event_for(post)}
        )
        await self.send(text_data=reply_to(post))

    async def chat_message(self, event: dict[str, Any]) -> None:
        await self.send(text_data=encoded(event["message"]))


application = ChatConsumer.as_asgi()
