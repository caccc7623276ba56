"""Joining references, pages, findings and provenance."""

from __future__ import annotations

from pathlib import Path

import pytest

from literature.library import build
from literature.library.load import load_library, page_files
from literature.model import Library, Page, Problem, Provenance, Reference
from literature.settings import Settings
from literature.sources.pages import PageFile, read_page


def page(uri: str, text: str) -> Page:
    return read_page(PageFile(uri, f"docs/{uri}", text), Settings().kinds)[0]


def library(pages: dict[str, str], keys: tuple[str, ...] = ("a", "b", "c")) -> Library:
    references = [Reference(key, "book", aliases=(f"old-{key}",)) for key in keys]
    return build(references, [page(uri, text) for uri, text in pages.items()])


def test_an_empty_library() -> None:
    assert build([]) == Library()


def test_problems_of_readers_come_first() -> None:
    given = Problem("broken-entry", "x", page("a.md", "").locate(0))
    built = build([], [page("a.md", "@nobody")], problems=[given])
    assert [problem.rule for problem in built.problems] == ["broken-entry", "unknown-key"]


def test_mentions_in_order_with_sentence_and_heading() -> None:
    built = library(
        {
            "b.md": "First @a. Second [@b; see @a, p. 3].\n\n## Deeper\n\nThird [@old-a].\n",
            "a.md": "# Top\n\nOn a page before, @a.\n",
        }
    )
    found = [(m.page_uri, m.heading, m.sentence) for m in built.mentions["a"]]
    assert found == [
        ("b.md", "", "First @a."),
        ("b.md", "", "Second [@b; see @a, p. 3]."),
        ("b.md", "Deeper", "Third [@old-a]."),
        ("a.md", "Top", "On a page before, @a."),
    ]
    assert str(built.mentions["a"][1].location) == "docs/b.md:1:27"


def test_a_sentence_that_cites_a_work_twice_counts_once() -> None:
    built = library({"a.md": "As @a said [@a, p. 3; @old-a]. Again @a."})
    assert [m.sentence for m in built.mentions["a"]] == ["As @a said [@a, p. 3; @old-a].", "Again @a."]


def test_what_a_work_is_cited_for_is_said_by_its_mark_else_by_the_section() -> None:
    text = (
        "Before [@a].\n\n# T\n\n## For {.supports}\n\nOne [@a]. Two [@a]{.method .disputes}. Three [@a]{.none}.\n\n"
        "### Below\n\nFour @a{.background}; @old-a. \n\n### But {.disputes}\n\nFive [@a].\n\n## After\n\nSix [@a].\n"
    )
    built = library({"a.md": text})
    assert [mention.intents for mention in built.mentions["a"]] == [
        (),
        ("supports",),
        ("disputes", "method"),
        ("supports",),
        ("supports", "background"),
        ("disputes",),
        (),
    ]


def test_works_cited_in_order_of_first_appearance() -> None:
    built = library({"a.md": "@c, @old-a, @b, @a, @nobody", "b.md": "no citation"})
    assert built.works_cited == {"a.md": ("c", "a", "b")}


def test_works_cited_together() -> None:
    built = library({"1.md": "@a @b @c", "2.md": "@a @b @b", "3.md": "@c", "4.md": "@a"})
    assert built.cited_with["a"] == (("b", 2), ("c", 1))
    assert built.cited_with["c"] == (("a", 1), ("b", 1))
    counts = {(one, other): n for one, others in built.cited_with.items() for other, n in others}
    assert all(counts[other, one] == n for (one, other), n in counts.items()), "it goes both ways"


def test_keys_and_aliases() -> None:
    built = library({})
    assert built.keys == {"old-a": "a", "old-b": "b", "old-c": "c", "a": "a", "b": "b", "c": "c"}


def test_a_key_wins_over_an_alias() -> None:
    built = build([Reference("a", "book", aliases=("b",)), Reference("b", "book")])
    assert built.keys["b"] == "b"


def test_summaries_by_key_the_first_one_counts() -> None:
    head = "---\nreference: {}\nbasis: abstract\n---\n"
    built = library({"summaries/x.md": head.format("old-a"), "summaries/y.md": head.format("a")})
    assert built.summaries["a"].uri == "summaries/x.md"
    assert [p.rule for p in built.problems] == ["duplicate-summary"]


def test_links_by_any_name_and_from_front_matter() -> None:
    built = library(
        {
            "concepts/bond.md": "---\ntitle: The Bond\naliases: [tie]\n---\nSee [[tie]].",
            "a.md": "[[bond]] [[the  bond|it]]",
            "b.md": "[[concepts/bond]]",
            "c.md": "[[TIE]] and [[finding:x]]",
            "claims/d.md": "---\nverdict: supported\nconcepts: [bond]\n---\n",
            "e.md": "`[[bond]]`",
        }
    )
    assert built.links == {"concepts/bond.md": ("a.md", "b.md", "c.md", "claims/d.md")}
    assert [p.rule for p in built.problems] == ["unknown-finding"]


def test_provenance_by_the_key_that_counts() -> None:
    reference = Reference("new", "book", aliases=("old",))
    row = Provenance("old", "A", (), "", "", page("a.md", "").locate(0))
    assert build([reference], provenance=[row]).provenance == {"new": row}


def test_the_toy_library(toy_library: Library) -> None:
    assert len(toy_library.references) == 12
    assert {page.kind for page in toy_library.pages.values()} == {"summary", "concept", "claim", "reading", "page"}
    assert set(toy_library.concepts) == {"safe-harbor", "mooring", "exploration", "working-tie", "bond", "sécurité"}
    assert set(toy_library.summaries) == {"bowman1988base", "fluckner2018tie", "ainsley1978patterns"}
    assert set(toy_library.mentions) == set(toy_library.references), "every work is cited somewhere"
    assert toy_library.keys["bowman1988old"] == "bowman1988base"
    assert toy_library.links["concepts/safe-harbor.md"] == (
        "claims/harbors-are-destiny.md",
        "claims/ropes-hold.md",
        "index.md",
        "summaries/bowman1988base.md",
        "summaries/fluckner2018tie.md",
    )


def test_every_mention_is_a_stretch_of_its_page(toy_library: Library) -> None:
    for mentions in toy_library.mentions.values():
        for mention in mentions:
            of_page = toy_library.pages[mention.page_uri]
            assert mention.sentence in of_page.text
            line = of_page.text.split("\n")[mention.location.line - of_page.first_line]
            assert line[mention.location.column - 1] in "@-"


class TestLoading:
    """`load_library`: what can be wrong with the files themselves."""

    def load(self, root: Path, **options: object) -> Library:
        settings, faults = Settings.from_mapping(options)
        assert not faults
        problems: list[Problem] = []
        files = page_files(root, root / "docs", problems)
        return load_library(root, settings, files, problems)

    def test_nothing_there(self, tmp_path: Path) -> None:
        loaded = self.load(tmp_path)
        assert [(p.rule, p.location.path) for p in loaded.problems] == [("missing-file", "bibliography/*.bib")]

    @pytest.mark.parametrize("name", ["", "none.csv", "none/none.csv", "a.bib/none.csv"])
    def test_tables_need_not_exist(self, tmp_path: Path, name: str) -> None:
        (tmp_path / "a.bib").write_text("", encoding="utf-8")
        assert self.load(tmp_path, bibliography="a.bib", provenance=name, findings=name).problems == ()

    @pytest.mark.parametrize("name", ["a\0b.csv", "x" * 5000, "folder"])
    def test_tables_that_cannot_be_read(self, tmp_path: Path, name: str) -> None:
        (tmp_path / "a.bib").write_text("", encoding="utf-8")
        (tmp_path / "folder").mkdir()
        loaded = self.load(tmp_path, bibliography="a.bib", provenance=name)
        assert [p.rule for p in loaded.problems] == ["unreadable-file"]

    def test_bibliographies_in_the_order_of_the_option(self, tmp_path: Path) -> None:
        for name in "ab":
            (tmp_path / f"{name}.bib").write_text(f"@book{{{name}, title = {{{name}}}}}", encoding="utf-8")
        assert list(self.load(tmp_path, bibliography=["b.bib", "*.bib"]).references) == ["b", "a"]

    def test_a_bibliography_with_byte_order_mark_and_crlf(self, tmp_path: Path) -> None:
        text = "\ufeff@book{a,\r\n  title = {T},\r\n  author = {B, C},\r\n  year = 2000\r\n}\r\n"
        (tmp_path / "a.bib").write_bytes(text.encode())
        loaded = self.load(tmp_path, bibliography="a.bib")
        assert loaded.problems == ()
        assert loaded.references["a"].plain("title") == "T"
        assert str(loaded.references["a"].field_locations["author"]) == "a.bib:3:3"
