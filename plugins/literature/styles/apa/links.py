"""The last element: DOI, address, date of retrieval (APA 7, sections 9.16 and 9.34 to 9.36)."""

from __future__ import annotations

import re
from urllib.parse import quote

from literature.model import Reference, RichText, Run
from literature.references.fields import letters, stray_doi
from literature.styles.apa.assembly import EMPTY
from literature.styles.apa.dates import long_date
from literature.text.doi import RESOLVER, bare_doi

_LINKED = re.compile(r"^(?:https?|ftp)://", re.IGNORECASE)
_URL = re.compile(r"https?://[^\s{}<>\"]+")
_ARCHIVES = {"arxiv": "https://arxiv.org/abs/", "hdl": "https://hdl.handle.net/", "handle": "https://hdl.handle.net/"}


def doi_of(reference: Reference) -> str:
    """The DOI without its resolver; empty when there is none."""
    return bare_doi(reference.plain("doi").strip()) or stray_doi(reference)


def url_of(reference: Reference) -> str:
    """The address: `url`, else one in `howpublished` or `note`, else the archive's for an `eprint`."""
    url = reference.plain("url").strip()
    if url:
        return url
    for name in ("howpublished", "note", "volume"):
        match = _URL.search(reference.plain(name))
        if match:
            return match[0].rstrip(".,;)")
    eprint = reference.plain("eprint").strip()
    prefix = _ARCHIVES.get(letters(reference.plain("eprinttype")))
    return f"{prefix}{re.sub('^arXiv:', '', eprint, flags=re.IGNORECASE)}" if eprint and prefix else ""


def link(reference: Reference, *, has_retrieval: bool) -> RichText:
    """DOI, else address, without a full stop; a DOI makes the address needless (9.34).

    `has_retrieval` prefixes the date of retrieval, for works that are meant to change (9.16).
    """
    doi = doi_of(reference)
    if doi:
        return _run(RESOLVER + doi)
    url = url_of(reference)
    if not url:
        return EMPTY
    retrieved = long_date(reference.dates.get("urldate")) if has_retrieval else ""
    return f"Retrieved {retrieved}, from " + _run(url) if retrieved else _run(url)


def _run(address: str) -> RichText:
    if not _LINKED.match(address):
        return RichText.from_plain(address)
    return RichText((Run(address, url=quote(address, safe="%/:=&?~#+!$,;'@()*[]-._")),))
