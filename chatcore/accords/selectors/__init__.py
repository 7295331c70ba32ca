"""Reading requests: who may see which, who may decide, and how many wait."""
