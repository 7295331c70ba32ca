"""The ASGI entry: ``daphne asgi:application`` or ``uvicorn asgi:application``."""

from chatcore.project.asgi import application

__all__ = ["application"]
