"""Pages that lead from a former address to the one of today: for earlier keys, for a page's other names, and for
authors, years, types and venues that had a page."""

from __future__ import annotations

import html
from collections.abc import Iterator
from urllib.parse import unquote

from literature.library.groups import works_by_group
from literature.library.permalinks import former_names
from literature.render.pages.groups import author_index
from literature.site.addresses import slugs_for
from literature.site.group_addresses import led_on, locked_groups
from literature.site.here import Here
from literature.site.site import Site


def redirects(site: Site) -> Iterator[tuple[str, str]]:
    """Former address and address of today, relative to the site's root; never one at which a page stands."""
    taken = {site.addresses.reference(key).lower() for key in site.library.references}
    taken.update(unquote(url).lower() for url in site.addresses.page_urls.values())
    for key, reference in site.library.references.items():
        for alias, slug in slugs_for(
            alias for alias in reference.aliases if alias not in site.library.references
        ).items():
            address = site.addresses.generated("references", slug)
            if site.library.resolve(alias) == key and address.lower() not in taken:
                taken.add(address.lower())
                yield address, site.addresses.reference(key)
    for page in site.library.pages.values():
        for name in former_names(page):
            folder, _, last = name.rpartition("/")
            address = site.addresses.generated(folder, last) if folder else _top(site, last)
            if address.lower() not in taken and page.uri in site.addresses.page_urls:
                taken.add(address.lower())
                yield address, site.addresses.page(page.uri)
    yield from _groups_without_page(site, taken)


def _groups_without_page(site: Site, taken: set[str]) -> Iterator[tuple[str, str]]:
    locked = locked_groups(site.library)
    groups = works_by_group(site.library.references, author_index(site).authors) if locked else {}
    for folder, word in locked:
        address = site.addresses.generated(folder, word)
        today = led_on(site, groups, folder, word) if folder in groups else address
        if today != address and address.lower() not in taken:
            taken.add(address.lower())
            yield address, today


def _top(site: Site, name: str) -> str:
    return f"{name}/" if site.addresses.uses_directories else f"{name}.html"


def redirect_page(here: Here, current: str) -> str:
    """What stands at a former address: sends readers on at once, search engines for good, everyone else by a link."""
    catalog, link = here.site.catalog, html.escape(here.to(unquote(current)))
    title, words = catalog.gettext("Moved"), catalog.gettext("go to its present address")
    moved = catalog.gettext("This page has moved: %(link)s.", link=f'<a href="{link}">{html.escape(words)}</a>')
    canonical = html.escape(here.site.identity.absolute(current)) if here.site.identity.url else link
    return (
        f'<!DOCTYPE html>\n<html lang="{html.escape(catalog.language)}"><head><meta charset="utf-8">'
        f"<title>{html.escape(title)}</title>"
        f'<link rel="canonical" href="{canonical}"><meta name="robots" content="noindex">'
        f'<meta http-equiv="refresh" content="0; url={link}"></head>\n'
        f"<body><p>{moved}</p></body></html>\n"
    )
