"""花名册 (the roster): one table of many people, checked as a whole."""
