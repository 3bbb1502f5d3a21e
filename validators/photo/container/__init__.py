"""The photo's file, read without decoding the picture in it."""
