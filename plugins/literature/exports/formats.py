"""What writes references in each format of `vocabulary/export_formats.py`, by its name."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from literature.exports.bibtex import as_bibtex
from literature.exports.csl_json import as_csl_json
from literature.exports.ris import as_ris
from literature.model import Reference

WRITERS: Mapping[str, Callable[[Sequence[Reference]], str]] = {
    "bibtex": as_bibtex,
    "ris": as_ris,
    "csl-json": as_csl_json,
}
"""What writes references in a format."""
