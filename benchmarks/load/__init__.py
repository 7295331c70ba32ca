"""The load client: thousands of sockets in one process, on uvloop, with picows.

Events are counted by a mark in the bytes, not by parsing JSON; a latency runs from the moment a message
was due, not from when the client got round to sending it, so that waiting counts. Here are the
connections and what is done with them (``talkers``: one message outstanding each; ``audience``: one
room, messages at a given rate). Not here: what is measured with it, nor the servers.
"""
