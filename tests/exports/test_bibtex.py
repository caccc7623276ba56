"""BibTeX written is BibTeX read: round trips, inheritance, values that could break out of their field."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.limits import examples

from literature.exports import as_bibtex
from literature.model import DateSpan, Location, PartialDate, Person, Reference, RichText, Run
from literature.sources.bibtex import read_bibliography

Read = Callable[[str], tuple[Reference, ...]]


def bare(reference: Reference) -> Reference:
    """Without its places in a file."""
    return replace(reference, location=Location(""), field_locations={})


def content(reference: Reference) -> Reference:
    """What it says, however it was written."""
    return replace(bare(reference), raw={}, raw_type="")


def test_corpora_come_back(corpus: tuple[Reference, ...], read: Read) -> None:
    again = read(as_bibtex(corpus))
    assert [bare(reference) for reference in again] == [bare(reference) for reference in corpus]


def test_written_twice_is_the_same(corpus: tuple[Reference, ...], read: Read) -> None:
    once = as_bibtex(corpus)
    assert as_bibtex(read(once)) == once


def test_form(read: Read) -> None:
    source = r"""
@string{jn = "Journal of " # "Names"}
@ARTICLE(Key:1, author = "Doe, J. and others", Title = {{NIMH} \& {\'E}tude}, journal = jn, month = jan, year = 1999)
"""
    assert as_bibtex(read(source)) == (
        "@article{Key:1,\n"
        "  author = {Doe, J. and others},\n"
        "  title = {{NIMH} \\& {\\'E}tude},\n"
        "  journal = {Journal of Names},\n"
        "  month = jan,\n"
        "  year = {1999},\n"
        "}\n"
    )


FAMILY = r"""
@incollection{child, author = {Doe, Jane}, title = {Part One}, pages = {1--9}, crossref = {parent}}
@collection{parent, editor = {de Vries, Jan and {A and B, Inc.}}, title = {Whole: {The} \emph{Book} 100\%},
  subtitle = {A_Z \& more}, publisher = {{Land and Sea} and Other}, date = {2001-03}, address = {Paris},
  doi = {10.1000/a_b}, url = {https://example.org/a_b%20c}}
@article{data, title = {Own}, xdata = {shared}}
@xdata{shared, author = {Roe, R.}, journal = {Big \& Small}, year = {in press}, note = {A \textbf{bold} claim}}
"""


def test_parents_that_are_exported_stay_parents(read: Read) -> None:
    references = read(FAMILY)
    text = as_bibtex(references[:2])
    assert "crossref = {parent}" in text
    assert "booktitle" not in text
    assert [bare(reference) for reference in read(text)] == [bare(reference) for reference in references[:2]]


@pytest.mark.parametrize("key", ["child", "data"])
def test_a_chosen_child_stands_alone(read: Read, key: str) -> None:
    child = next(reference for reference in read(FAMILY) if reference.key == key)
    text = as_bibtex([child])
    again = read_bibliography([("out.bib", text)])
    assert not again.problems
    assert [content(reference) for reference in again.references] == [content(child)]
    assert "crossref" not in text
    assert "xdata" not in text


def test_a_parent_that_exists_nowhere_stays_as_written(read: Read) -> None:
    (lonely,) = read("@inbook{a, title = {T}, crossref = {nowhere}}")
    assert "crossref = {nowhere}" in as_bibtex([lonely])


def test_a_reference_made_without_a_file(read: Read) -> None:
    made = Reference(
        "new",
        "article",
        people={
            "author": (
                Person("Šimić", "Ø.", "van", "Jr.", orcid="https://orcid.org/0000-0002-1825-0097"),
                Person("@user Ltd", is_group=True, username="@user"),
            )
        },
        has_others=frozenset({"author"}),
        dates={
            "date": DateSpan(PartialDate(2001, 5), PartialDate(2001, 6)),
            "urldate": DateSpan(PartialDate(2002, 1, 2)),
        },
        text={
            "title": RichText((Run("On "), Run("Homo", italic=True), Run(" & "), Run("DNA", is_protected=True))),
            "journaltitle": RichText.from_plain("J_1 #2"),
            "url": RichText.from_plain("https://example.org/100%25_a"),
        },
    )
    (again,) = read(as_bibtex([made]))
    assert content(again) == made
    assert [person.orcid for person in again.people["author"]] == ["https://orcid.org/0000-0002-1825-0097", ""]


# Values that could end their field, their entry or their file early.
@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("a } b", "a  b"),
        ("a { b", "a  b"),
        ("} , year = {1", " , year = 1"),
        (r"set \{1", r"set \textbraceleft{}1"),
        (r"\{1\}", r"\{1\}"),
        ("ends in \\", "ends in \\ "),
        ("x%\n@book{evil, title={y}}", "x@book{evil, title={y}}"),
        ("x\n  @book{evil", "x @bookevil"),
        ("nul\x00bell\x07", "nulbell"),
    ],
)
def test_values_cannot_break_out(read: Read, value: str, written: str) -> None:
    sound = Reference("sound", "misc", raw={"title": "Sound"}, raw_type="misc")
    text = as_bibtex([Reference("bad", "misc", raw={"title": value}, raw_type="misc"), sound])
    assert f"  title = {{{written}}},\n" in text
    again = read(text)
    assert [reference.key for reference in again] == ["bad", "sound"]
    assert set(again[0].raw) == {"title"}


def test_braces_in_addresses_are_percent_encoded() -> None:
    text = as_bibtex([Reference("a", "misc", raw={"url": "https://example.org/{x"}, raw_type="misc")])
    assert "url = {https://example.org/%7Bx}" in text


@examples(300)
@given(st.text(alphabet='ab \\{}@%\n,="#\x00é', max_size=30))
def test_any_value_keeps_its_entry_whole(value: str) -> None:
    references = [
        Reference("first", "misc", raw={"title": value, "year": "2000"}, raw_type="misc"),
        Reference("second", "misc", raw={"title": "Sound", "year": "2001"}, raw_type="misc"),
    ]
    again = read_bibliography([("out.bib", as_bibtex(references))]).references
    assert [(r.key, r.raw.get("year")) for r in again] == [("first", "2000"), ("second", "2001")]
    assert set(again[0].raw) == {"title", "year"}
    assert again[1].raw["title"] == "Sound"
