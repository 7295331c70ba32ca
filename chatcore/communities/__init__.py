"""Communities: who belongs where, in what role (memberships, groups, invitations).

What is said in them lives in rooms; who people are, in people.
"""
