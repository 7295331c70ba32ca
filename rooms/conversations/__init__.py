"""Conversations: rooms of every kind, their thèmes, messages, reactions, mentions and read marks.

What a room is for (spaces), what is published in it as an object (publications, gatherings) and who is
told about it (notices) live elsewhere.
"""
