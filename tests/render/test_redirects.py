from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import replace

from literature.library import build
from literature.model import Library, Location, Permalink
from literature.render.pages.generated import GeneratedPages
from literature.render.pages.redirects import redirect_page, redirects
from literature.site.here import Here
from literature.site.site import Site, SiteIdentity
from literature.sources.bibtex import read_bibliography
from literature.sources.pages import PageFile, read_page

BIB = """
@book{new, author={B, A}, title={T}, year={1990}, ids={old, odd/key, other}}
@book{other, title={O}, year={1991}}
"""
PAGES = {
    "concepts/bond.md": "---\naliases: [Tie, rope, claims/old]\n---\n\n# Bond\n",
    "concepts/rope.md": "# Rope\n",
    "top.md": "---\naliases: [summit]\n---\n\n# Top\n",
}


def site_with(site_of: Callable[..., Site], **options: bool) -> Site:
    pages = [read_page(PageFile(uri, uri, text), {"concepts": "concept"})[0] for uri, text in PAGES.items()]
    return site_of(build(read_bibliography([("t.bib", BIB)]).references, pages), **options)


def test_former_addresses_lead_to_those_of_today(site_of: Callable[..., Site]) -> None:
    assert dict(redirects(site_with(site_of))) == {
        "references/old/": "references/new/",
        "references/odd-key/": "references/new/",
        "concepts/tie/": "concepts/bond/",
        "claims/old/": "concepts/bond/",
        "summit/": "top/",
    }


def test_without_directories(site_of: Callable[..., Site]) -> None:
    found = dict(redirects(site_with(site_of, uses_directories=False)))
    assert found["references/old.html"] == "references/new.html"
    assert found["summit.html"] == "top.html"


def test_no_page_is_ever_covered(site_of: Callable[..., Site]) -> None:
    site = site_with(site_of)
    standing = {site.addresses.reference(key) for key in site.library.references} | set(
        site.addresses.page_urls.values()
    )
    assert not standing & {former for former, _ in redirects(site)}


def test_the_page_sends_on_by_every_way(site_of: Callable[..., Site]) -> None:
    site = replace(site_with(site_of), identity=SiteIdentity(url="https://x.example/a&b/"))
    html = redirect_page(Here(site, "claims/old/"), "concepts/bond/")
    assert '<meta http-equiv="refresh" content="0; url=../../concepts/bond/">' in html
    assert '<link rel="canonical" href="https://x.example/a&amp;b/concepts/bond/">' in html
    assert '<a href="../../concepts/bond/">' in html


LOCKED = [("authors", "b-a"), ("authors", "gone-gus"), ("years", "1990"), ("venues", "harbor")]


def with_locked_groups(site: Site) -> Site:
    day, place = datetime.date(2026, 11, 30), Location("p.lock")
    links = tuple(Permalink("group", f"{folder}/{word}", day, place) for folder, word in LOCKED)
    return replace(site, library=replace(site.library, permalinks=links))


def test_groups_that_had_a_page_lead_to_their_work_or_to_the_index(site_of: Callable[..., Site]) -> None:
    found = dict(redirects(with_locked_groups(site_with(site_of))))
    assert {former: today for former, today in found.items() if former.startswith(("authors", "years", "venues"))} == {
        "authors/b-a/": "references/new/",
        "authors/gone-gus/": "authors/",
        "years/1990/": "references/new/",
        "venues/harbor/": "venues/",
    }


def test_a_group_with_a_page_leads_nowhere_else(toy_library: Library, site_of: Callable[..., Site]) -> None:
    site = site_of(toy_library)
    link = Permalink("group", "authors/bowman-john", datetime.date(2026, 11, 30), Location("p.lock"))
    site = replace(site, library=replace(site.library, permalinks=(link,)))
    assert "authors/bowman-john/" not in dict(redirects(site))
    assert GeneratedPages(site).page_at("authors/bowman-john/") is not None
