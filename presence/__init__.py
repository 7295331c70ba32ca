"""Presence: who is there. Leases of devices, the status of a person, and who watches whom.

It knows people and the live path; who may watch whom is told by the communities (``watching.allowed``).
"""
