"""Reads the file of a photo without decoding its picture."""
