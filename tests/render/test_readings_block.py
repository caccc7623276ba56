from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Mapping
from html import unescape

import pytest

from literature.library import build
from literature.model import Library, Location, Notice, Page
from literature.render.blocks.readings_block import minutes_words
from literature.render.inserts import Inserts, with_inserts
from literature.render.linked_text import link_text
from literature.render.pages.generated import GeneratedPages
from literature.render.pieces.panels import with_panels
from literature.site.here import Here
from literature.site.site import Site
from literature.sources.bibtex import read_bibliography
from literature.sources.pages import PageFile, read_page
from literature.sources.readings import read_reading_list
from literature.vocabulary.catalog import ENGLISH

BIB = """
@book{a, author={Bowlby, John}, title={A base}, year={1988}, ids={old}}
@article{b, author={Ainsworth, Mary}, title={A <b>bold</b> claim}, journal={J}, year={1970}}
"""
LIST = """# Course

Some text.

```readings
weeks:
  - title: "Base & <haven>"
    question: "What *is* a [[bond]], as @b asks?"
    date: 2027-01-14
    time: "14:15"
    place: Room 2
    duration: 90
    works:
      - {key: old, chapters: 8, minutes: 60, why: "See [[bond]] and [@b, p. 2]."}
      - {key: b, pages: 1-3, minutes: 45, optional: true}
      - gone
    prompts: ["Is **this** so?"]
```

```readings
weeks:
  - title: Again
    works: [a]
```
"""
CONCEPT = "# Bond\n\nA tie.\n"
SUMMARY = "---\nreference: a\nbasis: abstract\n---\n\n# A, summed up\n"
BASE = "readings/course/"


def library_of(pages: Mapping[str, str], *notices: Notice) -> Library:
    kinds = {"readings": "reading", "concepts": "concept", "summaries": "summary"}
    read = [read_page(PageFile(uri, uri, text), kinds)[0] for uri, text in pages.items()]  # type: ignore[arg-type]
    lists = [found for found in (read_reading_list(page)[0] for page in read) if found]
    references = read_bibliography([("t.bib", BIB)]).references
    return build(references, read, reading_lists=lists, notices=notices)


@pytest.fixture
def site(site_of: Callable[..., Site]) -> Site:
    return site_of(library_of({"readings/course.md": LIST, "concepts/bond.md": CONCEPT, "summaries/a.md": SUMMARY}))


def panelled(site: Site, page: Page) -> str:
    inserts = Inserts()
    here = Here(site, BASE)
    return with_inserts(with_panels(here, page, link_text(here, page.text, page), inserts), inserts.pieces)


@pytest.fixture
def html(site: Site) -> str:
    page = site.library.pages["readings/course.md"]
    return panelled(site, page)


def test_a_session_shows_what_belongs_to_it(html: str) -> None:
    assert '<h2 id="week-1"><span class="lit-number">Week 1</span> Base &amp; &lt;haven&gt;</h2>' in html
    assert '<h2 id="week-2"><span class="lit-number">Week 2</span> Again</h2>' in html
    assert "14 January 2027, 14:15 · Room 2 · meets for 1 h 30 min · at least 1 h of required reading" in html
    assert "Chapter 8" in html
    assert "pp. 1–3" in html
    assert "<h3>Optional, 45 min</h3>" in html
    assert "<li>Is <b>this</b> so?</li>" in html


def test_lines_of_markdown_are_resolved(html: str) -> None:
    question = html.partition('<p class="lit-question">')[2].partition("</p>")[0]
    assert "<em>is</em>" in question
    assert '<a class="lit-link lit-concept" href="../../concepts/bond/">bond</a>' in question
    assert 'href="../../references/b/">Ainsworth' in question
    why = html.partition('<div class="lit-why">')[2].partition("</div>")[0]
    assert "p. 2" in why
    assert "[@b" not in why


def test_works_lead_to_their_pages(html: str) -> None:
    assert html.count('data-work="a"') == 2
    assert 'href="../../references/a/" aria-label="About this work: Bowlby, 1988"' in html
    assert 'href="../../summaries/a/" aria-label="Summary of Bowlby, 1988"' in html
    assert '<span class="lit-missing">?gone</span>' in html


def test_each_work_is_offered_to_citation_managers_once(html: str) -> None:
    assert html.count('class="Z3988"') == 2


def test_the_card_stands_below_the_title_and_offers_files(html: str) -> None:
    assert html.index("# Course") < html.index("Some text.") < html.index("lit-reading-card"), (
        "what it is for comes first"
    )
    facts = re.findall(r"<li><span>([^<]+)</span> <strong>([^<]+)</strong></li>", html)
    assert facts == [("Weeks", "2"), ("Works", "2"), ("Required", "at least 1 h"), ("Optional", "45 min")]
    for ending in ("bib", "ris", "json", "imscc", "ics"):
        assert re.search(rf'<a [^>]*href="course\.{ending}" download>', html)
    assert '<td><a href="#week-2">Again</a></td>' in html


def test_a_list_without_dates_offers_no_calendar(site_of: Callable[..., Site]) -> None:
    text = LIST.replace("    date: 2027-01-14\n", "")
    site = site_of(library_of({"readings/course.md": text, "concepts/bond.md": CONCEPT}))
    page = site.library.pages["readings/course.md"]
    html = panelled(site, page)
    assert ".ics" not in html
    assert '<th scope="col">Date</th>' not in html


def test_html_blocks_hold_no_blank_or_indented_line(html: str) -> None:
    block = html[html.index('<div class="lit-readings"') : html.index("</section>")]
    assert all(line and not line.startswith(" ") for line in block.splitlines())


def test_a_block_that_cannot_be_read_says_so(site_of: Callable[..., Site]) -> None:
    site = site_of(library_of({"readings/course.md": "# C\n\n```readings\nweeks: [\n```\n"}))
    page = site.library.pages["readings/course.md"]
    assert "No sessions are shown here" in link_text(Here(site, BASE), page.text, page)


def test_a_retracted_work_is_marked_wherever_it_stands(site_of: Callable[..., Site]) -> None:
    notice = Notice("old", "retraction", datetime.date(2021, 3, 4), "https://x.example", "", Location("n.csv"))
    pages = {"readings/course.md": LIST, "concepts/bond.md": CONCEPT + "\nSo [@a; @b] say.\n"}
    site = site_of(library_of(pages, notice))
    mark = 'class="lit-notice lit-notice-retraction" href="../../references/a/#notices">retracted</a>'
    page = site.library.pages["readings/course.md"]
    assert unescape(link_text(Here(site, BASE), page.text, page)).count(mark) == 2
    bond = site.library.pages["concepts/bond.md"]
    assert unescape(link_text(Here(site, "concepts/bond/"), bond.text)).count(mark) == 1
    here = Here(site, "authors/bowlby-john/")
    assert mark in unescape(here.entry("a"))
    assert "lit-notice" not in here.entry("b")


def test_lists_that_assign_a_work(site: Site) -> None:
    page = next(page for page in GeneratedPages(site).pages() if page.address == "references/a/")
    assert '<a href="../../readings/course/">Course</a>' in page.body


@pytest.mark.parametrize(("minutes", "words"), [(5, "5 min"), (60, "1 h"), (150, "2 h 30 min"), (0, "0 min")])
def test_minutes(minutes: int, words: str) -> None:
    assert minutes_words(minutes, ENGLISH) == words
