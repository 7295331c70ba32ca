"""Notices: what a person is told of because it concerns them, where they are told, and when they are left in peace.

An app above raises a notice (``actions.raising``) and says what it shows to somebody who looks now
(``describing``). Which rooms and thèmes a person follows is a matter of conversations, not of this app.
"""
