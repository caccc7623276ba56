"""Citations and links by name as inline HTML, for `render/linked_text.py` and for lines outside a page's own text."""

from __future__ import annotations

from literature.library.link_targets import FINDING, LinkTarget, link_target, page_and_heading, words_of
from literature.model import Citation, Wikilink, escape_attribute, escape_text
from literature.site.here import Here
from literature.site.site import Site
from literature.text.markdown.inline import read_inline
from literature.text.statistics import statistics


def token_html(here: Here, token: Citation | Wikilink) -> str:
    """What stands on the page in place of a citation or a link by name."""
    return _citation(here, token) if isinstance(token, Citation) else _link(here, token)


def _citation(here: Here, citation: Citation) -> str:
    marks = _notices(here, citation)
    return f'<span class="lit-citation">{here.html(here.site.cited(citation))}{marks}</span>'


def _notices(here: Here, citation: Citation) -> str:
    """Marks beside a citation of works that were retracted, doubted or corrected."""
    library = here.site.library
    if not library.notices:
        return ""
    keys = dict.fromkeys(library.resolve(item.key) for item in citation.items)
    return "".join(here.notices(key) for key in keys if key)


def _link(here: Here, link: Wikilink) -> str:
    site = here.site
    if link.target.startswith(FINDING):
        return _finding(here, link)
    found = link_target(site.library, link.target, here.uri)
    label = read_inline(link.label or _spoken(site, link, found)).as_html()
    if not found.uri:
        said = escape_attribute(site.catalog.gettext("no page has this name"))
        return f'<span class="lit-missing" title="{said}">{label}</span>'
    to_page = "" if found.anchor and found.uri == here.uri else here.to_page(found.uri)
    href = escape_attribute(to_page) + (f"#{escape_attribute(found.anchor)}" if found.anchor else "")
    return f'<a class="lit-link lit-{site.library.pages[found.uri].kind}" href="{href}">{label}</a>'


def _spoken(site: Site, link: Wikilink, found: LinkTarget) -> str:
    """What a link without a label shows: the words as written, or the page's title for an id; behind it the heading."""
    name, heading = page_and_heading(link.target, site.library.names)
    if not name or not found.uri:
        return words_of(link, site.library.names)
    page = site.library.pages[found.uri]
    is_id = name in (page.id, found.uri.removesuffix(".md")) and name != page.title.lower()
    return ": ".join(filter(None, (page.title if is_id else name, heading)))


def _finding(here: Here, link: Wikilink) -> str:
    id_ = link.target.removeprefix(FINDING).strip()
    finding = here.site.library.findings.get(id_)
    if finding is None:
        said = escape_attribute(here.site.catalog.gettext("there is no such finding"))
        return f'<span class="lit-missing" title="{said}">{escape_text(id_)}</span>'
    figure = statistics(finding, link.label or "full").as_html()
    href = escape_attribute(here.to_finding(id_))
    return f'<a class="lit-finding" href="{href}">{figure}</a>'
