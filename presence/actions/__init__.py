"""Writing presence: devices and statuses in batches, and what ends by itself."""
