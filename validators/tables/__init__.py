"""Tables of dated data, one module each, read once at import. Checking touches no file."""
