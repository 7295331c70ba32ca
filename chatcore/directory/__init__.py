"""The directory (annuaire): what each person offers and seeks, kept by themselves, found by all they know."""
