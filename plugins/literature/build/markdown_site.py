"""A whole site as Markdown in which everything is resolved, for generators that know nothing of this tool: authored
pages, and generated ones beside them (`literature render FOLDER`)."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from html import escape, unescape
from urllib.parse import SplitResult, quote, unquote, urljoin, urlsplit

import yaml

from literature.build.html_as_markdown import HtmlAsMarkdown, as_destination
from literature.build.site_build import SiteBuild
from literature.library.headings import anchors_in
from literature.library.site_links import page_address
from literature.model import Steps, uncounted
from literature.render.inserts import without_sentences
from literature.render.pages.generated_page import GeneratedPage
from literature.render.pages.search_page import SEARCH_URI
from literature.site.addresses import relative
from literature.sources.front_matter import body_offset
from literature.sources.pages import PageFile
from literature.text.markdown.scanner import scan
from literature.text.marks import BEGIN, MARK

_LEFT_ALONE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)
"""Links that lead to another host."""
_NO_FILE = re.compile(r"\Z|[#?/]|[a-z][a-z0-9+.-]*:", re.IGNORECASE)
"""Links that name no file beside the page."""
_ROOT = "http://site.invalid/"
_ANCHOR = re.compile("\ufdd2(?P<file>[^\ufdd2-\ufdd4]*)\ufdd3(?P<anchor>[^\ufdd2-\ufdd4]*)\ufdd4")
"""A place on a page, until all pages are made and it is known which places they have."""
_ALONE = re.compile(rf"(?P<gap>\n*)^(?P<indent>[ \t>]*){MARK.pattern}[ \t]*$(?P<below>\n*)", re.MULTILINE)
"""A mark on a line of its own."""
_GAP = "\ufdd5"
_GAPS = re.compile(f"\n*{_GAP}[\n{_GAP}]*")
"""Where one block ends and another begins."""
_IN_TAG = re.compile(rf"<[a-zA-Z][^<>{BEGIN}]*{BEGIN}[^<>]*>")
_TAG = re.compile(r"<[^<>]*>")
_OPENING = re.compile(r'<a\b[^<>]*\shref="(?P<link>[^"]*)"[^<>]*>')
_OWN_CLASS = re.compile(r"[ \t]*\{\.lit-[^{}\n]*\}")
_OURS = re.compile(r'<(?P<name>span|a) class="lit-.*?</(?P=name)>')
"""HTML that stands in a heading, not behind a mark."""


class MarkdownSite:
    """One site on its way to Markdown."""

    def __init__(self, build: SiteBuild, files: Iterable[PageFile], others: Collection[str]) -> None:
        """`files` are the authored pages, `others` the uris of all other files of the docs folder."""
        self._build = build
        self._files = tuple(files)
        self._indexes = {uri: text for uri, text in build.index_pages() if uri != SEARCH_URI}
        self._uris = self._all_uris(others)
        self._ids: dict[str, Mapping[str, str]] = {}
        self._anchors: dict[str, tuple[Collection[str], Mapping[str, str]]] = {}
        """By uri, the ids that a generator gives to headings, and these by the heading's words."""
        self.faults: list[str] = []
        """What other packages failed in, a line each."""

    def _all_uris(self, others: Iterable[str]) -> dict[str, str]:
        """By address, not quoted, the file that links to it lead to."""
        addresses = self._build.site.addresses
        uris = {uri: uri for uri in others}
        for address in self._build.files.pages.addresses():
            uris[address] = f"{address.rstrip('/').removesuffix('.html')}.md"
        uris.update((self._address(uri), uri) for uri in self._indexes)
        uris.update((unquote(url).removeprefix("./"), uri) for uri, url in addresses.page_urls.items())
        return uris

    def _address(self, uri: str) -> str:
        return page_address(uri, uses_directories=self._build.site.addresses.uses_directories)

    def texts(self, steps: Steps = uncounted) -> dict[str, str]:
        """By uri, the text of every page."""
        count = len(self._files) + len(self._indexes) + sum(1 for _ in self._build.files.pages.addresses())
        texts = dict(steps("Rendering pages", self._pages(), count))
        return {uri: self._with_anchors(text, texts) for uri, text in texts.items()}

    def _pages(self) -> Iterator[tuple[str, str]]:
        urls = self._build.site.addresses.page_urls
        for file in self._files:
            start = body_offset(file.text)
            yield file.uri, file.text[:start] + self._resolved(file.uri, urls[file.uri], file.text[start:])
        for uri, text in self._indexes.items():
            start = body_offset(text)
            front = {name: value for name, value in _front(text[:start]).items() if name in ("title", "description")}
            body = text[start:].lstrip("\n")
            if "title" not in front and (headings := scan(body).headings):
                front = {"title": headings[0].text, **front}
            yield uri, _as_front(front) + self._resolved(uri, quote(self._address(uri)), body)
        written = {*urls.values()}
        for page in self._build.files.pages.pages():
            if page.address not in written:
                yield self._generated(page)

    def _resolved(self, uri: str, address: str, markdown: str) -> str:
        """A page's text with everything of ours in its place, as Markdown."""
        text = self._build.page_text(uri, address, markdown)
        self.faults += text.faults
        converter = self._converter(uri, address)
        own = self._with_own_links(_with_plain_headings(text.markdown, converter), uri, address)
        whole = _placed(own, without_sentences(text.pieces), converter)
        self._ids[uri] = converter.headings
        return f"{whole.rstrip()}\n"

    def _generated(self, page: GeneratedPage) -> tuple[str, str]:
        uri = self._uris[page.address]
        converter = self._converter(uri, page.address)
        front = {"title": page.title} | ({"description": page.description} if page.is_described else {})
        text = f"{_as_front(front)}{converter.convert(page.body).strip()}\n"
        self._ids[uri] = converter.headings
        return uri, text

    def _converter(self, uri: str, address: str) -> HtmlAsMarkdown:
        return HtmlAsMarkdown(lambda link: self._link(link, uri, address))

    def _link(self, link: str, uri: str, address: str) -> str:
        """A link from a page's address as one from its file; empty where it leads to nothing that has an address."""
        if _LEFT_ALONE.match(link):
            return link
        parts = urlsplit(urljoin(_ROOT + address.removeprefix("./"), link))
        path = parts.path.removeprefix("/")
        target = self._uris.get(unquote(path))
        return self._outside(path, parts) if target is None else self._inside(target, uri, parts.fragment)

    def _inside(self, target: str, uri: str, fragment: str) -> str:
        found = relative(quote(target), quote(uri))
        return f"{found}\ufdd2{target}\ufdd3{unquote(fragment)}\ufdd4" if fragment else found

    def _outside(self, address: str, parts: SplitResult) -> str:
        url = self._build.site.identity.url
        rest = (f"?{parts.query}" if parts.query else "") + (f"#{parts.fragment}" if parts.fragment else "")
        return url + address + rest if url else ""

    def _with_own_links(self, markdown: str, uri: str, address: str) -> str:
        """The text with links of its author's that lead to no file here, but to the address of a page, to the search or
        to a download, as links of ours do."""
        parts, last = [], 0
        for found in scan(markdown).destinations if "](" in markdown else ():
            target = found.target or ""
            link = None if found.is_html or found.is_image or found.label else self._own_link(target, uri, address)
            end = re.compile(rf"\]\(<?{re.escape(target)}>?(?P<title>\s[^\n]*?)?\)").search(markdown, found.start)
            if link is not None and end is not None and found.start >= last:
                words = markdown[found.start + 1 : end.start()]
                parts += [markdown[last : found.start], f"[{words}]({link}{end['title'] or ''})" if link else words]
                last = end.end()
        return "".join((*parts, markdown[last:]))

    def _own_link(self, link: str, uri: str, address: str) -> str | None:
        """What stands for a link of an author's; none for one that stays as it is."""
        if _NO_FILE.match(link):
            return None
        parts = urlsplit(link)
        path = posixpath.normpath(posixpath.join(posixpath.dirname(uri), unquote(parts.path)))
        if path in self._written:
            return None
        if path in self._elsewhere:
            return self._outside(self._elsewhere[path], parts)
        target = self._uris.get(unquote(urlsplit(urljoin(_ROOT + address.removeprefix("./"), link)).path[1:]))
        return None if target is None else self._inside(target, uri, parts.fragment)

    @cached_property
    def _written(self) -> frozenset[str]:
        """Uris of all files that are written."""
        return frozenset(self._uris.values())

    @cached_property
    def _elsewhere(self) -> Mapping[str, str]:
        """By uri, the address of what only the site itself has."""
        return {uri: uri for uri in self._build.files.data_files} | {SEARCH_URI: self._address(SEARCH_URI)}

    def _with_anchors(self, text: str, texts: Mapping[str, str]) -> str:
        def place(match: re.Match[str]) -> str:
            anchor = self._anchor(match["file"], match["anchor"], texts)
            return f"#{quote(anchor)}" if anchor else ""

        return _ANCHOR.sub(place, text)

    def _anchor(self, uri: str, anchor: str, texts: Mapping[str, str]) -> str:
        """The id that a generator gives to the heading which has this one on the site; empty where it has none."""
        if uri not in self._anchors:
            text = texts.get(uri, "")
            headings = scan(text[body_offset(text) :]).headings
            anchors = anchors_in(headings)
            words = (heading.text for heading in reversed(headings))
            self._anchors[uri] = frozenset(anchors), dict(zip(words, reversed(anchors), strict=True))
        known, by_words = self._anchors[uri]
        return anchor if anchor in known else by_words.get(self._ids.get(uri, {}).get(anchor, ""), "")


def _front(text: str) -> dict[str, str]:
    """Front matter of the tool's own pages."""
    return dict(yaml.safe_load(text.strip().strip("-")) or {})


def _as_front(front: Mapping[str, str]) -> str:
    lines = yaml.safe_dump(dict(front), allow_unicode=True, sort_keys=False, width=float("inf"))
    return f"---\n{lines}---\n\n"


def _with_plain_headings(markdown: str, converter: HtmlAsMarkdown) -> str:
    """The text without HTML of ours in headings, where hosts find it without marks."""
    if 'class="lit-' not in markdown and "{.lit-" not in markdown:
        return markdown
    parts, last = [], 0
    for heading in scan(markdown).headings:
        found = markdown[heading.start : heading.end]
        parts += [
            markdown[last : heading.start],
            _OURS.sub(lambda match: converter.convert(match[0]), _OWN_CLASS.sub("", found)),
        ]
        last = heading.end
    return "".join((*parts, markdown[last:]))


def _placed(markdown: str, pieces: Sequence[str], converter: HtmlAsMarkdown) -> str:
    """The text with each piece in its place as Markdown; within a tag its words alone."""
    made = _as_markdown(pieces, converter)

    def words(match: re.Match[str]) -> str:
        number = int(match["number"])
        return escape(unescape(_TAG.sub("", pieces[number])).strip()) if number < len(pieces) else ""

    def alone(match: re.Match[str]) -> str:
        number, indent = int(match["number"]), match["indent"]
        if number >= len(pieces) or not pieces[number].startswith("\n"):
            return match[0]
        lines = made[number].replace("\n", f"\n{indent}").replace(f"\n{indent}\n", f"\n{indent.rstrip()}\n")
        if ">" in indent:
            return f"{match['gap']}{indent}{lines}{match['below']}"
        return f"{_GAP}{indent}{lines}{_GAP}" if lines else _GAP

    def within(match: re.Match[str]) -> str:
        number = int(match["number"])
        if number >= len(made):
            return ""
        line = text[text.rfind("\n", 0, match.start()) + 1 : match.start()]
        return made[number].replace("|", r"\|") if line.lstrip().startswith("|") else made[number]

    text = _IN_TAG.sub(lambda tag: MARK.sub(words, tag[0]), markdown)
    text = _GAPS.sub("\n\n", _ALONE.sub(alone, text))
    return MARK.sub(within, text)


def _as_markdown(pieces: Sequence[str], converter: HtmlAsMarkdown) -> list[str]:
    """Each piece as Markdown. A link around words of the author's is two pieces."""
    made: list[str] = []
    behind = ""
    for piece in pieces:
        opening = _OPENING.fullmatch(piece)
        if opening is not None:
            target = converter.link(unescape(opening["link"]))
            made.append("[" if target else "")
            behind = f"]({as_destination(target)})" if target else ""
        elif piece == "</a>":
            made.append(behind)
        else:
            made.append(converter.convert(piece.strip("\n")))
    return made
