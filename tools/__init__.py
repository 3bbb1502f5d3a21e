"""Programs that are run by hand, when the source of a table has a new edition."""
