"""Where the text of a work can be read by anyone: the fields `fulltext`, `fulltextkind` and `fulltextdate`.

Pages, search and exports ask here, so that a private copy is nowhere taken for a free text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal
from urllib.parse import SplitResult, urlsplit

from literature.model import DateSpan, Reference
from literature.vocabulary.free_texts import ACCESS_NAMES, COURSE_NAMES, PLACES, UPLOAD_NAMES, UPLOAD_SITES

FREE_TEXT_FIELDS = ("fulltext", "fulltextkind", "fulltextdate")

Standing = Literal["open", "no address", "upload site", "course page", "private"]
"""What an address is as that of a free text."""

_SCHEMES = ("https", "http")
_PRIVATE_ENDINGS = (".local", ".localhost", ".internal", ".lan", ".home", ".corp", ".test")
_COURSE_PATH = re.compile(r"/(?:courses?|classes|pluginfile\.php)/", re.IGNORECASE)
_KINDS = {kind.casefold(): kind for kind in PLACES}


@dataclass(frozen=True, slots=True)
class FreeText:
    """A text that anyone may read."""

    address: str
    kind: str
    """One of `vocabulary.free_texts.PLACES`; empty where the entry does not say."""
    seen: DateSpan | None
    """When someone last saw it there."""


def free_text_of(reference: Reference) -> FreeText | None:
    """The free text of a work; none where the address is that of an upload site, of a course or of a private copy."""
    if "fulltext" not in reference.text:
        return None
    address = reference.plain("fulltext").strip()
    if standing_of(address) != "open":
        return None
    return FreeText(address, kind_of(reference.plain("fulltextkind")), reference.dates.get("fulltextdate"))


def kind_of(written: str) -> str:
    """The kind of place that is meant, whatever its capitals; empty for one that is not known."""
    return _KINDS.get(written.strip().casefold(), "")


def standing_of(address: str) -> Standing:
    """Whether readers may be sent there; told by the address alone."""
    parts = _split(address)
    if parts is None or parts.scheme.lower() not in _SCHEMES or not parts.hostname:
        return "no address"
    host = parts.hostname.rstrip(".").lower()
    names = host.split(".")
    if any(domain in UPLOAD_SITES for domain in _domains(names)) or not UPLOAD_NAMES.isdisjoint(names):
        return "upload site"
    if not COURSE_NAMES.isdisjoint(names) or _COURSE_PATH.search(parts.path):
        return "course page"
    is_numbered = ":" in host or names[-1].isdigit()
    is_private = is_numbered or len(names) < 2 or host.endswith(_PRIVATE_ENDINGS) or parts.username is not None
    if is_private or not ACCESS_NAMES.isdisjoint(names):
        return "private"
    return "open"


def _split(address: str) -> SplitResult | None:
    if any(character.isspace() for character in address):
        return None
    try:
        return urlsplit(address)
    except ValueError:
        return None


def _domains(names: list[str]) -> Iterator[str]:
    """A host and every domain that it belongs to."""
    return (".".join(names[start:]) for start in range(len(names)))
