"""ORCID iDs as bibliographies write them: with their resolver, with a prefix, alone (ORCID, "Structure of the ORCID
Identifier": sixteen characters, of which the last checks the others by ISO 7064, MOD 11-2)."""

from __future__ import annotations

import re

RESOLVER = "https://orcid.org/"
_ID = re.compile(
    r"(?:https?://(?:www\.)?orcid\.org/|orcid:\s*)?(\d{4})-?(\d{4})-?(\d{4})-?(\d{3}[\dxX])/?", re.IGNORECASE
)


def orcid_address(written: str) -> str:
    """The iD as an address; empty for what is none, by its form or by its last character."""
    found = _ID.fullmatch(written.strip())
    if found is None:
        return ""
    groups = [group.upper() for group in found.groups()]
    return RESOLVER + "-".join(groups) if _check("".join(groups)[:-1]) == groups[-1][-1] else ""


def _check(digits: str) -> str:
    total = 0
    for digit in digits:
        total = (total + int(digit)) * 2
    value = (12 - total % 11) % 11
    return "X" if value == 10 else str(value)
