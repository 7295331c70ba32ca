"""What the fan-out is measured against: small servers, each one known design, all speaking to the same client.

Each answers ``{"type": "message.post", …}`` with a reply to its author and an event to everybody, of the
same shape and size as the product's. None stores anything, knows anybody, or orders what it is told.
"""
