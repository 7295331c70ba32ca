"""Previews over REST."""
