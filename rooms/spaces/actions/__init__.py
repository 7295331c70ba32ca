"""What one does with projects: every write of them is here."""
