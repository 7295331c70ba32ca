"""Break-glass by REST."""
