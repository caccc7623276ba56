"""A reference that is exported and imported again prints as before, in all that APA prints."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.limits import examples

from literature.exports import as_bibtex, as_csl_json, as_ris
from literature.model import Reference
from literature.sources.bibtex import read_bibliography
from literature.sources.foreign.files import read_foreign_file
from literature.styles import ApaStyle

Write = Callable[[Iterable[Reference]], str]

KINDS = (
    "@article{{x, author={{{people}}}, title={{{title}}}, journal={{Harbor Psychology}}, date={{{date}}},"
    " volume={{{number}}}, number={{2}}, pages={{{pages}}}, doi={{10.5555/a.{number}}}}}",
    "@article{{x, author={{{people}}}, title={{{title}}}, journal={{Harbor}}, date={{{date}}}, eid={{e{number}}}}}",
    "@article{{x, author={{{people}}}, title={{{title}}}, journal={{Harbor}}, date={{{date}}}, langid={{german}}}}",
    "@article{{x, author={{{people}}}, title={{{title}}}, journal={{Times}}, date={{{date}}},"
    " entrysubtype={{newspaper}}, pages={{{pages}}}}}",
    "@article{{x, author={{{people}}}, title={{{title}}}, journal={{Harbor}}, year={{in press}}}}",
    "@article{{x, author={{{people}}}, title={{{title}}}, journal={{Harbor}}, date={{{date}}},"
    " pubstate={{prepublished}}, url={{https://harbor.example/{number}}}}}",
    "@book{{x, author={{{people}}}, title={{{title}}}, date={{{date}}}, publisher={{Quay and Sons}},"
    " edition={{{number}}}, origdate={{1720}}, translator={{Oak, C.}}}}",
    "@book{{x, editor={{{people}}}, title={{{title}}}, date={{{date}}}, publisher={{Quay}}, volume={{{number}}}}}",
    "@incollection{{x, author={{{people}}}, editor={{Oak, Carla}}, title={{{title}}}, booktitle={{{title}}},"
    " date={{{date}}}, publisher={{Quay}}, edition={{2}}, pages={{{pages}}}}}",
    "@inproceedings{{x, author={{{people}}}, title={{{title}}}, eventtitle={{Conference on Tides}}, date={{{date}}},"
    " venue={{Port}}}}",
    "@phdthesis{{x, author={{{people}}}, title={{{title}}}, school={{University of the Coast}}, date={{{date}}},"
    " url={{https://harbor.example/{number}}}}}",
    "@report{{x, author={{{people}}}, title={{{title}}}, institution={{Coast Office}}, date={{{date}}},"
    " number={{{number}}}, type={{Technical Report}}}}",
    "@online{{x, author={{{people}}}, title={{{title}}}, organization={{Coast Office}}, date={{{date}}},"
    " url={{https://harbor.example/{number}}}}}",
    "@movie{{x, director={{{people}}}, title={{{title}}}, publisher={{Studio}}, date={{{date}}}}}",
    "@video{{x, author={{{people}}}, title={{{title}}}, publisher={{Studio}}, date={{{date}}}}}",
    "@dataset{{x, author={{{people}}}, title={{{title}}}, publisher={{Archive}}, date={{{date}}},"
    " version={{{number}}}}}",
    "@software{{x, author={{{people}}}, title={{{title}}}, publisher={{Archive}}, date={{{date}}},"
    " version={{{number}.1}}, url={{https://harbor.example/{number}}}}}",
)
NAMES = (
    "Salt, Ida", "Salt, I. M.", "van den Berg, Pieter", "King, Jr., Martin", "{Harbor Board}", "Łęcki, Jan-Paul",
    "family=Humboldt, given=A., prefix=von, useprefix=false",
)  # fmt: skip
WORDS = ("Tides", "moorings", "{EMDR}", "and", "Ropes", "harbor", "knots", "of", "Ebb")
BELOW_AND_ABOVE = ("{CO}\\textsubscript{2}", "\\textit{Homo sapiens}", "{\\textsc{Quay}}", "$\\alpha$")


def dates() -> st.SearchStrategy[str]:
    """Dates as BibLaTeX has them, of every kind that references have."""
    year = st.integers(1500, 2020).map(str)
    month = st.builds("{}-{:02}".format, year, st.integers(1, 12))
    day = st.builds("{}-{:02}".format, month, st.integers(1, 28))
    before = st.integers(1, 900).map("-{:04}".format)
    season = st.builds("{}-{}".format, year, st.integers(21, 24))
    span = st.builds(lambda start, more: f"{start}/{start + more}", st.integers(1500, 1900), st.integers(1, 99))
    return st.one_of(year, month, day, before, season, span, year.map("{}~".format), year.map("{}/".format))


def entries(words: Iterable[str]) -> st.SearchStrategy[str]:
    """Entries of all kinds."""
    return st.builds(
        lambda kind, people, title, **rest: kind.format(
            people=" and ".join(people), title=" ".join(["Ties", *title]), **rest
        ),
        st.sampled_from(KINDS),
        st.lists(st.sampled_from([*NAMES]), min_size=1, max_size=3, unique=True),
        st.lists(st.sampled_from([*words]), max_size=5),
        date=dates(),
        number=st.integers(1, 40),
        pages=st.sampled_from(["7", "3--9", "S3--S9"]),
    )


def printed(work: Reference) -> str:
    """As APA prints it, italics between underscores."""
    return ApaStyle([work]).entry(work.key).as_underscored()


def read(source: str) -> Reference:
    (work,) = read_bibliography([("x.bib", source)]).references
    return work


def again(work: Reference, write: Write) -> Reference:
    """Exported, imported and written into a bibliography."""
    found = read_foreign_file("x", write([work]))
    assert not found.problems
    (imported,) = found.works
    return read(as_bibtex([replace(imported, key=work.key)]))


@examples(150)
@given(entries((*WORDS, *BELOW_AND_ABOVE)))
def test_csl_json(entry: str) -> None:
    work = read(entry)
    assert printed(again(work, as_csl_json)) == printed(work)


@examples(150)
@given(entries(WORDS))
def test_ris(entry: str) -> None:
    """RIS has no mark-up and no place for words whose case counts, but those with a capital within."""
    work = read(entry)
    assert printed(again(work, as_ris)) == printed(work)


@pytest.mark.parametrize(
    "entry",
    [
        "@audio{x, host={Salt, I.}, title={Ebb}, publisher={Quay}, date={2010}}",
        "@movie{x, author={Salt, I.}, author+an:role={1=director}, title={Ebb}, publisher={Quay}, date={2010}}",
        "@music{x, composer={Salt, I.}, title={Ebb}, publisher={Quay}, date={2010}}",
        "@online{x, author={Salt, I.}, title={Ebb}, eprint={2201.00001}, eprinttype={arxiv}, date={2010}}",
        "@jurisdiction{x, title={Oak v. Board of Tides}, volume={347}, journaltitle={U.S.}, pages={483}, date={1954}}",
        "@article{x, author={Salt, I. and others}, title={Ebb}, journal={Tides}, date={2010}}",
    ],
)
def test_roles_and_what_else_csl_has_a_place_for(entry: str) -> None:
    work = read(entry)
    assert printed(again(work, as_csl_json)) == printed(work)
