"""The last element: DOI, address, date of retrieval (APA 7, sections 9.16 and 9.34 to 9.36)."""

from __future__ import annotations

from literature.model import Reference, RichText, Run
from literature.references.addresses import address_of, as_href, doi_of
from literature.styles.apa.assembly import EMPTY
from literature.styles.apa.dates import long_date
from literature.text.doi import RESOLVER


def link(reference: Reference, *, has_retrieval: bool) -> RichText:
    """DOI, else address, without a full stop; a DOI makes the address needless (9.34).

    `has_retrieval` prefixes the date of retrieval, for works that are meant to change (9.16).
    """
    doi = doi_of(reference)
    if doi:
        return _run(RESOLVER + doi)
    url = address_of(reference)
    if not url:
        return EMPTY
    retrieved = long_date(reference.dates.get("urldate")) if has_retrieval else ""
    return f"Retrieved {retrieved}, from " + _run(url) if retrieved else _run(url)


def _run(address: str) -> RichText:
    return RichText((Run(address, url=as_href(address)),))
