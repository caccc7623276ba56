"""What a site publishes under lasting names: keys, pages, pages of authors, years, types and venues, findings, year
letters, questions that have a name, headings that something links to, and statements that their authors have named.

`checks/permalinks.py` compares it with what was locked, `cli/lock.py` locks it, `render/pages/redirects.py` keeps
former names working.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from literature.library.groups import GROUP_FOLDERS, group_names
from literature.library.headings import anchors_of, statements_named
from literature.library.link_targets import links_by_name
from literature.library.site_links import site_links
from literature.model import Library, Page, PermalinkKind
from literature.text.folding import slug

Name = tuple[PermalinkKind, str]


def page_name(uri: str) -> str:
    """`concepts/bond.md` is `concepts/bond`, `concepts/index.md` is `concepts`, the home page `index`."""
    return uri.removesuffix(".md").removesuffix("/index")


def former_names(page: Page) -> Iterator[str]:
    """Page names that lead here: each alias as an id in the page's folder, or as written when it is a path of ids.

    `either/or thinking` is a name with a slash and no path.
    """
    folder = page.uri.rpartition("/")[0]
    for alias in page.front.aliases:
        parts = alias.strip("/").split("/")
        is_path = len(parts) > 1 and all(slug(part) == part for part in parts)
        name = alias.strip("/") if is_path else "/".join(filter(None, (folder, slug(alias))))
        if is_path or slug(alias):
            yield name


def published_names(library: Library) -> Iterator[Name]:
    """Everything but year letters that stands under its own name now, in order of kind and name."""
    anchors = _linked_anchors(library) | _statements(library) | _named_questions(library)
    yield from (("anchor", name) for name in sorted(anchors))
    yield from (("finding", name) for name in sorted(library.findings))
    yield from (("group", name) for name in sorted(group_names(library.references)))
    yield from (("page", name) for name in sorted(map(page_name, library.pages)))
    yield from (("reference", key) for key in sorted(library.references))


def resolving_names(library: Library) -> set[Name]:
    """What readers can still link to: names of today and former ones that lead on."""
    pages = {page_name(uri): page for uri, page in library.pages.items()}
    former = {name: page for page in library.pages.values() for name in former_names(page)}
    names: set[Name] = {("reference", key) for key in library.keys}
    names.update(("finding", id_) for id_ in library.findings)
    names.update(("page", name) for name in (*pages, *former))
    # A group that has no page any more leads on to its only work or to the index.
    groups = (link.name for link in library.permalinks if link.kind == "group")
    names.update(("group", name) for name in groups if name.partition("/")[0] in GROUP_FOLDERS)
    for name, page in (former | pages).items():
        anchors = (*anchors_of(page), *statements_named(page), *(question.anchor for question in page.questions))
        names.update(("anchor", f"{name}#{anchor}") for anchor in anchors)
    return names


def published_letters(library: Library, letters: Mapping[str, str]) -> dict[str, str]:
    """Year letters as readers saw them (`1969a`), by key."""
    return {key: f"{library.references[key].year or ''}{letter}" for key, letter in sorted(letters.items())}


def letters_kept(library: Library) -> dict[str, str]:
    """Locked year letters by today's keys, for the style."""
    return {
        key: link.value.lstrip("-0123456789")
        for link in library.permalinks
        if link.kind == "letter" and (key := library.resolve(link.name))
    }


def _statements(library: Library) -> set[str]:
    """Page and id of every statement with a name of its own, on pages that count as the site's own words."""
    pages = (page for page in library.pages.values() if page.front.has_backlinks)
    return {f"{page_name(page.uri)}#{name}" for page in pages for name in statements_named(page)}


def _named_questions(library: Library) -> set[str]:
    """Page and id of every question that has a name of its author's."""
    return {
        f"{page_name(page.uri)}#{question.anchor}"
        for page in library.pages.values()
        for question in page.questions
        if question.name
    }


def _linked_anchors(library: Library) -> set[str]:
    """Page and heading of every link from another page to a heading that exists."""
    found: set[str] = set()
    anchors: dict[str, tuple[str, ...]] = {}
    for link in site_links(library):
        target = link.leads_to
        if not link.anchor or target is None or target is link.page:
            continue
        if target.uri not in anchors:
            anchors[target.uri] = anchors_of(target)
        if link.anchor in anchors[target.uri]:
            found.add(f"{page_name(target.uri)}#{link.anchor}")
    for page, _, named in links_by_name(library):
        if named.anchor and named.uri != page.uri:
            found.add(f"{page_name(named.uri)}#{named.anchor}")
    return found
