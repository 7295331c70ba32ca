"""People: who somebody is and how they come in (accounts, profiles, sessions, tokens, passwords).

What people do together lives elsewhere: communities, directory, rooms.
"""
