"""Reading announcements, as somebody sees them."""
