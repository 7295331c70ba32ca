"""Reading the directory, always for somebody."""
