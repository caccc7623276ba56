"""One reader per kind of file: text in, values and located problems out. Only `disk.py` touches the disk."""
