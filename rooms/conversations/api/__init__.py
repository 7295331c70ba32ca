"""Conversations over REST: decode, act, answer. Every write calls the action that the websocket calls."""
