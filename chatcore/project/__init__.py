"""The composition root: settings, addresses, the ASGI application, commands. It knows every app; none knows it."""
