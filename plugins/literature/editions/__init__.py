"""Editions: dated, frozen copies of what a site says as data, with checksums, metadata for archives, and what changed.

Everything is made of the `Site` by the public points, as other packages' outputs are. `cli/edition.py` writes them.
"""
