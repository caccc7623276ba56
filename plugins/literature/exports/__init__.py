"""References in the formats other programs read: BibTeX, RIS, CSL-JSON."""

from literature.exports.bibtex import as_bibtex
from literature.exports.csl_json import as_csl_items, as_csl_json
from literature.exports.entry_types import EntryType, entry_type
from literature.exports.ris import as_ris

__all__ = ["EntryType", "as_bibtex", "as_csl_items", "as_csl_json", "as_ris", "entry_type"]
