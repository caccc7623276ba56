"""Joins what the readers found into one `Library`: ids, names, backlinks, relations. Pure; `sources/` comes before it,
checks, styles, pages and exports after."""

from literature.library.build import build
from literature.library.indexes import AuthorIndex, AuthorWorks, authors_of, types_of, venues_of, years_of

__all__ = ["AuthorIndex", "AuthorWorks", "authors_of", "build", "types_of", "venues_of", "years_of"]
