"""What the output makes of a site, and its records as a program reads them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from literature.data.output import DATA
from literature.site.here import Here
from literature.site.site import Site, SiteIdentity

IDENTITY = SiteIdentity("Toy Harbor", "The harbor", "https://toy.example/repo/")


def files_of(site: Site) -> dict[str, str]:
    """By path, all that the output makes."""
    assert DATA.files is not None
    assert DATA.beside is not None
    made = dict(DATA.files(site))
    for uri, page in site.library.pages.items():
        made.update(DATA.beside(Here(site, site.addresses.page(uri), uri), page))
    return made


def records(files: Mapping[str, str], name: str) -> Iterator[dict[str, Any]]:
    """The records of a collection, from the files alone."""
    whole = json.loads(files[f"api/v1/{name}.json"])
    yield from whole.get("records", ())
    for shard in whole.get("shards", ()):
        yield from json.loads(files[f"api/v1/{shard['file']}"])["records"]
