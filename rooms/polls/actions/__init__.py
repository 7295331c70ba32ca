"""The only writers of polls: one transaction each, event and trace written in it."""
