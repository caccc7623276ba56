"""Where works, pages and the files of this output stand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from literature.references.addresses import lasting_address
from literature.site.site import Site

_FOLDER = "linked-data"
CLAIMS = f"{_FOLDER}/claims.jsonld"
FINDINGS = f"{_FOLDER}/findings.jsonld"
PAGES_LINKS = f"{_FOLDER}/pages.linkset.json"
_TOGETHER = 500
"""Works whose descriptions stand in one file: some 200 kB."""


def own_address(site: Site, address: str) -> str:
    """The whole address of what stands at one below the site's root; empty where the site does not know its own, for a
    wrong address is worse than none."""
    return site.identity.absolute(address) if site.identity.url else ""


def address_of_work(site: Site, key: str) -> str:
    """What names a work among programs: its DOI or address, else that of its page here."""
    found = site.once("addresses of works", dict[str, str])
    if key not in found:
        own = own_address(site, site.addresses.reference(key))
        found[key] = lasting_address(site.library.references[key]) or own
    return found[key]


def work_shards(site: Site) -> Iterator[tuple[str, str, Sequence[str]]]:
    """Where works are described and linked, with the keys of those in each file, in the order of the library."""
    keys = list(site.library.references)
    for number, start in enumerate(range(0, len(keys), _TOGETHER), 1):
        stem = f"{_FOLDER}/works-{number}"
        yield f"{stem}.jsonld", f"{stem}.linkset.json", keys[start : start + _TOGETHER]


def work_files(site: Site) -> Mapping[str, tuple[str, str]]:
    """By key of a work, the files in which it is described and in which its links stand."""
    found = site.once("files of linked data", dict[str, tuple[str, str]])
    if len(found) != len(site.library.references):
        for described, links, keys in work_shards(site):
            found.update(dict.fromkeys(keys, (described, links)))
    return found
