"""References and reading lists in the formats of other programs, and every file that a site offers beside its pages."""

from literature.exports.bibtex import as_bibtex
from literature.exports.csl_json import as_csl_json
from literature.exports.ris import as_ris

__all__ = ["as_bibtex", "as_csl_json", "as_ris"]
