"""Formats are told by content alone; a file of none gives one problem that says what it is and what is read."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.limits import examples

from literature.sources.encodings import decoded
from literature.sources.foreign.files import read_foreign_file
from literature.sources.foreign.recognition import format_of
from literature.vocabulary.import_formats import IMPORT_FORMATS

SMALL = {
    "bibtex": "% mine\n@book{a, title = {Ebb}, author = {Salt, Ida}, year = 2001}\n",
    "ris": "TY  - BOOK\nTI  - Ebb\nAU  - Salt, Ida\nPY  - 2001\nER  - \n",
    "csl-json": '[{"type": "book", "title": "Ebb", "author": [{"family": "Salt", "given": "Ida"}]}]',
    "pubmed": "\n\nPMID- 1\nTI  - Ebb.\nFAU - Salt, Ida\nDP  - 2001\n",
    "endnote-xml": '<?xml version="1.0"?>\n'
    '<xml><records><record><ref-type name="Book">6</ref-type><contributors><authors>'
    "<author>Salt, Ida</author></authors></contributors><titles><title>Ebb</title></titles></record></records></xml>",
    "wos": "FN Clarivate Analytics Web of Science\nVR 1.0\nPT B\nAF Salt, Ida\nTI Ebb\nPY 2001\nER\n\nEF\n",
    "wos-table": "PT\tAU\tTI\tPY\nB\tSalt, Ida\tEbb\t2001\n",
}


def test_each_format_has_a_case() -> None:
    assert SMALL.keys() == {row.name for row in IMPORT_FORMATS}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
@pytest.mark.parametrize("name", SMALL)
def test_every_format_is_told_in_every_encoding_and_under_any_name(name: str, encoding: str) -> None:
    data = SMALL[name].replace("Ebb", "Ebb é").encode(encoding)
    text, faults = decoded(data, "x.pdf")
    assert bool(faults) == (encoding not in ("utf-8", "utf-8-sig"))
    found = read_foreign_file("x.pdf", text)
    assert found.format is not None
    assert found.format.name == name
    (work,) = found.works
    assert not found.problems
    assert work.plain("title") == "Ebb é"
    assert work.creators[0].family == "Salt"


@pytest.mark.parametrize("line_end", ["\r\n", "\r"])
@pytest.mark.parametrize("name", SMALL)
def test_line_ends_of_other_systems(name: str, line_end: str) -> None:
    found = read_foreign_file("x", SMALL[name].replace("\n", line_end))
    assert [work.plain("title") for work in found.works] == ["Ebb"]
    assert not found.problems


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("", "an empty file"),
        ("  \n", "an empty file"),
        ("<!DOCTYPE html>\n<html><body>Sign in</body></html>", "a web page"),
        ("<html><record></record></html>", "a web page"),
        ("<?xml version='1.0'?><PubmedArticleSet><PubmedArticle/></PubmedArticleSet>", "PubMed's XML"),
        ("<a><b/></a>", "its root is `<a>`"),
        ("%PDF-1.7\n", "a PDF"),
        ("PK\x03\x04\x00", "an office document"),
        ("%0 Journal Article\n%T Ebb\n", "nearest to RIS"),
        ("AU  - Salt, I.\nTI  - Ebb\n", "nearest to RIS, but no record begins with `TY  - `"),
        ("Authors,Title,Year\nSalt,Ebb,2001\n", "a table in CSV"),
        ("a\tb\tc\n", "a table with tabs"),
        ("---\ntitle: Ebb\n---\n", "a page or YAML"),
        ("\x00\x01\x02\x03", "no text"),
        ("Salt, I. (2001). Ebb. Quay Press.\n", "no RIS file: it begins `Salt, I. (2001)"),
    ],
)
def test_a_wrong_file_gives_one_problem(text: str, what: str) -> None:
    found = read_foreign_file("x.ris", text)
    assert (found.format, found.works) == (None, ())
    (problem,) = found.problems
    assert what in problem.message
    assert "expected BibTeX, RIS, CSL-JSON, PubMed (.nbib), EndNote XML" in problem.message
    assert "\n" not in problem.message


def test_the_first_sign_counts() -> None:
    assert format_of("@book{a, abstract = {\nTY  - JOUR\n}}") == "bibtex"
    assert format_of("TY  - JOUR\nAB  - as in\n@book{a,}\nER  - ") == "ris"


@pytest.mark.parametrize(
    ("name", "text", "line", "message"),
    [
        ("pubmed", "PMID- 1\nTI  - A\nnonsense\n", 3, "belongs to no record"),
        ("wos", "PT J\nTI A\nPT J\nTI B\nER\n", 3, "has no 'ER'"),
        ("wos", "PT J\nTI A\n", 1, "has no 'ER' at its end"),
        ("wos", "VR 1.0\nnonsense\nPT J\nTI A\nER\n", 2, "stands in no record"),
        ("wos-table", "PT\tAU\tTI\nJ\tA\tB\tC\n", 2, "has 4 cells"),
        ("endnote-xml", SMALL["endnote-xml"].replace("</records></xml>", "\n<record>"), 3, "the XML breaks off"),
    ],
)
def test_faults_have_a_place_and_the_rest_is_read(name: str, text: str, line: int, message: str) -> None:
    found = read_foreign_file("x", text)
    assert found.format is not None
    assert found.format.name == name
    assert found.works
    (problem,) = found.problems
    assert message in problem.message
    assert problem.location.line == line


def test_entities_of_a_file_are_refused() -> None:
    """None grows, and none leads to another file."""
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    bomb = (
        f'<?xml version="1.0"?>\n<!DOCTYPE x [<!ENTITY l0 "ha">{laughs}]>\n<xml><record><ref-type/>&l9;</record></xml>'
    )
    outside = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><xml><record><titles><title>&e;</title></titles>'
    for text in (bomb, outside + "</record></xml>"):
        found = read_foreign_file("x.xml", text)
        assert not found.works
        (problem,) = found.problems
        assert "declares entities of its own" in problem.message


@examples(200)
@given(
    st.sampled_from(sorted(SMALL.values())),
    st.lists(
        st.tuples(st.integers(0, 250), st.text("\n\t TYERPMIDAU-@{}[]<>\"'=&;,:0123é\x00\ud800", max_size=6)),
        max_size=6,
    ),
)
def test_readers_never_raise(text: str, insertions: list[tuple[int, str]]) -> None:
    for place, added in insertions:
        text = text[:place] + added + text[place + len(added) :]
    found = read_foreign_file("x", text)
    assert found.works or found.problems or found.format is not None
    for work in found.works:
        assert work.location.path == "x"


def test_marks_of_bytes_order_are_no_part_of_the_text() -> None:
    for mark, encoding in ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")):
        assert decoded(mark + "é".encode(encoding), "x")[0] == "é"
