"""The live path: streams and their durable log, the writer, the hub, the websocket consumer.

It knows no room and no person: commands, events, identities and streams come to it through
``registry``, which the apps fill. The log is the truth; the channel layer is a doorbell.
"""
