"""Where an author, a year, a type or a venue is found: on a page of its own, or on that of its only work."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from literature.library.groups import LEAST_WORKS
from literature.model import Library
from literature.site.site import Site


def has_group_page(site: Site, folder: str, word: str, keys: Sequence[str]) -> bool:
    """Whether a group has a page: from two works on, and where someone has written one."""
    return len(keys) >= LEAST_WORKS or site.addresses.generated(folder, word) in site.addresses.of_pages


def group_address(site: Site, folder: str, word: str, keys: Sequence[str]) -> str:
    """Address of a group's page, or of its only work."""
    if has_group_page(site, folder, word, keys):
        return site.addresses.generated(folder, word)
    return site.addresses.reference(keys[0])


def locked_groups(library: Library) -> list[tuple[str, str]]:
    """Folder and word of each group that was published with a page of its own."""
    named = (link.name.partition("/") for link in library.permalinks if link.kind == "group")
    return [(folder, word) for folder, _, word in named]


def led_on(site: Site, groups: Mapping[str, Mapping[str, tuple[str, ...]]], folder: str, word: str) -> str:
    """Where a locked group is found today: its page or its only work, else the index of such groups."""
    keys = groups[folder].get(word)
    return group_address(site, folder, word, keys) if keys else site.addresses.index(folder)
