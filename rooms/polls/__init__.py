"""Polls: questions with answers to choose from, in the room where they are asked.

A poll is a message whose text is the question; its card shows the answers, live. Here are the answers, the ballots and
the counting. Not here: the votes of clubs, which decide something (``rooms.spaces``).
"""
