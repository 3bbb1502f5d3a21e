"""Inputs that nobody would think of, made of the cases: to find what breaks a checker, and where Pythons disagree."""
