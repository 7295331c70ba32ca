"""Reading presence."""
