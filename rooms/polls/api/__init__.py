"""Polls over REST."""
