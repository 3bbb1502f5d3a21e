"""The rules of the photo checker, by topic."""
