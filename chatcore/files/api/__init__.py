"""Files over REST: pieces in, bytes out, each with the check of the right."""
