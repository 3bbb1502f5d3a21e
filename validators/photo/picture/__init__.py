"""Measures the picture of a photo."""
