"""BibTeX styles through pybtex: labels, clusters, entries; numbers of one page; any reference gives an entry."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.cases import read_cases
from tests.limits import examples

from literature.model import Citation, DateSpan, PartialDate, Person, Reference, RichText, Run
from literature.sources.bibtex import read_bibliography
from literature.styles.pybtex_style import PybtexStyle
from literature.text.markdown.inline import read_inline
from literature.text.markdown.scanner import scan
from literature.vocabulary.entry_types import ENTRY_TYPES, TYPE_ALIASES

HERE = Path(__file__).parent
CASES: dict[str, Any] = read_cases(HERE / "pybtex_cases.yml")


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def citation(text: str) -> Citation:
    (found,) = scan(text).tokens
    assert isinstance(found, Citation)
    return found


def read(text: str) -> tuple[Reference, ...]:
    return tuple(read_bibliography([("test.bib", text)]).references)


@pytest.fixture(scope="module")
def references() -> tuple[Reference, ...]:
    return read((HERE / "csl_cases.bib").read_text("utf-8"))


@pytest.fixture(scope="module", params=CASES)
def styled(request: pytest.FixtureRequest, references: tuple[Reference, ...]) -> tuple[PybtexStyle, dict[str, Any]]:
    return PybtexStyle(request.param, references), CASES[request.param]


def test_clusters(styled: tuple[PybtexStyle, dict[str, Any]]) -> None:
    style, expected = styled
    for case in expected["clusters"]:
        result = style.cluster(citation(case["text"]))
        assert result.as_plain() == case["expect"]
        if "keys" in case:
            assert [run.key for run in result.runs if run.key] == case["keys"]


def test_entries(styled: tuple[PybtexStyle, dict[str, Any]]) -> None:
    style, expected = styled
    entries = {key: plain(style.entry(key).as_underscored()) for key in expected["entries"]}
    assert entries == expected["entries"]


def test_labels(styled: tuple[PybtexStyle, dict[str, Any]]) -> None:
    style, expected = styled
    for key, (parenthetical, narrative) in expected["labels"].items():
        assert style.label(key).as_plain() == parenthetical
        assert style.label(key, narrative=True).as_plain() == narrative


def test_order(styled: tuple[PybtexStyle, dict[str, Any]]) -> None:
    style, expected = styled
    assert style.order(sorted(expected["order"])) == expected["order"]
    assert style.order(["nope", "zed2001"]) == ["zed2001", "nope"]


def test_numbers_of_a_page(references: tuple[Reference, ...]) -> None:
    library = PybtexStyle("plain", references)
    page = library.for_page(["zed2001", "nope", "bowlby1988", "zed2001"])
    assert page.order(["zed2001", "bowlby1988"]) == ["bowlby1988", "zed2001"]
    assert page.cluster(citation("[@zed2001]")).as_plain() == "[2]"
    assert plain(page.entry("zed2001").as_plain()) == "[2] Zoë Zed. Last things. Journal, 2001."
    assert library.cluster(citation("[@zed2001]")).as_plain() == "[10]"
    assert page.cluster(citation("[@many1999]")).as_plain() == "[?many1999]"
    cited_first = PybtexStyle("unsrt", references).for_page(["tversky1974", "bowlby1988"])
    assert cited_first.cluster(citation("[@tversky1974; @bowlby1988]")).as_plain() == "[1, 2]"


def test_unknown_keys(references: tuple[Reference, ...]) -> None:
    style = PybtexStyle("plain", references)
    assert style.entry("nope") == style.label("nope") == RichText((Run("?nope", bold=True),))


def test_unknown_style_names_those_installed(references: tuple[Reference, ...]) -> None:
    with pytest.raises(ValueError, match=r"no style 'plian'; installed are .*alpha, plain, unsrt"):
        PybtexStyle("plian", references)


def test_prefix_and_suffix_are_rendered(references: tuple[Reference, ...]) -> None:
    result = PybtexStyle("plain", references).cluster(citation("[*cf.* @zed2001, p. 3, **not** this]"), read_inline)
    assert result.as_underscored() == "[_cf._ 10, p. 3, not this]"


SOURCE = r"""
@book{mark, author = {O'Neil, Jean-Paul and M{\"u}ller, {\O}.}, title = {100\% of \$5 \& A\_B \#1: {NASA}'s ---
  \emph{Homo} x\textsuperscript{2} $\alpha$ \textbf{b} ``quoted'' \{set\} C:\textbackslash{}d},
  publisher = {A \& B}, year = 2001}
@article{whole, author = {Doe, J.}, title = {T}, journal = {J}, volume = 3, number = 2, pages = {10--19}, year = 2001,
  month = mar, doi = {10.1/a_b}, url = {https://example.org/a_b}}
@phdthesis{thesis, author = {Doe, J.}, title = {T}, school = {U \& V}, year = 2001}
@incollection{part, author = {Doe, J.}, title = {T}, booktitle = {Book}, editor = {Roe, R.}, edition = {2},
  publisher = {P}, year = {1999/2001}}
@online{web, title = {Only a Title}, url = {https://example.org/~a}}
"""
EXPECTED = {
    "mark": (
        "Jean-Paul O'Neil and Ø. Müller. _100% of $5 & A_B #1: NASA's —_ Homo _x2 α b “quoted” {set} C:\\d_. "
        "A & B, 2001."
    ),
    "whole": ("J. Doe. T. _J_, 3(2):10–19, March 2001. URL: https://example.org/a_b, doi:10.1/a_b."),
    "thesis": "J. Doe. _T_. PhD thesis, U & V, 2001.",
    "part": "J. Doe. T. In R. Roe, editor, _Book_. P, 2nd edition, 1999–2001.",
    "web": "Only a title. URL: https://example.org/~a.",
}


def test_text_survives_pybtex() -> None:
    style = PybtexStyle("plain", read(SOURCE))
    assert {key: plain(style.entry(key).as_underscored()) for key in EXPECTED} == EXPECTED
    runs = style.entry("mark").runs
    assert [run.text for run in runs if run.position == "sup"] == ["2"]
    assert [run.text for run in runs if run.bold] == ["b"]
    assert "https://doi.org/10.1/a_b" in {run.url for run in style.entry("whole").runs}


TEXT = st.text(alphabet="aB {}\\%$&#_~^'`\"-–é\n\x00\U0010f000", min_size=1, max_size=8)
RICH = st.builds(lambda text, italic: RichText((Run(text, italic=italic),)), TEXT, st.booleans())
PEOPLE = st.lists(st.builds(Person, TEXT, TEXT | st.just(""), is_group=st.booleans()), max_size=3).map(tuple)
REFERENCES = st.builds(
    Reference,
    st.just("k"),
    st.sampled_from([*ENTRY_TYPES, *TYPE_ALIASES, "set", "string"]),
    people=st.dictionaries(st.sampled_from(["author", "editor"]), PEOPLE, max_size=2),
    dates=st.dictionaries(st.just("date"), st.builds(DateSpan, st.none() | st.just(PartialDate(2001, 3))), max_size=1),
    text=st.dictionaries(
        st.sampled_from(["title", "journaltitle", "booktitle", "pages", "url", "doi", "edition", "type", "publisher"]),
        RICH,
    ),
)


@examples(150)
@given(REFERENCES, st.sampled_from(["plain", "alpha", "unsrt", "unsrtalpha"]))
def test_never_fails(reference: Reference, name: str) -> None:
    style = PybtexStyle(name, [reference])
    entry = style.entry("k").as_plain()
    assert "\x00" not in entry
    assert not any(0x10F000 <= ord(char) < 0x10F080 for char in entry)
    assert style.label("k", narrative=True)
