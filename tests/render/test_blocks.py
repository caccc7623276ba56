"""Blocks of one page beside each other: equal ones are told apart, and none has the id of another."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from literature.library import build
from literature.model import Page, Reference
from literature.render.blocks.renderers import RENDERERS
from literature.render.linked_text import link_text
from literature.site.here import Here
from literature.site.site import Site
from literature.sources.findings import read_findings
from literature.sources.pages import PageFile, read_page
from literature.sources.readings import read_reading_list
from literature.text.markdown.fences import BLOCK_NAMES

TABLE = "id,key,construct,outcome,metric,value\na,one,bond,outcome,r,.278\nb,two,bond,outcome,r,.316\n"
FINDINGS = "```findings\nids: [a, b]\nplot: forest\n```\n"
BIBLIOGRAPHY = "```bibliography\nkeys: [one, two]\ngroup: author\n```\n"
WEEK = "```readings\nweeks:\n  - title: Base\n    works: [one]\n```\n"
OTHER_WEEK = "```readings\nweeks:\n  - title: Haven\n    works: [two]\n```\n"


@pytest.fixture
def page() -> Page:
    text = "\n".join(["# Course\n", WEEK, FINDINGS, OTHER_WEEK, BIBLIOGRAPHY, WEEK, FINDINGS, BIBLIOGRAPHY, FINDINGS])
    return read_page(PageFile("readings/course.md", "docs/readings/course.md", text), {"readings": "reading"})[0]


@pytest.fixture
def here(site_of: Callable[..., Site], page: Page) -> Here:
    findings, _ = read_findings("findings.csv", TABLE)
    reading, _ = read_reading_list(page)
    assert reading is not None
    works = [Reference("one", "book"), Reference("two", "book")]
    return Here(site_of(build(works, [page], findings, reading_lists=[reading])), "readings/course/")


def ids_in(html: str) -> list[str]:
    return re.findall(r'\sid="([^"]+)"', html)


def weeks_in(html: str) -> list[tuple[str, str]]:
    return re.findall(r'<h2 id="(week-\d)"><span class="lit-number">[^<]*</span> (\w+)</h2>', html)


def test_every_block_has_a_renderer() -> None:
    assert set(RENDERERS) == BLOCK_NAMES


def test_equal_readings_show_their_own_sessions(here: Here, page: Page) -> None:
    assert weeks_in(link_text(here, page.text, page)) == [("week-1", "Base"), ("week-2", "Haven"), ("week-3", "Base")]


def test_a_text_that_the_host_has_changed_shows_the_same_sessions(here: Here, page: Page) -> None:
    changed = page.text.replace("# Course\n", "# Course\n\nA line of another plugin, and its \\@ sign.\n")
    assert weeks_in(link_text(here, changed, page)) == weeks_in(link_text(here, page.text, page))


def test_readings_that_the_library_does_not_have_are_not_taken_for_others(here: Here, page: Page) -> None:
    html = link_text(here, f"{page.text}\n{WEEK}", page)
    assert len(weeks_in(html)) == 3
    assert html.count("No sessions are shown here") == 1


def test_ids_are_unique_on_a_page(here: Here, page: Page) -> None:
    ids = ids_in(link_text(here, page.text, page))
    assert len([id_ for id_ in ids if id_.startswith("lit-f-")]) == 3 * 2
    assert len([id_ for id_ in ids if id_.startswith("bib-")]) == 2 * 2
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("block", [FINDINGS, BIBLIOGRAPHY])
def test_the_first_of_equal_blocks_keeps_its_ids(here: Here, block: str) -> None:
    alone = ids_in(link_text(here, block))
    assert ids_in(link_text(here, f"{block}\n{OTHER_WEEK}\n{block}"))[: len(alone)] == alone


def test_a_page_that_the_library_does_not_have_shows_blocks(here: Here) -> None:
    html = link_text(here, f"{FINDINGS}\n{WEEK}\n{BIBLIOGRAPHY}")
    assert "<table" in html
    assert "lit-entries" in html
    assert "No sessions are shown here" in html
