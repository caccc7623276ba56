"""What the style decides over a whole library: order, letters, names told apart; and that it bears any reference."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.cases import read_cases
from tests.limits import examples

from literature.model import Citation, CitationItem, DateSpan, Locator, PartialDate, Person, Reference, RichText
from literature.sources.bibtex import read_bibliography
from literature.styles import ApaStyle, Style

HERE = Path(__file__).parent
_WORK = re.compile(r"(?P<author>.*?) ?\((?P<year>[^()]*)\) (?P<title>.+)")


def library(works: list[str]) -> tuple[Reference, ...]:
    entries = []
    for number, work in enumerate(works):
        match = _WORK.fullmatch(work)
        assert match is not None
        author = f"author={{{match['author']}}}, " if match["author"] else ""
        year = f"year={{{match['year']}}}, " if match["year"] else ""
        entries.append(f"@book{{k{number}, {author}{year}title={{{match['title']}}}}}")
    return read_bibliography([("works.bib", "\n".join(entries))]).references


@pytest.mark.parametrize("case", read_cases(HERE / "order.yml"), ids=lambda case: case["rule"])
def test_order(case: dict[str, list[str]]) -> None:
    references = library(case["works"])
    style = ApaStyle(reversed(references))
    order = style.order([reference.key for reference in reversed(references)])
    assert [case["works"][int(key[1:])] for key in order] == case["works"]


def test_order_leaves_out_what_is_not_listed() -> None:
    references = read_bibliography([("x.bib", "@personal{p, author={Ng, Li}}\n@book{b, author={Ng, Li}, year=2001}")])
    assert ApaStyle(references.references).order(["p", "nobody", "b", "b"]) == ["b"]


def test_published_letters_stay() -> None:
    references = library(["Ng, L. (2001) Beta", "Ng, L. (2001) Alpha", "Ng, L. (2001) Gamma"])
    style = ApaStyle(references, {"k0": "a"})
    assert style.year_letters() == {"k0": "a", "k1": "b", "k2": "c"}
    assert style.order(["k2", "k1", "k0"]) == ["k0", "k1", "k2"]


def test_a_published_letter_stays_when_the_other_work_is_gone() -> None:
    assert ApaStyle(library(["Ng, L. (2001) Beta"]), {"k0": "b"}).label("k0").as_plain() == "Ng, 2001b"


def test_letters_go_on_after_z() -> None:
    style = ApaStyle(library([f"Ng, L. (2001) {chr(97 + number // 9)}{chr(97 + number % 9)}" for number in range(28)]))
    assert [style.year_letters()[f"k{number}"] for number in (0, 25, 26, 27)] == ["a", "z", "aa", "ab"]


def test_letters_follow_the_dates_that_the_entries_show() -> None:
    bib = """@online{c, author={Ng, Li}, title={Alpha}, date={2020-04-02}}
    @online{b, author={Ng, Li}, title={Beta}, date={2020-03-26}}
    @online{a, author={Ng, Li}, title={Gamma}, date={2020}}"""
    style = ApaStyle(read_bibliography([("x.bib", bib)]).references)
    starts = ["Ng, L. (2020a). Gamma", "Ng, L. (2020b, March 26). Beta", "Ng, L. (2020c, April 2). Alpha"]
    assert [style.entry(key).as_plain() for key in "abc"] == [f"{start}." for start in starts]


def test_it_is_a_style() -> None:
    style: Style = ApaStyle([])
    assert style.order([]) == []


def one_of(words: str) -> st.SearchStrategy[str]:
    return st.sampled_from(words.split())


TEXTS = st.lists(one_of("Trust of Bonds? Loss! U.S. in DSM-5 etc. A Meta-Analysis: “Why”"), min_size=1, max_size=6)
PEOPLE = st.lists(
    st.builds(
        Person,
        st.sampled_from(["Ng", "Ott", "de la Cruz", "Inc.", "World Group"]),
        given=st.sampled_from(["", "Li", "A. B.", "Jean-Paul"]),
        suffix=st.sampled_from(["", "Jr.", "III"]),
        is_group=st.booleans(),
    ),
    max_size=24,
).map(tuple)
DATES = st.builds(
    DateSpan,
    st.one_of(st.none(), st.builds(PartialDate, st.integers(-500, 2030), st.one_of(st.none(), st.integers(1, 12)))),
    st.one_of(st.none(), st.builds(PartialDate, st.integers(-500, 2030))),
    st.booleans(),
    st.sampled_from(["", "in press", "n.d.", "someday"]),
)
TYPES = one_of(
    "article book incollection inbook inproceedings proceedings report thesis unpublished online misc dataset software "
    "video audio image patent jurisdiction legislation constitution personal periodical inreference presentation odd"
)
FIELDS = one_of(
    "title subtitle booktitle maintitle journaltitle volume number pages eid edition series publisher institution "
    "organization howpublished note addendum titleaddon entrysubtype type pubstate doi url eprint eprinttype version "
    "eventtitle venue location origtitle shorttitle issuetitle chapter related relatedtype citation langid"
)
NAMES = one_of("author editor translator bookauthor director host narrator editora shortauthor")
REFERENCES = st.lists(
    st.builds(
        Reference,
        st.sampled_from(["a", "b", "c", "d"]),
        TYPES,
        people=st.dictionaries(NAMES, PEOPLE, max_size=3),
        has_others=st.sampled_from([frozenset(), frozenset({"author"})]),
        dates=st.dictionaries(st.sampled_from(["date", "origdate", "eventdate", "urldate"]), DATES, max_size=3),
        text=st.dictionaries(FIELDS, TEXTS.map(" ".join).map(RichText.from_plain), max_size=14),
    ),
    min_size=1,
    max_size=4,
)
_DOUBLED = re.compile(r"(?<!\.)\.\.(?!\.)|[?!]\.|, ,|,,|\( |\(\)|\[\]|  | \.|;;|\.;\.")


@examples(300)
@given(REFERENCES)
def test_any_reference_is_written_and_cited(references: list[Reference]) -> None:
    style = ApaStyle(references)
    for key in {reference.key for reference in references}:
        entry = style.entry(key).as_plain().replace(", . . . ", ", ")
        assert not _DOUBLED.search(entry), entry
        assert entry.count("(") == entry.count(")")
        assert entry.count("[") == entry.count("]")
        for narrative in (False, True):
            item = CitationItem(key, 0, 1, "see", (Locator("page", "3-4"),), ", for this")
            shown = style.cluster(Citation((item, CitationItem("a", 2, 3)), narrative, 0, 4)).as_plain()
            assert shown.count("(") == shown.count(")")
            assert "pp. 3–4" in shown
    assert sorted(style.order("abcd"), key=style.sort_key) == style.order("abcd")
