"""Licenses by the addresses under which they are published: the names that registries and archives have for them."""

from __future__ import annotations

import re

_CREATIVE_COMMONS = re.compile(
    r"https?://creativecommons\.org/licenses/(?P<parts>by(?:-nc)?(?:-nd|-sa)?)/(?P<version>[1-4]\.[05])/?"
    r"(?:(?:deed|legalcode)(?:\.\w+)?)?"
)
_OTHERS = {
    "creativecommons.org/publicdomain/zero/1.0": "CC0-1.0",
    "opendatacommons.org/licenses/by/1-0": "ODC-By-1.0",
    "opendatacommons.org/licenses/odbl/1-0": "ODbL-1.0",
    "opendatacommons.org/licenses/pddl/1-0": "PDDL-1.0",
}


def spdx_of(address: str) -> str:
    """The identifier of a license in SPDX's list (`CC-BY-4.0`), which Zenodo has in small letters; empty for an address
    that is no license of Creative Commons or Open Data Commons, or one for a single country."""
    if match := _CREATIVE_COMMONS.fullmatch(address):
        return f"CC-{match['parts'].upper()}-{match['version']}"
    return _OTHERS.get(address.partition("://")[2].removeprefix("www.").rstrip("/"), "")
