"""Reading the emoji of communities."""
