"""Administration over REST."""
