"""Publications over REST: decode, act, answer."""
