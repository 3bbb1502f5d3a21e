"""Codes as dated data, one module a table. They are read once, when first imported; checking touches no file."""
