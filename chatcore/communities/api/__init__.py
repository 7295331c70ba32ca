"""Communities over REST, and people as one sees them through communities."""
