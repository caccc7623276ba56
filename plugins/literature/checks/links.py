"""Rules over links: pages, headings, images and DOIs they lead to. `library/site_links.py` says where that is."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from urllib.parse import unquote

from literature.library.headings import has_anchor, headings_of, ids_on
from literature.library.link_targets import links_by_name
from literature.library.site_links import SiteLink, path_between, site_links
from literature.model import Library, LinkFault, Problem, Severity, rule
from literature.text.doi import DOI_ADDRESS
from literature.text.folding import fold_name
from literature.text.nearest import Nearest
from literature.vocabulary.page_kinds import PLAIN

GENERATED = frozenset({"authors", "findings", "map", "references", "search", "types", "venues", "years"})
"""Folders whose index page is made unless someone writes it; those of the kinds of pages have one too."""

_IMAGE = re.compile(r"\.(?:avif|gif|jpe?g|png|svg|webp)\Z", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]{2}")


@rule("LNK006", Severity.ERROR, "A link leads to a file that does not exist.")
def broken_link(library: Library) -> Iterator[Problem]:
    """A link leads to a page, or an image comes from a file, that does not exist."""
    nearest: dict[str, Nearest] = {}
    for link in site_links(library):
        what = _missing(library, link)
        if not what:
            continue
        page, is_html = link.page, link.destination.is_html
        message = f"there is no {what} '{link.target}'"
        found = _meant(library, link) if is_html else ()
        if found:
            message += " on the site, from this page; HTML is published as it is written"
        else:
            if what not in nearest:
                images = (uri for uri in library.files if _IMAGE.search(uri))
                nearest[what] = Nearest(library.pages if what == "page" else images)
            found = nearest[what].to(link.uri)
        near = tuple(path_between(page, uri, library, is_html=is_html) for uri in found)
        yield broken_link.problem(message, page.locate(link.destination.target_start), near, _fault(link, "not_found"))


@rule("LNK007", Severity.WARNING, "A link leads to a heading that does not exist.")
def broken_anchor(library: Library) -> Iterator[Problem]:
    """A link leads to a heading that its page does not have."""
    nearest: dict[tuple[str, bool], Nearest] = {}
    for link in site_links(library):
        target = link.leads_to
        if link.anchor and target is not None and not has_anchor(target, link.anchor):
            message = f"{target.uri} has no heading '#{link.anchor}'"
            by_id = nearest.get((target.uri, False)) or Nearest(ids_on(target))
            nearest[target.uri, False] = by_id
            near = tuple(f"#{found}" for found in by_id.to(link.anchor))
            yield broken_anchor.problem(
                message, link.page.locate(link.destination.target_start), near, _fault(link, "anchors")
            )
    for page, named_link, named in links_by_name(library):
        if named.heading and not named.anchor:
            page_named = library.pages[named.uri]
            words = headings_of(page_named)
            message = f"{named.uri} has no heading '{named.heading}'"
            by_words = nearest.get((named.uri, True)) or Nearest(words)
            nearest[named.uri, True] = by_words
            near = tuple(words[found] for found in by_words.to(fold_name(named.heading)))
            yield broken_anchor.problem(message, page.locate(named_link.start), near, "anchors")


@rule("LNK008", Severity.WARNING, "A link leads to an address instead of a file.")
def link_to_built_page(library: Library) -> Iterator[Problem]:
    """A link leads to a page by its address on the built site: it breaks where addresses are made differently."""
    for link in site_links(library):
        is_in_markdown = not (link.destination.is_html or link.destination.is_image or link.target.startswith("#"))
        if not is_in_markdown or posixpath.splitext(link.uri)[1] not in ("", ".html"):
            continue
        stem = link.uri.removesuffix(".html").removesuffix("/index")
        found = next((name for name in (f"{stem}.md", f"{stem}/index.md") if name in library.pages), None)
        if found is not None:
            message = f"'{link.target}' is an address on the built site; link to the file"
            near = (path_between(link.page, found, library, is_html=False),)
            place = link.page.locate(link.destination.target_start)
            yield link_to_built_page.problem(message, place, near, _fault(link, "unrecognized_links"))


@rule("LNK009", Severity.WARNING, "A DOI is linked that could be cited.")
def linked_doi(library: Library) -> Iterator[Problem]:
    """A page links to the DOI of a work that is in the bibliography instead of citing it."""
    by_doi: dict[str, str] | None = None
    for page in library.pages.values():
        if page.kind == PLAIN or "doi.org/10." not in page.text:
            continue
        if by_doi is None:
            by_doi = {r.plain("doi").casefold(): r.key for r in library.references.values() if r.rich("doi")}
        for destination in page.destinations:
            match = DOI_ADDRESS.fullmatch(destination.target or "")
            key = by_doi.get(unquote(match["doi"]).casefold()) if match else None
            if key is not None:
                message = f"'{destination.target}' is '{key}' of the bibliography; cite it"
                yield linked_doi.problem(message, page.locate(destination.start), (f"[@{key}]",))


@rule("LNK010", Severity.WARNING, "A link names a label that is not defined.")
def undefined_label(library: Library) -> Iterator[Problem]:
    """A link by reference, `[words][label]`, has a label that its page does not define: readers see the brackets.

    Of numbers and single letters (`[1][2]`) nothing says that they are links.
    """
    for page in library.pages.values():
        for destination in page.destinations:
            label = destination.label
            is_meant = label != destination.text and _WORD.search(destination.text or "")
            if destination.target is None and is_meant:
                message = f"the page does not define '[{label}]'; write '[{label}]: ' and a target below the paragraph"
                yield undefined_label.problem(message, page.locate(destination.start))


def pages_linked(library: Library) -> set[str]:
    """Uris of pages to which a link of another page leads."""
    return {link.leads_to.uri for link in site_links(library) if link.leads_to and link.leads_to is not link.page}


def _fault(link: SiteLink, fault: LinkFault) -> LinkFault:
    """What the host calls it. It looks no further at a link that begins with a slash."""
    return "absolute_links" if link.target.startswith("/") else fault


def _meant(library: Library, link: SiteLink) -> tuple[str, ...]:
    """What HTML would lead to if it were read as Markdown is, from file to file."""
    path = posixpath.join(posixpath.dirname(link.page.uri), unquote(link.target.partition("#")[0]))
    file = posixpath.normpath(path)
    return tuple(
        uri for uri in (file, f"{file}.md", f"{file}/index.md") if uri in library.pages or uri in library.files
    )


def _missing(library: Library, link: SiteLink) -> str:
    """What a link leads to that is not there, `page` or `file`; empty when it is there or made with the site."""
    is_html, ending = link.destination.is_html, posixpath.splitext(link.uri)[1]
    if link.leads_to or (is_html and (link.uri.startswith("..") or _is_file(library, link.uri))):
        return ""
    if _IMAGE.search(link.uri) and not link.target.startswith("/"):
        return "" if link.uri in library.files else "file"
    if is_html and ending in ("", ".html"):
        return "" if _is_generated_folder(library, link.uri.partition("/")[0]) else "page"
    if ending == ".md":
        folder, _, name = link.uri.rpartition("/")
        return "" if not is_html and name == "index.md" and _is_generated_folder(library, folder) else "page"
    return ""


def _is_file(library: Library, uri: str) -> bool:
    return uri in library.files or f"{uri}/index.html" in library.files


def _is_generated_folder(library: Library, folder: str) -> bool:
    return folder in GENERATED or any(
        page.kind != PLAIN and page.uri.partition("/")[0] == folder for page in library.pages.values()
    )
