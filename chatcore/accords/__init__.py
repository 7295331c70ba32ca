"""Accords: what a role may do only with the agreement of an administrator becomes a request (requirements E13 to E17).

One engine: each app registers its acts (``acts/registry.py``); asking, showing the exact effect, deciding, executing
what was shown and nothing else, delegating and tracing are the same for all of them. What a role may ask for is said
by the permissions of communities; this app says only what becomes of it.
"""
