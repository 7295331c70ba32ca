"""Announcements: what a message says to all of a room, with what is asked of those who read it.

The message is of conversations. Here are « J’ai lu », whether it takes comments, and until when the home page of its
community shows it.
"""
