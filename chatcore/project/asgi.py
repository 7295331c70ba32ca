"""The ASGI application: Django for HTTP, the live consumer for the websocket."""

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "chatcore.project.settings")

from channels.routing import ProtocolTypeRouter
from django.core.asgi import get_asgi_application

django_application = get_asgi_application()

from chatcore.project.doors import live_door  # noqa: E402

application = ProtocolTypeRouter({"http": django_application, "websocket": live_door})
