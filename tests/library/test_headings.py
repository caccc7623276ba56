from __future__ import annotations

from tests.steps import steps

from literature.library.headings import anchor_named, anchors_of, has_anchor, headings_of, ids_on
from literature.model import Front, Page
from literature.text.markdown.scanner import scan


def page(text: str) -> Page:
    return Page("a.md", "docs/a.md", "page", "a", "A", Front(), text, 1).with_text(text, scan(text))


def test_what_one_can_link_to() -> None:
    found = page('# A tide\n\n## Same\n\n## Same\n\n## Own {#mine}\n\n<p id="said">x</p>\n')
    assert anchors_of(found) == ("a-tide", "same", "same_1", "mine")
    assert ids_on(found) == ["a-tide", "mine", "said", "same", "same_1"]
    assert [anchor_named(found, words) for words in ("Same", "own", "said", "none")] == ["same", "mine", "said", ""]
    assert [has_anchor(found, anchor) for anchor in ("same_1", "fn:1", "same_2")] == [True, True, False]
    assert headings_of(found)["same"] == "Same"


def test_a_page_is_looked_through_once_for_all_links_to_it() -> None:
    found = page("".join(f"# Heading {number}\n\n" for number in range(300)))
    anchor_named(found, "Heading 1")
    assert steps(lambda: [anchor_named(found, f"Heading {number}") for number in range(300)]) < 300 * 30


def test_pages_of_one_text_and_other_headings_are_not_taken_for_each_other() -> None:
    one = page("# A\n")
    other = Page("a.md", "docs/a.md", "page", "a", "A", Front(), "# A\n", 1)
    assert (anchors_of(one), anchors_of(other)) == (("a",), ())
