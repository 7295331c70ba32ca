"""The REST doors of the brand."""
