"""Writing announcements: publishing, confirming, reminding, changing."""
