"""Reading the brand: what is published, for everybody, and the draft, for the staff."""
