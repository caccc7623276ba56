"""One build of a site, from what was read (`reading.py`) to finished pages, for any host that renders Markdown and a
theme. What no one writes is made by `generated_files.py`."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from literature.build.asset_files import asset_files
from literature.build.generated_files import GeneratedFiles
from literature.build.kept_texts import KeptTexts
from literature.build.page_text import PageText, PageTexts
from literature.build.pages_ahead import PagesAhead
from literature.build.phases import Phases
from literature.build.reading import Reading
from literature.checks import Diagnostic
from literature.checks.diagnosis import weighed
from literature.checks.unresolved import IncludedFile, left_on_page
from literature.render.frame.contents import PageHeading, contents_title
from literature.render.frame.finished_page import finished_page
from literature.render.frame.frame import FRAME_URI
from literature.render.frame.problem_bar import problem_bars, with_problem_bar
from literature.render.inserts import Inserts
from literature.render.linked_text import link_included, may_hold_tokens
from literature.render.pages.findings_page import EVIDENCE_MAP_URI
from literature.render.pages.map_page import MAP_URI, has_map, map_markdown
from literature.render.pages.search_page import SEARCH_URI, search_markdown
from literature.render.placing import Placing
from literature.site.here import Here
from literature.site.site import Site
from literature.sources import disk
from literature.vocabulary.page_kinds import PLAIN

T = TypeVar("T")

_WIDE = "---\nhide:\n  - navigation\n  - toc\n---\n\n"
"""Front matter by which Material gives a page its full width."""
_WIDE_PAGES = ("findings/index.md", "references/index.md")


@dataclass
class SiteBuild:
    """What a host asks for, in the order in which it asks."""

    site: Site
    diagnostics: tuple[Diagnostic, ...]
    files: GeneratedFiles
    messages: tuple[str, ...] = ()
    """What the citation style was not followed in, and that there are no texts in the site's language."""
    kept: KeptTexts | None = None
    """What earlier runs have kept of pages' texts, where the host builds once."""
    is_repeated: bool = False
    """Whether the host builds again and again, so that noting what a page was made from pays."""
    _pieces: dict[str, tuple[str, ...]] = field(default_factory=dict, repr=False)
    _notes: dict[str, Mapping[str, tuple[str, str]]] = field(default_factory=dict, repr=False)
    _kickers: dict[str, str] = field(default_factory=dict, repr=False)
    _ahead: PagesAhead | None = field(default=None, repr=False)

    @classmethod
    def of(cls, reading: Reading, phases: Phases | None = None) -> SiteBuild:
        """The build of what was read; `phases` is told how long rules take."""
        with (phases or Phases()).phase("Asking rules"):
            found = reading.diagnosed()
        files = GeneratedFiles(reading.site)
        return cls(reading.site, found, files, reading.messages, is_repeated=reading.cache is not None)

    def index_pages(self) -> Iterator[tuple[str, str]]:
        """Uri and Markdown of each index page that no one has written; its body is added by `page_text`."""
        for uri, title in self._indexes.items():
            if uri not in self.site.library.pages:
                yield uri, (_WIDE if uri in _WIDE_PAGES else "") + f"# {title}\n"
        if EVIDENCE_MAP_URI not in self.site.library.pages and self.site.library.findings:
            yield EVIDENCE_MAP_URI, f"{_WIDE}# {self.site.catalog.gettext('Evidence map')}\n"
        if SEARCH_URI not in self.site.library.pages:
            yield SEARCH_URI, search_markdown(self.site)
        if MAP_URI not in self.site.library.pages and has_map(self.site):
            yield MAP_URI, map_markdown(self.site)

    @cached_property
    def _indexes(self) -> dict[str, str]:
        folders = {f"{folder}/index.md": title for folder, title in self.files.pages.index_folders.items()}
        return folders | self._texts.kind_indexes

    def page_text(self, uri: str, address: str, markdown: str) -> PageText:
        """The host's Markdown of a page with a mark for everything that was resolved, and what describes the page."""
        ahead = self._ahead.text(uri, markdown) if self._ahead and self._has_address(uri, address) else None
        text = ahead or self._texts.of(uri, address, markdown)
        self._pieces[uri], self._notes[uri], self._kickers[uri] = text.pieces, text.notes, text.kicker
        return text

    def resolve_ahead(self) -> None:
        """Have other processes resolve the pages that `page_text` will be asked for last, where there are some and no
        earlier builds to be kept for the next."""
        if not self.is_repeated:
            self._ahead = PagesAhead.begun(self.site.library, self.site.settings.workers, self._as_in_file, self.kept)

    def keep_texts_in(self, root: Path) -> None:
        """Take texts of pages from what earlier runs have kept below the folder of the configuration, and keep them for
        later ones (`stop_ahead`)."""
        self.kept = KeptTexts.of(self.site, root)

    def stop_ahead(self) -> None:
        """End the other processes: every page is resolved, or the build has failed."""
        if self._ahead is not None:
            self._ahead.stop()
            self._ahead = None

    def _as_in_file(self, uri: str) -> PageText:
        return self._texts.of(uri, self.site.addresses.page_urls[uri], self.site.library.pages[uri].text)

    def _has_address(self, uri: str, address: str) -> bool:
        return self.site.addresses.page_urls.get(uri) == address

    def page_as_markdown(self, uri: str) -> PageText:
        """An authored page's own text, resolved. Raises KeyError for a page that the site does not have."""
        return self.page_text(uri, self.site.addresses.page_urls[uri], self.site.library.pages[uri].text)

    def included_text(self, uri: str, address: str, markdown: str) -> str:
        """Markdown that the host has put into a page since `page_text`, or reads on its own for the page, with what it
        cites and links to resolved."""
        if not may_hold_tokens(markdown):
            return markdown
        inserts = Inserts(self._pieces.get(uri, ()))
        text = link_included(Here(self.site, address, uri), markdown, inserts)
        self._pieces[uri] = inserts.pieces
        return text

    def left_on_page(self, uri: str, html: str, included: Iterable[IncludedFile]) -> tuple[Diagnostic, ...]:
        """What a rendered page shows as it was typed, as far as it was not found before; `included` are the files that
        the host puts into it, asked only if there is something."""
        known = {found.problem.location for found in self.diagnostics}
        problems = [
            problem for problem in left_on_page(self.site.library, uri, html, included) if problem.location not in known
        ]
        found = weighed(self.site.library, problems)
        self.diagnostics += found
        return found

    def placing(self, uri: str) -> Placing:
        """What belongs into a page, and what was included into it, for hosts that render pages in another process."""
        # An index has a bar of letters of its own.
        pieces = self._pieces.get(uri, ())
        page, is_index = self.site.library.pages.get(uri), uri in self._indexes
        return Placing(
            pieces,
            self._notes.get(uri, {}),
            contents_title(self.site.catalog) if page is not None and page.kind != PLAIN and not is_index else "",
            self._kickers.get(uri, ""),
            has_headings=not is_index and any('<h2 id="' in piece for piece in pieces),
        )

    def page_html(self, uri: str, html: str) -> str:
        """The host's rendering of a page's Markdown with everything in its place."""
        placing = self.placing(uri)
        return self._once(("html", uri), (html, placing), lambda: placing.html(html))

    def page_headings(self, uri: str, html: str) -> tuple[PageHeading, ...]:
        """All headings of a page, whose HTML `page_html` gave, where some of them are ours and the host knows nothing
        of them; none elsewhere."""
        placing = self.placing(uri)
        return self._once(("headings", uri), (html, placing.has_headings), lambda: placing.headings(html))

    def page_ids(self, uri: str) -> frozenset[str]:
        """Ids in what `page_html` puts in place."""
        placing = self.placing(uri)
        return self._once(("ids", uri), placing.pieces, placing.ids)

    def _once(self, name: Hashable, inputs: object, make: Callable[[], T]) -> T:
        """What is made of the inputs, by an earlier build if the host builds again and again."""
        return self.site.cache.of(name, inputs, make) if self.is_repeated else make()

    @cached_property
    def _texts(self) -> PageTexts:
        return PageTexts(self.site, self.files.pages, is_watched=self.is_repeated, kept=self.kept)

    def assets(self) -> Iterator[tuple[str, str]]:
        """Name and content of each file that pages load."""
        return asset_files(self.site.catalog)

    def finished(self, html: str, uri: str, address: str | None = None) -> str:
        """A finished page (`render/frame/finished_page.py`). The head of one at an `address` has what outputs put into
        it; the frame and the page of errors have none."""
        has_head = address is not None and uri != FRAME_URI
        head = self.files.outputs.head(Here(self.site, address or "", uri)) if has_head else ""
        return self._once(("finished", uri), (html, head), lambda: finished_page(self.site, html, head))

    def with_problems(self, html: str, uri: str) -> str:
        """A finished page with all that was found wrong, faults of its own file first: for authors, never published."""
        page = self.site.library.pages.get(uri)
        return with_problem_bar(html, self._bars.get(page.path if page is not None else "", self._bars[""]))

    @cached_property
    def _bars(self) -> dict[str, str]:
        """The bar by path of each file that something is wrong with, and for every other under the empty one."""
        return problem_bars([(found.problem.location.path, str(found)) for found in self.diagnostics])

    def watched_folders(self, root: Path) -> list[Path]:
        """Folders whose files the site is made from, besides the pages."""
        settings = self.site.settings
        tables = (settings.findings, settings.provenance, settings.notices, settings.permalinks)
        folders = {(root / name).parent for name in (*settings.bibliography_files, *tables) if name}
        return sorted(folder for folder in folders if disk.is_folder(folder) and "*" not in folder.as_posix())
