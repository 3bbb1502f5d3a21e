"""How fast the site answers, beside a plain Pyodide and beside what no site of its kind can do without."""
