"""Reads what people have as a roster: workbooks of any office suite, delimited text, tables of web pages."""
