"""Sentences that cite a work, quoted on its page."""

from __future__ import annotations

import pytest

from literature.site.here import Here
from literature.site.sentences import spoken
from literature.site.site import Site


def quoted(site: Site, sentence: str) -> str:
    return spoken(site, sentence).as_underscored()


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Plain [@bowman2001lights].", "Plain (R. Bowman, 2001)."),
        ("As @saltweb says.", "As Salt (n.d.) says."),
        ("*All [@saltweb] italic*, **bold** and `code`.", "_All_ (Salt, n.d.) _italic_, bold and code."),
        ("A [[safe harbor|harbor]] and [[bond]].", "A harbor and bond."),
        ("A [link](https://x.example) and <b>HTML</b>.", "A link and HTML."),
        ("Over\ntwo  lines\r\n> [@saltweb].", "Over two lines > (Salt, n.d.)."),
        ("It was [[finding:t-f01|value]].", "It was .28."),
        ("It was [[finding:none]].", "It was finding:none."),
        ("[@nobody]", "(?nobody)"),
        ("\U00100000 and \ufdd00\ufdd1 are no marks [@saltweb]", "\U00100000 and 0 are no marks (Salt, n.d.)"),
        ("\ue000 private use [@saltweb]", "\ue000 private use (Salt, n.d.)"),
    ],
)
def test_sentences(toy_site: Site, sentence: str, expected: str) -> None:
    assert quoted(toy_site, sentence) == expected


def test_citations_in_a_sentence_are_linked(toy_site: Site) -> None:
    html = Here(toy_site, "references/saltweb/").html(spoken(toy_site, "So [@saltweb; @bowman2001lights]."))
    assert 'href="../bowman2001lights/"' in html
