"""Everything that changes communities and who belongs to them."""
