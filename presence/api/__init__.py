"""Presence over REST: one's own."""
