"""Sentences that cite a work, quoted on its page."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from literature.model import Library, Location, Mention
from literature.render.sentences import citing_pages, sentence_text
from literature.render.site import Site


def quoted(site: Site, sentence: str) -> str:
    mention = Mention("bowman1988base", "index.md", "", sentence, Location("index.md"))
    return sentence_text(site, mention).as_underscored()


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Plain [@bowman2001lights].", "Plain (R. Bowman, 2001)."),
        ("As @saltweb says.", "As Salt (n.d.) says."),
        ("*All [@saltweb] italic*, **bold** and `code`.", "_All _(Salt, n.d.)_ italic_, bold and code."),
        ("A [[safe harbor|harbor]] and [[bond]].", "A harbor and bond."),
        ("A [link](https://x.example) and <b>HTML</b>.", "A link and HTML."),
        ("Over\ntwo  lines\r\n> [@saltweb].", "Over two lines > (Salt, n.d.)."),
        ("It was [[finding:t-f01|value]].", "It was .28."),
        ("It was [[finding:none]].", "It was finding:none."),
        ("[@nobody]", "(?nobody)"),
        ("\ue000 private use [@saltweb]", "\ue000 private use (Salt, n.d.)"),
    ],
)
def test_sentences(toy_site: Site, sentence: str, expected: str) -> None:
    assert quoted(toy_site, sentence) == expected


def test_citations_in_a_sentence_are_linked(toy_site: Site) -> None:
    mention = Mention("saltweb", "index.md", "", "So [@saltweb; @bowman2001lights].", Location("index.md"))
    html = toy_site.html(sentence_text(toy_site, mention), "references/saltweb/")
    assert 'href="../bowman2001lights/"' in html


def test_pages_with_their_headings(toy_site: Site) -> None:
    pages = {page.uri: page for page in citing_pages(toy_site, "fluckner1999first")}
    assert list(pages) == ["guide/citing.md", "summaries/fluckner2018tie.md"]
    ((heading, sentence),) = pages["guide/citing.md"].sentences
    assert heading == "In other places"
    assert sentence.as_underscored() == "_Emphasis around _(Flückner, 1999)_ stays._"


def test_a_work_nobody_cites(site_of: Callable[..., Site]) -> None:
    assert list(citing_pages(site_of(Library()), "x")) == []
