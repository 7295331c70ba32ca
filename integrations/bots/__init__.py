"""Bots: persons that are programs, which an administrator of a community lets speak there."""
