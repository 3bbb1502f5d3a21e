"""What the browser runs the rules with: Pyodide, packed, and a memory image of it in which the rules are ready."""
