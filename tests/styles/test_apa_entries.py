"""Entries of the reference list against strings written from the rules of the manual."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.cases import read_cases

from literature.sources.bibtex import read_bibliography
from literature.styles import ApaStyle

HERE = Path(__file__).parent
AREAS = ("periodicals", "books", "chapters", "reports", "online", "audiovisual")


def cases() -> list[object]:
    found: list[object] = []
    for area in AREAS:
        for number, case in enumerate(read_cases(HERE / f"{area}.yml"), 1):
            found.append(pytest.param(case, id=f"{area}-{number}: {case['rule']}"))
    return found


def style_of(bib: str) -> ApaStyle:
    bibliography = read_bibliography([("case.bib", bib)])
    assert {problem.rule for problem in bibliography.problems} <= {"malformed-doi"}, "one case has none on purpose"
    return ApaStyle(bibliography.references)


@pytest.mark.parametrize("case", cases())
def test_entry(case: dict[str, str]) -> None:
    assert style_of(case["bib"]).entry("x").as_underscored() == case["apa"]


@pytest.mark.parametrize("case", read_cases(HERE / "names.yml"), ids=lambda case: case["rule"])
def test_author_element(case: dict[str, str]) -> None:
    bib = f"@book{{x, author={{{case['author']}}}, title={{T}}, publisher={{Press}}, year=2000}}"
    entry = style_of(bib).entry("x").as_plain()
    assert entry == f"{case['apa']} (2000). T. Press."


@pytest.mark.parametrize("case", read_cases(HERE / "dates.yml"), ids=lambda case: case["rule"])
def test_date_element(case: dict[str, str]) -> None:
    style = style_of(f"@{case['type']}{{x, author={{Ng, Li}}, title={{T}}, {case['fields']}}}")
    assert style.entry("x").as_plain().startswith(f"Ng, L. ({case['entry']}). T.")
    assert style.label("x").as_plain() == f"Ng, {case['cited']}"


def test_the_tables_hold_what_the_project_promises() -> None:
    single = ("names", "dates", "in_text")
    count = len(cases()) + sum(len(read_cases(HERE / f"{name}.yml")) for name in single)
    assert count >= 250


def test_addresses_are_links() -> None:
    style = style_of("@article{x, author={Ng, Li}, title={T}, journal={J}, year=2000, doi={10.1000/<a>;b}}")
    last = style.entry("x").runs[-1]
    assert (last.text, last.url) == ("https://doi.org/10.1000/<a>;b", "https://doi.org/10.1000/%3Ca%3E;b")


def test_an_address_that_a_browser_would_run_is_no_link() -> None:
    bibliography = read_bibliography([("x.bib", "@online{x, title={T}, url={javascript:alert(1)}}")])
    entry = ApaStyle(bibliography.references).entry("x")
    assert "javascript:alert(1)" in entry.as_plain()
    assert not any(run.url for run in entry.runs)


def test_an_unknown_key_is_marked() -> None:
    (run,) = ApaStyle([]).entry("nobody").runs
    assert (run.text, run.bold, run.key) == ("?nobody", True, "")


@pytest.mark.parametrize(
    ("bib", "label"),
    [
        ("@article{x, editor={Ng, Li}, title={T}, titleaddon={Special issue}, journal={J}, year=2006}", "Ng, 2006"),
        ("@letter{x, author={Nye, Tom}, title={Letter to Ng}, library={Archive}, date={1935-02-04}}", "Nye, 1935"),
        ("@book{x, author={Bo Ng 0002}, title={T}, year=2006}", "Ng, 2006"),
        ("@book{x, author={van Ott, Ida}, options={useprefix=false}, title={T}, year=2006}", "Ott, 2006"),
        ("@book{x, author={British Trust Society}, title={T}, year=2006}", "British Trust Society, 2006"),
    ],
)
def test_who_is_cited(bib: str, label: str) -> None:
    assert style_of(bib).label("x").as_plain() == label
