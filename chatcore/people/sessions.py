"""How a session is named outside of its cookie."""

import hashlib


def session_digest(session_key: str) -> str:
    """Return the SHA-256 of ``session_key`` (hexadecimal): what the database and the live hub know it by."""
    return hashlib.sha256(session_key.encode()).hexdigest()
