"""Asks this site's search questions with known answers, beside the theme's own search over the same records:
`python -m benchmarks questions [TSV ...]`. Prints how many have an accepted page among the first 1, 3, 5 and 10."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Error, sync_playwright

from literature import load_site
from literature.build.disk_packs import DiskPacks
from literature.build.search_files import write_search
from literature.render.pages.search_page import search_page
from literature.search import SearchBundle
from literature.site.here import Here
from literature.sources.project import find_project

from .process import ROOT

_TABLES = tuple(ROOT / "benchmarks/search" / name for name in ("questions.tsv", "everyday.tsv"))
_SHARED = ROOT.parent / "shared/cases"
_SHARED_TABLES = ("questions.tsv", "known-items.tsv")
_RANKS = (1, 3, 5, 10)


@dataclass(frozen=True, slots=True)
class Question:
    """What someone types, and the pages that answer it."""

    text: str
    accepted: frozenset[str]
    """Addresses below the site's root, without slashes at their ends."""


def run(names: Sequence[str]) -> None:
    """Print the table of some files, or of all that are here: our own, and those beside the repository."""
    beside = [path for path in (_SHARED / name for name in _SHARED_TABLES) if path.is_file()]
    paths = [Path(name) for name in names] or [*_TABLES, *beside]
    asked = {path: read_questions(path.read_text(encoding="utf-8")) for path in paths}
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        # It is a program of its own, which finds its helpers beside it.
        sys.path.insert(0, str(ROOT / "benchmarks"))
        from search import chromium

        browser = chromium(playwright)
        found = _answers(Path(folder), browser, [one for questions in asked.values() for one in questions])
        browser.close()
    for path, questions in asked.items():
        print(f"| {len(questions)} questions of `{path.name}` | {' | '.join(map(str, _RANKS))} | none |")
        print(f"| --- |{' ---: |' * (len(_RANKS) + 1)}")
        for name, answers in found.items():
            print(f"| {name} | {' | '.join(map(str, hits(questions, answers)))} |")
        print()


def read_questions(text: str) -> list[Question]:
    """Lines of a question, a tab, and pages with spaces between them."""
    lines = (line.split("\t") for line in text.splitlines() if "\t" in line)
    return [Question(text, frozenset(pages.split())) for text, pages in lines]


def hits(questions: Sequence[Question], answers: Callable[[str], Sequence[str]]) -> list[int]:
    """How many questions have an accepted page among so many first, and how many find nothing at all."""
    found = [[page in question.accepted for page in answers(question.text)] for question in questions]
    return [*(sum(any(pages[:rank]) for pages in found) for rank in _RANKS), sum(not pages for pages in found)]


def _answers(
    folder: Path, browser: Browser, questions: Sequence[Question]
) -> dict[str, Callable[[str], Sequence[str]]]:
    """For each of the two searches, what it finds for a question: pages, the first one first."""
    from search import OURS_FIRST_TEN, THEME_ASK, THEME_READY, anchors_of, served, shell, site_of, theme_index

    project = find_project(ROOT)
    site = site_of(load_site(ROOT).library, project.settings if project else None)
    anchors = anchors_of(site.library)
    form = search_page(Here(site, "search/"), {})
    for name, plugin in (("ours", ""), ("theme", "search")):
        shell(folder / name, plugin, form)
    write_search(site, anchors, folder / "ours/site/assets/literature", DiskPacks(are_wanted=False))
    theme_index(SearchBundle.of(site, anchors), folder / "theme/site/search/search_index.json")
    found: dict[str, dict[str, list[str]]] = {"ours": {}, "the theme's": {}}
    with served(folder / "ours/site") as address:
        page = browser.new_page()
        page.goto(address)
        page.wait_for_selector(".lit-search-button")
        for question in questions:
            hrefs = page.evaluate(OURS_FIRST_TEN, question.text)
            found["ours"][question.text] = _pages(href.removeprefix(address) for href in hrefs)
    with served(folder / "theme/site") as address:
        page = browser.new_page()
        page.goto(address)
        page.evaluate(THEME_READY)
        for question in questions:
            try:
                _, locations = page.evaluate(THEME_ASK, question.text)
            except Error:
                locations = []
            found["the theme's"][question.text] = _pages(location or "" for location in locations)
    return {name: by_text.__getitem__ for name, by_text in found.items()}


def _pages(addresses: Iterable[str]) -> list[str]:
    """Addresses without what leads to a place on the page, each page once."""
    return list(dict.fromkeys(address.partition("#")[0].strip("/") for address in addresses))
