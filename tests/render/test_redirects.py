from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from literature.library import build
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
