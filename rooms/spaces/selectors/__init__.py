"""Reading projects, always for somebody."""
