"""Bots over REST."""
