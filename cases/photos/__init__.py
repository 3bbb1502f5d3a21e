"""Photos drawn from a few words, for the cases of the photo checker."""
