"""Announcements over REST."""
