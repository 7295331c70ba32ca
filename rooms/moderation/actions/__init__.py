"""What people and moderators do."""
