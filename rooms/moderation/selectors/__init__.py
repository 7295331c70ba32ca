"""Reading cases, reports, filters and lists: only ever by those whom they concern."""
