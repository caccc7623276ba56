"""One reader per kind of file: text in, values and located problems out. Only `disk.py` and `folders.py` touch
the disk."""
