"""Emoji of a community’s own: small pictures that its people write by name, ``:phare:``, in messages and as reactions.

Here are the pictures and their names. Not here: where a name is shown (``chatcore.rendering``, conversations).
"""
