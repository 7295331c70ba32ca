"""The REST doors of requests."""
