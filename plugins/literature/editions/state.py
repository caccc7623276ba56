"""What an edition says, read from its files alone: a frozen one and a new one are read alike and can be compared."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from literature.data.published import Published
from literature.data.values import (
    ClaimRecord,
    FindingRecord,
    IntervalRecord,
    NoticeRecord,
    PersonRecord,
    QuantityRecord,
    ReferenceRecord,
)
from literature.text.checksums import sha256

CHANGES_FILE = "CHANGES.md"
README_FILE = "README.md"
FINGERPRINT = "fingerprint"
"""A field of pages that tells texts apart and is not for readers."""
_NO_PAGES = (CHANGES_FILE, README_FILE)

_CLAIM = ("verdict", "because", "instead", "sure", "sure_because")
_FINDING = (
    "key", "topic", "construct", "outcome", "metric_text", "value", "interval", "k", "n", "heterogeneity", "direction",
    "design", "year", "locator", "source", "read_certainty",
)  # fmt: skip
_WORK = ("type", "title", "people", "year", "doi", "link", "free", "entry", "checked", "notices")
_DESTINATION = re.compile(r"(?<=\])\([^()\s]*\)|<https?://[^<>\s]*>")
"""Where a link leads, which differs with the address of the site."""
_TITLE = re.compile(r"#[ \t]+(?P<title>[^\n]+)")
_RETRACTION = "retraction"

Value: TypeAlias = (
    "str | int | QuantityRecord | IntervalRecord | tuple[PersonRecord, ...] | tuple[NoticeRecord, ...] | None"
)


@dataclass(frozen=True, slots=True)
class Said:
    """What is said of a thing."""

    title: str
    fields: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class EditionState:
    """Claims and pages by name of the page, works by key, figures by id."""

    claims: Mapping[str, Said]
    findings: Mapping[str, Said]
    works: Mapping[str, Said]
    pages: Mapping[str, Said]
    retracted: frozenset[str]
    """Keys of works with a notice of retraction."""

    @classmethod
    def of(cls, paths: Iterable[str], read: Callable[[str], bytes]) -> EditionState:
        """That of the files at these paths. Raises ValueError for records of another version of the tool."""
        published = Published(lambda path: read(path).decode("utf-8"))
        works = published.references()
        return cls(
            claims={one.page: _of_claim(one) for one in published.claims()},
            findings={one.id: _of_finding(one) for one in published.findings()},
            works={one.key: _of_work(one) for one in works},
            pages={
                path.removesuffix(".md").removesuffix("/index"): _of_page(read(path).decode("utf-8"))
                for path in paths
                if path.endswith(".md") and path not in _NO_PAGES
            },
            retracted=frozenset(one.key for one in works if any(n.kind == _RETRACTION for n in one.notices)),
        )


def _of_claim(claim: ClaimRecord) -> Said:
    return Said(claim.title, {name: _text(getattr(claim, name)) for name in _CLAIM})


def _of_finding(finding: FindingRecord) -> Said:
    title = ", ".join(filter(None, (finding.construct, finding.outcome)))
    return Said(title, {name: _text(getattr(finding, name)) for name in _FINDING})


def _of_work(work: ReferenceRecord) -> Said:
    return Said(work.title, {name: _text(getattr(work, name)) for name in _WORK})


def _of_page(text: str) -> Said:
    title = _TITLE.search(text)
    shown = _DESTINATION.sub("", text)
    fields = {"words": str(len(shown.split())), FINGERPRINT: sha256(shown.encode("utf-8"))}
    return Said(title["title"] if title else "", fields)


def _text(value: Value) -> str:
    if isinstance(value, QuantityRecord):
        return value.text
    if isinstance(value, IntervalRecord):
        return f"{value.low} to {value.high} ({value.level:g} % {value.kind})"
    if isinstance(value, tuple):
        return "; ".join(map(_one, value))
    return "" if value is None else str(value)


def _one(value: PersonRecord | NoticeRecord) -> str:
    parts = (value.family, value.given) if isinstance(value, PersonRecord) else (value.kind, value.date or "")
    return ", ".join(filter(None, parts))
