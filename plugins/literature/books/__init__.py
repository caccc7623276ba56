"""Pages, reading lists and the whole site as books to take along: PDF, EPUB and Word, made of the library itself.

A `Book` (`model.py`) is made of pages' resolved Markdown and of what the library knows; three writers print it. The
output `books` and the command `literature book` ask for them.
"""
