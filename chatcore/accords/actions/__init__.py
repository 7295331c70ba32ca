"""Everything that writes requests: asking, deciding, withdrawing, and what happens when nobody answers."""
