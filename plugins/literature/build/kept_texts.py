"""Texts of pages, from run to run: a page whose text and all that it asked the site for are what they were is not
resolved again. What another version or another configuration has written is not used."""

from __future__ import annotations

import hashlib
import platform
from collections.abc import Callable, Mapping
from dataclasses import asdict, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from literature import extensions
from literature.build.page_text import PageText
from literature.rebuilding.fingerprints import Answers, fingerprint
from literature.rebuilding.reads import Reads, Source, as_json, from_json, unwatched
from literature.site.site import Site
from literature.site.watched import WatchedSite, sources_of
from literature.sources import disk, folders
from literature.sources.kept_values import is_text, keep, read_kept
from literature.styles import ApaStyle

FILE = ".cache/literature/texts-{language}"
"""Below the folder of the site's configuration, one for each language that a site is built in."""
_FORMAT = 1
_PACKAGES = ("babel", "jinja2", "markdown", "markupsafe", "pylatexenc")
_PACKAGE = Path(__file__).parents[1]
_TEXTS = ("markdown", "description", "beside", "kicker")


class KeptTexts:
    """The texts of one site's pages, each with what it was made from."""

    def __init__(self, site: Site, file: Path, word: str) -> None:
        self._site = site
        self._file = file
        self._word = word
        self._before = _read(file, word)
        self._now: dict[str, dict[str, Any]] = {}
        self._new: set[str] = set()

    @classmethod
    def of(cls, site: Site, root: Path) -> KeptTexts | None:
        """The texts that earlier runs have kept below the folder of a configuration. None where nothing may be kept:
        what packages of others do with pages no one here knows, and of styles other than APA what a work's label
        follows from."""
        if not isinstance(site.style, ApaStyle) or extensions.are_installed():
            return None
        word = _word_of(site)
        return cls(site, root / FILE.format(language=site.catalog.language), word) if word else None

    def text(self, uri: str, inputs: object, make: Callable[[Site], PageText]) -> PageText:
        """The text of a page from its inputs, as it was kept or as `make` makes it of the site."""
        given = fingerprint(inputs)
        found = self._before.get(uri)
        if found is not None and self._holds(found, given):
            self._now[uri] = found
            return PageText.from_json(found["text"])
        self._new.add(uri)
        reads = Reads(self._sources)
        text = make(WatchedSite.of(self._site, reads))
        # What went wrong is told by each build.
        if not text.faults and (record := self._record(text, given, reads)):
            self._now[uri] = record
        return text

    def new_record(self, uri: str) -> dict[str, Any] | None:
        """What is to be kept of a page that had to be made, for the process that keeps it; None for any other."""
        return self._now.get(uri) if uri in self._new else None

    def take(self, uri: str, record: dict[str, Any] | None) -> None:
        """Take what another process has made of a page, or found as it was."""
        if record is not None:
            self._new.add(uri)
            self._now[uri] = record
        elif uri in self._before:
            self._now[uri] = self._before[uri]

    def keep(self) -> None:
        """Write what later runs need, if it is not what was read."""
        if self._new or self._now.keys() != self._before.keys():
            keep(self._file, {"word": self._word, "pages": dict(sorted(self._now.items()))})

    def _holds(self, record: Mapping[str, Any], given: str) -> bool:
        try:
            asked = from_json(record["asked"])
            return bool(record["given"] == given and record["answers"] == self._answers.fingerprint(asked))
        # Sources are asked for what a file says, which may be anything.
        except (TypeError, ValueError, LookupError, AttributeError, RecursionError):
            return False

    def _record(self, text: PageText, given: str, reads: Reads) -> dict[str, Any] | None:
        if not all(map(is_text, (text.markdown, text.description, text.beside, text.kicker, *text.pieces))):
            return None
        try:
            asked = reads.asked
            return {
                "given": given,
                "asked": as_json(asked),
                "answers": self._answers.fingerprint(asked),
                "text": asdict(text),
            }
        except TypeError:
            return None

    @cached_property
    def _sources(self) -> dict[str, Source]:
        return sources_of(self._site)

    @cached_property
    def _answers(self) -> Answers:
        return Answers(self._sources)


def _word_of(site: Site) -> str:
    """Fingerprint of everything that texts depend on besides pages and the library; empty where something of it has no
    fingerprint, or the package stands in no folder."""
    own = _own_files()
    told = (
        _FORMAT,
        platform.python_version(),
        own,
        [extensions.version_of(name) for name in _PACKAGES],
        replace(site.settings, workers=1),
        site.identity,
        (site.catalog.language, site.catalog.untold),
        sorted(site.templates.items()),
        site.addresses.uses_directories,
        unwatched(site.library),
    )
    try:
        return fingerprint(told) if own else ""
    except TypeError:
        return ""


def _own_files() -> dict[str, str]:
    """By name, the fingerprint of each file of this package: a version in the making has no number of its own."""
    return {
        path.relative_to(_PACKAGE).as_posix(): hashlib.blake2b(disk.read_bytes(path) or b"").hexdigest()
        for path in folders.all_files(_PACKAGE)
        if path.parent.name != "__pycache__"
    }


def _read(file: Path, word: str) -> dict[str, dict[str, Any]]:
    """The pages that a run with the same word has kept, as far as they are sound."""
    found = read_kept(file)
    pages = found.get("pages") if isinstance(found, dict) and found.get("word") == word else None
    return {uri: page for uri, page in pages.items() if _is_sound(page)} if isinstance(pages, dict) else {}


def _is_sound(page: Any) -> bool:
    """Whether what is kept of a page is what `_record` makes."""
    if not isinstance(page, dict) or page.keys() != {"given", "asked", "answers", "text"}:
        return False
    asked, text = page["asked"], page["text"]
    if not isinstance(asked, dict) or not all(isinstance(keys, list) for keys in asked.values()):
        return False
    if not isinstance(text, dict) or text.keys() != {*_TEXTS, "pieces", "faults", "notes"}:
        return False
    return (
        all(is_text(text[name]) for name in _TEXTS)
        and isinstance(text["pieces"], list)
        and all(map(is_text, text["pieces"]))
        and text["faults"] == []
        and isinstance(text["notes"], dict)
        and all(is_text(id_) and _is_pair(note) for id_, note in text["notes"].items())
    )


def _is_pair(note: Any) -> bool:
    return isinstance(note, list) and len(note) == 2 and all(map(is_text, note))
