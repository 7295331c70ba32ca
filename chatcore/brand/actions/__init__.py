"""Preparing the brand, and publishing it."""
