"""The photo checker's rules, by topic."""
