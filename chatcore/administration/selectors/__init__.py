"""Reading for those who administer: who may, what they look for, what they may know."""
