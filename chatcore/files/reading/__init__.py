"""Reading what others wrote, in a process of its own: what goes wrong there, or takes too long, ends with it.

Nothing here knows Django: the process starts in a moment, and holds no secret and no connection.
"""
