"""Writing presence: leases begun, renewed and ended, statuses set."""
