"""Break-glass: what is said in private is opened by two people, for a reason, for a time, and those concerned are told.

The one exception to the rights of conversations lives here and nowhere else: conversations do not know of it. Who
reads a room otherwise, and the trace of it, are elsewhere (rooms.conversations, chatcore.administration).
"""
