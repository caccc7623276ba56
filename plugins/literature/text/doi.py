"""DOIs as people write them: with their resolver, with `doi:`, within an address (DOI Handbook, section 2.2)."""

from __future__ import annotations

import re
from urllib.parse import quote

RESOLVER = "https://doi.org/"
DOI = re.compile(r"10\.[1-9][0-9]{3,8}(?:\.[0-9]+)*/\S*[^\s.,;:]")
"""A DOI by itself. None ends in a stop: that is of the sentence it was copied from."""
PLACEHOLDER = re.compile(r"10(?:\.(?:(?:0+|x+|\*+)(?:/.*)?|[0-9.]*/?))?", re.IGNORECASE | re.DOTALL)
"""What stands where a DOI would: a registrant that cannot be (`10.0000/none`, `10.xxxx/xxxx`), a prefix alone."""
SHORT_DOI = re.compile(r"(?:https?://(?:dx\.)?doi\.org/|10/|https?://(?:dx\.)?doi\.org/10/)[a-z0-9]{3,12}")
"""`10/fg6rf9` or `https://doi.org/fg6rf9` (APA 7, section 9.36)."""
_RESOLVER = r"(?:dx\.|www\.)?doi\.org/"
DOI_PREFIX = re.compile(
    r"(?<!\s)\s*(?:(?:https?:/{1,2})?(?<![\w.-])(?=[\w.-]+/)(?:[\w-]+\.)*doi[.-]org[\w.-]*/|https?://doi\.[\w.-]+/"
    r"|urn:doi:|info:doi/|doi:\s*|doi\s*(?=10\.))+",
    re.IGNORECASE,
)
"""What is written before a DOI to make it an address, a way around a library included, or to say what it is. White
space and hosts are looked at from where they begin alone."""
DOI_ADDRESS = re.compile(rf"https?://{_RESOLVER}(?P<doi>10\.[^\s\"<>]+)", re.IGNORECASE)
"""A DOI as an address."""
DOI_IN_ADDRESS = re.compile(
    r"(?:doi\.org/|/doi/(?:abs/|full/|pdf/|epdf/|epub/|book/|10\.1002/epdf/)?)(?P<doi>10\.[0-9]{4,9}/[^\s?#&]+)",
    re.IGNORECASE,
)
"""A DOI in the address of a resolver or a publisher's page."""
_NAMED = re.compile(rf"(?:doi:\s*|{_RESOLVER})(?P<doi>10\.\S+)", re.IGNORECASE)
_STOPS = ".,;:"


def is_doi(text: str) -> bool:
    """Whether a text is a DOI, a short one or one with a stop behind it included."""
    return bool(DOI.fullmatch(without_stops(text)) or SHORT_DOI.fullmatch(text))


def bare_doi(text: str) -> str:
    """The text without what is written before a DOI."""
    prefix = DOI_PREFIX.match(text)
    return text[prefix.end() :] if prefix else text


def without_stops(doi: str) -> str:
    """The DOI without the stops that no DOI ends in."""
    return doi.rstrip(_STOPS)


def named_doi(text: str) -> str:
    """The first DOI in a text that says it is one, by its resolver or `doi:`; empty without any."""
    match = _NAMED.search(text)
    return without_stops(match["doi"]) if match else ""


def doi_address(doi: str) -> str:
    """The address of a DOI, with what an address cannot hold percent-encoded."""
    return RESOLVER + quote(doi, safe="/:;()._-")
