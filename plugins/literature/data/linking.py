"""Links as the text of a page has them, wherever it is read: whole where the site's own address is known, else from
where the text stands."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote, unquote, urljoin

from literature.data.markdown import as_markdown, escaped, link, listed
from literature.library.link_targets import FINDING, link_target, words_of
from literature.library.site_links import page_address
from literature.model import Citation, Destination, Finding, Page, RichText, Wikilink
from literature.site.finding_addresses import finding_anchor
from literature.site.here import Here
from literature.site.sentences import spoken
from literature.site.site import Site
from literature.text.markdown.inline import read_inline
from literature.text.statistics import statistics

_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//|\{", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Linking:
    """The site as a text sees it."""

    here: Here
    """From where links lead that are not whole."""

    def to(self, address: str) -> str:
        """Where an address below the site's root is found."""
        identity = self.here.site.identity
        return identity.absolute(address) if identity.url else self.here.to(address)

    def to_page(self, uri: str, anchor: str = "") -> str:
        """Where a page is found, or a heading of it."""
        return self.to(self.here.site.addresses.page(uri)) + (anchor and f"#{quote(anchor)}")

    def to_work(self, key: str) -> str:
        """Where the page of a work is found."""
        return self.to(self.here.site.addresses.reference(key))

    def rich(self, text: RichText) -> str:
        """Rich text as Markdown, works linked."""
        return as_markdown(text, self.to_work)

    def said(self, markdown: str) -> str:
        """A line of an author's, what it cites written out and linked."""
        return self.rich(spoken(self.here.site, markdown)) if markdown else ""

    def token(self, page: Page, token: Citation | Wikilink) -> str:
        """What stands in place of a citation or a link by name."""
        site = self.here.site
        if isinstance(token, Citation):
            return self.rich(site.cited(token))
        if token.target.startswith(FINDING):
            finding = site.library.findings.get(token.target.removeprefix(FINDING).strip())
            if finding is None:
                return escaped(token.target)
            return link(as_markdown(statistics(finding, token.label or "full")), self.to_finding(finding.id))
        found = link_target(site.library, token.target, page.uri)
        words = as_markdown(read_inline(token.label)) if token.label else escaped(words_of(token, site.library.names))
        return link(words, self.to_page(found.uri, found.anchor)) if found.uri else words

    def to_finding(self, id_: str) -> str:
        """Where the row of a finding is found."""
        return f"{self.to(self.here.site.addresses.index('findings'))}#{finding_anchor(id_)}"

    def finding(self, finding: Finding) -> str:
        """A finding on one line: what goes with what, the figure, the work."""
        site = self.here.site
        key = site.library.resolve(finding.key)
        work = self.rich(site.style.label(key).linked(key=key)) if key else escaped(finding.key)
        where = f", {escaped(finding.locator)}" if finding.locator else ""
        figure = link(as_markdown(statistics(finding)), self.to_finding(finding.id))
        return f"{escaped(finding.construct)} → {escaped(finding.outcome)}: {figure} ({work}{where})"

    def findings(self, page: Page, findings: tuple[Finding, ...]) -> str:
        """Findings as they stand on a page, a line each."""
        return listed(map(self.finding, findings))

    def entry(self, key: str) -> str:
        """The entry of a work in a list of references, behind its key."""
        label, entry = _label_and_entry(self.here.site, key)
        return f"`@{key}` ({link(label, self.to_work(key))}) {entry}"

    def entries(self, keys: tuple[str, ...], *, is_sorted: bool = True) -> str:
        """A list of references."""
        order = sorted(keys, key=self.here.site.style.sort_key) if is_sorted else keys
        return listed(map(self.entry, order))

    def own_links(self, page: Page) -> Iterator[tuple[int, int, str]]:
        """Start, end and what takes its place of each target, within a page's text, that leads to its own site."""
        done: set[int] = set()
        for destination in page.destinations:
            target = destination.target or ""
            if _ELSEWHERE.match(target) or not target:
                continue
            start = _place(page.text, destination, target)
            leads_to = self._leads_to(page, target, is_html=destination.is_html)
            if start >= 0 and leads_to and start not in done:
                done.add(start)
                yield start, start + len(target), leads_to

    def _leads_to(self, page: Page, target: str, *, is_html: bool) -> str:
        site = self.here.site
        path, _, anchor = target.partition("#")
        if not path:
            return self.to_page(page.uri, unquote(anchor))
        if is_html:
            base = site.addresses.page(page.uri)
            # A root that no link names: what leads above the site stays there.
            address = urljoin(f"//site.invalid/{base.removeprefix('./')}", path).removeprefix("//site.invalid/")
            return self.to(address) + (anchor and f"#{anchor}")
        base = "" if path.startswith("/") else posixpath.dirname(page.uri)
        path, mark, query = path.partition("?")
        uri = posixpath.normpath(posixpath.join(base, unquote(path).lstrip("/") or "."))
        if uri in site.addresses.page_urls:
            return self.to_page(uri) + mark + query + (anchor and f"#{anchor}")
        if uri in site.library.files:
            return self.to(quote(uri))
        # Pages that no one has written have the addresses that hosts give to such files.
        address = page_address(uri, uses_directories=site.addresses.uses_directories) if uri.endswith(".md") else uri
        return "" if uri.startswith("..") else self.to(quote(address)) + mark + query + (anchor and f"#{anchor}")


def _label_and_entry(site: Site, key: str) -> tuple[str, str]:
    """Of a work, which stands in lists of many pages."""
    made = site.once("labels and entries as Markdown", dict[str, tuple[str, str]])
    if key not in made:
        made[key] = escaped(site.style.label(key).as_plain()), as_markdown(site.style.entry(key))
    return made[key]


def _place(text: str, destination: Destination, target: str) -> int:
    """Where a target stands, as written; -1 where it does not."""
    mark = "" if destination.is_html else "]:" if destination.target_start != destination.start else "]("
    behind = text.find(mark, destination.target_start)
    return text.find(target, behind) if behind >= 0 else -1
