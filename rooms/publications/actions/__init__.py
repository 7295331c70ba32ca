"""The only writers of publications: one transaction each, event and trace written in it."""
