"""Reading people, always for somebody."""
