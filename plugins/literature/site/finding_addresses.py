"""Where each finding stands on the findings page and its further parts."""

from __future__ import annotations

import hashlib
import re

from literature.site.part_addresses import part_address, part_word
from literature.site.site import Site

FOLDER = "findings"
_UNSAFE = re.compile(r"[^A-Za-z0-9._:-]+")


def finding_anchor(id_: str) -> str:
    """The word that marks a finding's row on the findings page: its id, and for an id that cannot stand in an address
    one made from it. It depends on nothing but the id, so it is permanent."""
    if id_ and not _UNSAFE.search(id_):
        return id_
    digest = hashlib.sha256(id_.encode()).hexdigest()[:8]
    return f"{_UNSAFE.sub('-', id_).strip('-') or 'finding'}-{digest}"


def finding_part_address(site: Site, number: int) -> str:
    """Address of a part of the table of findings; the first one stands on the findings page."""
    return part_address(site, FOLDER, part_word("", number) if number > 1 else "")
