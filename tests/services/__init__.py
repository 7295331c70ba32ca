"""The servers and the browser that the tests need: found, or started, and cleared away after.

PostgreSQL comes from DATABASE_URL, else from 127.0.0.1:5432, else a private one is started from
binaries found here, else from those of the development packages; Redis likewise (REDIS_URL, 6379).
Which it was is said on standard error. A missing one is an error, never a skip.
"""

from tests.services.columns import embedded, servers
from tests.services.said import Missing

__all__ = ["Missing", "embedded", "servers"]
