"""The photo's picture, measured."""
