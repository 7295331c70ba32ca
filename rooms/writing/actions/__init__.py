"""The only writers of drafts, planned and recurring messages, and snippets."""
