"""Emoji over REST."""
