"""What the tests and the benches share: the browsers, a web server for the built site, and Pyodide under Node."""

from pathlib import Path

ROOT = Path(__file__).parents[1]
"""The project's folder."""
