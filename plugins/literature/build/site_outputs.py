"""Asks for what a site is given besides its pages (`vocabulary/site_outputs.py`): all of it when a site is written, one
file when a browser asks for it. What fails is left out and told, and everything else works."""

from __future__ import annotations

import posixpath
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property, partial
from urllib.parse import unquote

from literature.extensions import Extension, described, type_of
from literature.site.addresses import file_of
from literature.site.here import Here
from literature.site.site import Site
from literature.vocabulary.site_outputs import Content, SiteOutput, site_outputs

_PATH = re.compile(r"(?!\.{1,2}(?:/|\Z))[^/\\\x00-\x1f]+(?:/(?!\.{1,2}(?:/|\Z))[^/\\\x00-\x1f]+)*")
_OTHER_FORM = re.compile(r'<link rel="alternate"(?![^>]*\bhreflang=)[^>]*>')
_Files = Iterable[tuple[str, Content]]
_File = tuple[Extension[SiteOutput], str, Content]


class SiteOutputs:
    """The outputs of one site that its option `without` does not switch off."""

    def __init__(self, site: Site, others: Callable[[], Iterable[str]]) -> None:
        """`others` gives the paths below the site's folder at which something else of the tool's stands."""
        self._site = site
        self._others = others
        self.faults: dict[str, str] = {}
        """By what failed, the line that says so."""

    def files(self) -> Iterator[tuple[str, bytes]]:
        """Path below the site's folder and content of each file, one at a time. A file that someone has written there
        stands, and the first of two with one path."""
        seen: dict[str, str] = {}
        for one, path, content in (*self._whole, *self._beside(self._site.library.pages)):
            if path in seen:
                self._fail(one, f"'{path}'", f"is left out: '{seen[path]}' makes it, too")
            elif (held := self._held(one, path, content)) is not None:
                seen[path] = one.name
                yield path, held

    def file_at(self, path: str) -> bytes | None:
        """The file at a path below the site's folder, for a host that serves; none where there is none."""
        uris = self._by_folder.get(posixpath.dirname(path), ())
        made = (*self._whole, *self._beside(uris))
        return next((self._held(one, path, content) for one, found, content in made if found == path), None)

    def head(self, here: Here) -> str:
        """HTML for the head of a page, on one line. Programs that run no scripts find other forms of the page there;
        Material's script (9.8) takes each for the page in another language, and would ask for a sitemap beside it."""
        html = "".join(filter(None, (self._head(one, here) for one in self._used if one.value.head is not None)))
        return _OTHER_FORM.sub(r"<noscript>\g<0></noscript>", html)

    @cached_property
    def _used(self) -> tuple[Extension[SiteOutput], ...]:
        without = self._site.settings.without
        return tuple(one for one in site_outputs() if one.name not in without)

    @cached_property
    def _whole(self) -> Sequence[_File]:
        """The files of the whole site. Their paths are known once they are made."""
        found: list[_File] = []
        for one in self._used:
            if make := one.value.files:
                found += self._made(one, partial(make, self._site), "")
        return found

    def _beside(self, uris: Iterable[str]) -> Iterator[_File]:
        """The files beside these pages."""
        makers = [one for one in self._used if one.value.beside is not None]
        for uri in uris if makers else ():
            page = self._site.library.pages[uri]
            here = Here(self._site, self._site.addresses.page(uri), uri)
            for one in makers:
                assert one.value.beside is not None
                make = partial(one.value.beside, here, page)
                yield from self._made(one, make, f" beside {page.path}", _folder(here.address))

    def _made(
        self, one: Extension[SiteOutput], make: Callable[[], _Files], of: str, folder: str | None = None
    ) -> Iterator[_File]:
        """What one output makes, as far as it can stand in the site; in a `folder` alone where one is given."""
        made: list[_File] = []
        try:
            for path, content in make():
                if not isinstance(path, str) or not (isinstance(content, str | bytes) or callable(content)):
                    raise TypeError(f"gave {type_of(path)} with {type_of(content)}; expected a path and its content")
                if fault := self._what_is_wrong_with(path, folder):
                    self._fail(one, f"'{path}'{of}", fault)
                elif path not in self._site.library.files:
                    made.append((one, path, content))
        except Exception as error:
            self._fail(one, f"files{of}", f"failed: {described(error)}")
        yield from made

    def _held(self, one: Extension[SiteOutput], path: str, content: Content) -> bytes | None:
        """What a file holds; none where what makes it fails."""
        try:
            held = content() if callable(content) else content
            if not isinstance(held, str | bytes):
                raise TypeError(f"gave {type_of(held)}; expected the content of a file")
            return held if isinstance(held, bytes) else held.encode("utf-8")
        except Exception as error:
            self._fail(one, f"'{path}'", f"failed: {described(error)}")
            return None

    def _what_is_wrong_with(self, path: str, folder: str | None) -> str:
        if not _PATH.fullmatch(path):
            return "is left out: expected a path below the site's folder, such as 'lists/all.txt'"
        if folder is not None and posixpath.dirname(path) != folder:
            return f"is left out: expected a file in the folder of the page, '{folder}'"
        return "is left out: something else stands there" if path in self._taken else ""

    def _head(self, one: Extension[SiteOutput], here: Here) -> str:
        assert one.value.head is not None
        try:
            html = one.value.head(here)
            if not isinstance(html, str):
                raise TypeError(f"gave {type_of(html)}; expected HTML")
        except Exception as error:
            self._fail(one, "heads", f"failed at '{here.address}': {described(error)}")
            return ""
        return html

    def _fail(self, one: Extension[SiteOutput], what: str, fault: str) -> None:
        said = f"the output '{one.name}' of the package {one.package}: {what} {fault}"
        # A fault of a thousand pages is told of the first.
        named, beside, _ = what.partition(" beside ")
        self.faults.setdefault(f"{one.name} {named}{beside}", said)

    @cached_property
    def _taken(self) -> frozenset[str]:
        """Files of authored pages, and all others of the tool's."""
        pages = (unquote(file_of(address.removeprefix("./"))) for address in self._site.addresses.of_pages)
        return frozenset((*pages, *self._others()))

    @cached_property
    def _by_folder(self) -> dict[str, list[str]]:
        """Uris of the authored pages that stand in each folder of the site."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        for uri in self._site.library.pages:
            found[_folder(self._site.addresses.page(uri))].append(uri)
        return dict(found)


def _folder(address: str) -> str:
    """The folder below the site's own that a page's file stands in: of `concepts/bond/`, `concepts/bond`."""
    return posixpath.dirname(unquote(file_of(address.removeprefix("./"))))
