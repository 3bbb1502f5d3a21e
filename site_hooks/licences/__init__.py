"""The licences of everything that the built site contains: a page, and a file with the texts."""
