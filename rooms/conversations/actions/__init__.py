"""The only writers of conversations: one transaction each, event and trace written in it."""
