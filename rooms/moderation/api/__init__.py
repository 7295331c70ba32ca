"""Moderation over REST: decode, act, answer."""
