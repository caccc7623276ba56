"""Every link and anchor of a built site, and whether it leads somewhere."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urlsplit

_UNREAD = re.compile(r"<!--.*?-->|(?P<open><(?P<name>script|style)\b[^>]*>).*?</(?P=name)>", re.DOTALL)
_TAG = re.compile(r"<(?P<name>[a-zA-Z][\w-]*)(?P<attributes>(?:\s(?:[^<>\"']|\"[^\"]*\"|'[^']*')*)?)>")
_ATTRIBUTE = re.compile(r"([\w:-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")
_LEADING = {"href", "src", "action"}
_ALWAYS_THERE = {"", "top", "__tabbed_1_1"}
"""Fragments that lead to the top of any page, or that a script of the theme makes."""
_NOT_FOUND = "404.html"


@dataclass
class PageLinks:
    """What one page links to, and where links can lead on it."""

    links: list[str] = field(default_factory=list)
    """As they are written, those to other hosts left out."""
    ids: set[str] = field(default_factory=set)


def links_of(html: str) -> PageLinks:
    """The links of a page. What stands in scripts, styles and comments is none."""
    found = PageLinks()
    for tag in _TAG.finditer(_UNREAD.sub(lambda match: match["open"] or "", html)):
        given = {name: unescape("".join(values)) for name, *values in _ATTRIBUTE.findall(tag["attributes"])}
        found.ids.update(filter(None, (given.get("id"), given.get("name") if tag["name"] == "a" else None)))
        if tag["name"] == "link" and given.get("rel") == "canonical":
            continue
        for name in _LEADING & given.keys():
            parts = urlsplit(given[name])
            if not parts.scheme and not parts.netloc:
                found.links.append(given[name])
    return found


def broken_links(folder: Path, root: str = "/") -> tuple[int, list[str]]:
    """How many links lead to the site itself, and those that lead nowhere, a line each. `root` is the path at which the
    site is published: the page for what is not there may be shown at any address and links from there."""
    pages = {
        path.relative_to(folder).as_posix(): links_of(path.read_text(encoding="utf-8"))
        for path in sorted(folder.rglob("*.html"))
    }
    return sum(len(page.links) for page in pages.values()), list(_broken(folder, pages, root))


def _broken(folder: Path, pages: dict[str, PageLinks], root: str) -> Iterator[str]:
    for name, page in pages.items():
        for link in page.links:
            parts = urlsplit(link)
            path, fragment = unquote(parts.path), unquote(parts.fragment)
            if path.startswith("/") and name != _NOT_FOUND:
                yield f"{name}: {link} leads to the root of the host"
                continue
            base = "" if name == _NOT_FOUND else posixpath.dirname(name)
            own = path.removeprefix(root) if name == _NOT_FOUND else path
            target = posixpath.normpath(posixpath.join(base, own)) if path else name
            if target.startswith(".."):
                yield f"{name}: {link} leaves the site"
                continue
            if (folder / target).is_dir():
                target = posixpath.join(target, "index.html").removeprefix("./")
            if not (folder / target).is_file():
                yield f"{name}: {link} is not there"
            elif fragment not in _ALWAYS_THERE and target in pages and fragment not in pages[target].ids:
                yield f"{name}: {link} has no such id"
