"""Where what a site publishes as data stands, and how addresses are written in it."""

from __future__ import annotations

from collections.abc import Iterator

from literature.library.permalinks import page_name
from literature.model import Mention, Page
from literature.site.finding_addresses import finding_anchor
from literature.site.here import Here
from literature.site.record_files import VERSION, is_index
from literature.site.site import Site

SCHEMAS = f"schemas/api-v{VERSION}/"
OVERVIEW = "llms.txt"
TEXT = "llms-full.txt"


def whole(site: Site, address: str) -> str:
    """An address below the site's root: whole where the site's own is known, else as it is."""
    return site.identity.absolute(address) if site.identity.url else address.removeprefix("./")


def of_page(site: Site, uri: str) -> str:
    """Address of an authored page."""
    return whole(site, site.addresses.page(uri))


def of_work(site: Site, key: str) -> str:
    """Address of the page of a work."""
    return whole(site, site.addresses.reference(key))


def of_finding(site: Site, id_: str) -> str:
    """Address of the row of a finding, which lasts."""
    return f"{whole(site, site.addresses.index('findings'))}#{finding_anchor(id_)}"


def of_mention(site: Site, mention: Mention) -> str:
    """Address of the sentence that cites; of its page where the sentence has none."""
    return of_page(site, mention.page_uri) + (mention.anchor and f"#{mention.anchor}")


def markdown_file(site: Site, page: Page) -> str:
    """Path below the site's folder of the Markdown beside a page."""
    return Here(site, site.addresses.page(page.uri), page.uri).beside("md")


def has_markdown(site: Site, page: Page) -> bool:
    """Whether the page is published as text: one that searches are to find."""
    return page.front.is_found and page.uri in site.addresses.page_urls


def pages_of_kind(site: Site, kind: str) -> Iterator[Page]:
    """The pages of a kind that are published as data, in order of their names."""
    pages = site.library.pages.values()
    found = (page for page in pages if page.kind == kind and has_markdown(site, page) and not is_index(page))
    yield from sorted(found, key=lambda page: page_name(page.uri))
