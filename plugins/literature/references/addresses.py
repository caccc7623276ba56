"""Where a work is to be had: its DOI and its address, whichever field they stand in.

Styles, exports and the pages' metadata all ask here.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from urllib.parse import quote, unquote

from literature.model import Reference
from literature.references.fields import letters, stray_doi
from literature.text.doi import RESOLVER, doi_address

_LINKED = re.compile(r"^(?:https?|ftp)://", re.IGNORECASE)
_URL = re.compile(r"(?:https?|ftp)://[^\s{}<>\"“”’»]+")
_BESIDE = ("howpublished", "note", "addendum", "volume")
_ARCHIVES: Mapping[str, str] = MappingProxyType(
    {"arxiv": "https://arxiv.org/abs/", "hdl": "https://hdl.handle.net/", "handle": "https://hdl.handle.net/"}
)
_ARCHIVE_PREFIX = re.compile(r"^(?:https?://(?:arxiv\.org/(?:abs|pdf)|hdl\.handle\.net)/|arxiv:\s*)+", re.IGNORECASE)


def doi_of(reference: Reference) -> str:
    """The DOI without its resolver; empty when there is none."""
    return reference.plain("doi") or stray_doi(reference)


def address_of(reference: Reference) -> str:
    """The address as written: `url`, else one in `howpublished` or `note`, else the archive's for an `eprint`."""
    if url := reference.plain("url").strip():
        return url
    for name in _BESIDE:
        if address := _address_within(reference, name):
            return address
    eprint = _ARCHIVE_PREFIX.sub("", reference.plain("eprint").strip())
    prefix = _ARCHIVES.get(letters(reference.plain("eprinttype")))
    return f"{prefix}{eprint}" if eprint and prefix else ""


def safe_address(reference: Reference) -> str:
    """The address where a reader may follow it, otherwise nothing."""
    address = address_of(reference)
    return address if _LINKED.match(address) else ""


def lasting_address(reference: Reference) -> str:
    """Where a link to the work leads: its DOI at the resolver, else its address; empty when there is neither."""
    doi = doi_of(reference)
    return doi_address(doi) if doi else safe_address(reference)


def as_href(address: str) -> str:
    """An address as an attribute holds it; empty for one that no reader may follow.

    In a DOI every character is part of the name, in another address `?` and `#` have their meaning.
    """
    if address.startswith(RESOLVER):
        return doi_address(unquote(address.removeprefix(RESOLVER)))
    return quote(address, safe="%/:=&?~#+!$,;'@()*[]-._") if _LINKED.match(address) else ""


def _address_within(reference: Reference, name: str) -> str:
    """The first address in a text: what `\\url` or `\\href` leads to, else one that is written out."""
    if name not in reference.text:
        return ""
    rich = reference.rich(name)
    linked = next((run.url for run in rich.runs if run.url), "")
    if linked:
        return linked
    found = _URL.search(rich.as_plain())
    return found[0].rstrip(".,;:)]'") if found else ""
