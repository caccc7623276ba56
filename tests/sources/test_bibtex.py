from __future__ import annotations

import logging
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.cases import read_cases
from tests.limits import examples

from literature.model import Location, Person, Reference
from literature.sources.bibtex import Bibliography, read_bibliography
from literature.sources.bibtex_values import closing_brace, closing_braces

CASES = read_cases(Path(__file__).with_suffix(".yml"))


def read(*sources: str) -> Bibliography:
    names = ["x.bib", "y.bib", "z.bib"]
    return read_bibliography(zip(names, sources, strict=False))


def by_key(bibliography: Bibliography) -> dict[str, Reference]:
    return {reference.key: reference for reference in bibliography.references}


def value(reference: Reference, name: str) -> str:
    if name in reference.people:
        return "; ".join(str(person) for person in reference.people[name])
    if name in ("date", "urldate"):
        span = reference.dates.get(name)
        if span is None or span.start is None:
            return span.literal if span else ""
        return "-".join(str(part) for part in (span.start.year, span.start.month, span.start.day) if part)
    return reference.plain(name).strip()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["about"])
def test_reading(case, caplog):
    with caplog.at_level(logging.DEBUG):
        bibliography = read(case["source"])
    assert not caplog.records
    references = by_key(bibliography)
    assert list(references) == case["keys"]
    for name, expected in case.get("fields", {}).items():
        key, _, field = name.rpartition(".")
        assert value(references[key], field) == expected
    for key, aliases in case.get("aliases", {}).items():
        assert list(references[key].aliases) == aliases
    problems = [f"{p.location.line}:{p.location.column} {p.rule} {p.message}" for p in bibliography.problems]
    expected = case.get("problems", [])
    assert len(problems) == len(expected), problems
    for problem, beginning in zip(problems, expected, strict=True):
        assert problem.startswith(beginning)
    if "suggestions" in case:
        assert list(bibliography.problems[0].suggestions) == case["suggestions"]


def test_a_reference_whole():
    source = r"""
@PhDThesis{doe2010,
  Author = {Doe, Jane and {World {H}ealth Organization} and others},
  title  = {A {Study} of \emph{x} {--} 5\% of~all},
  school = {University of {X} and Y},
  address = {Here},
  year = 2010, month = mar,
  doi = {https://doi.org/10.1000/a\_b},
  url = {https://a.org/x\%20y_z},
  archivePrefix = {arXiv}, eprint = {1234.5},
  keywords = {a; b, c},
}
"""
    (reference,) = read(source).references
    assert (reference.type, reference.raw_type, reference.location) == ("thesis", "phdthesis", Location("x.bib", 2, 1))
    assert reference.people["author"] == (Person("Doe", "Jane"), Person("World Health Organization", is_group=True))
    assert reference.has_others == {"author"}
    assert reference.plain("title") == "A Study of x – 5% of\u00a0all"
    assert [run.text for run in reference.text["title"].runs if run.is_protected] == ["Study", "x", "–"]
    assert [run.text for run in reference.text["title"].runs if run.italic] == ["x"]
    assert reference.plain("institution") == "University of X and Y"
    assert reference.plain("location") == "Here"
    assert reference.plain("type") == "phdthesis"
    assert reference.plain("doi") == "10.1000/a_b"
    assert reference.plain("url") == "https://a.org/x%20y_z"
    assert reference.plain("eprinttype") == "arXiv"
    assert reference.keywords == ("a", "b", "c")
    assert reference.dates["date"].start is not None
    assert (reference.dates["date"].start.year, reference.dates["date"].start.month) == (2010, 3)
    assert reference.raw["school"] == "University of {X} and Y"
    assert reference.raw["month"] == "March"
    assert reference.raw["title"] == r"A {Study} of \emph{x} {--} 5\% of~all"
    assert reference.field_locations["author"] == Location("x.bib", 3, 3)
    assert reference.field_locations["month"] == Location("x.bib", 7, 16)
    assert reference.field_locations["eprint"] == Location("x.bib", 10, 28)
    assert set(reference.raw) == set(reference.field_locations)


@pytest.mark.parametrize(
    ("written", "type_", "implied"),
    [
        ("conference", "inproceedings", ""),
        ("electronic", "online", ""),
        ("www", "online", ""),
        ("mastersthesis", "thesis", "mastersthesis"),
        ("techreport", "report", "techreport"),
        ("article", "article", ""),
        ("nameonly", "nameonly", ""),
    ],
)
def test_types(written, type_, implied):
    (reference,) = read(f"@{written.title()}{{a, title={{T}}}}").references
    assert (reference.type, reference.raw_type, reference.plain("type")) == (type_, written, implied)


@pytest.mark.parametrize("type_", ["commentary", "preambles", "strings", "Comments"])
def test_types_that_begin_like_a_command(type_):
    text = f"@{type_}{{a,\n  title = {{T}},\n}}\n@comment{{b, title = {{T}}}}\n@book{{c, title = {{U}}}}"
    bibliography = read_bibliography([("a.bib", text)])
    assert [(work.key, work.type) for work in bibliography.references] == [("a", type_.lower()), ("c", "book")]
    assert not bibliography.problems


def test_a_type_given_stays():
    (reference,) = read("@techreport{a, type = {Working Paper}}").references
    assert reference.plain("type") == "Working Paper"


def test_biblatex_name_beats_bibtex_name():
    (reference,) = read("@article{a, journal = {Old}, journaltitle = {New}, year = 1990, date = {2010-05}}").references
    assert reference.plain("journaltitle") == "New"
    assert reference.year == 2010
    assert reference.raw["journal"] == "Old"


def test_pubstate_is_no_date():
    (reference,) = read("@article{a, pubstate = {inpress}}").references
    assert reference.plain("pubstate") == "inpress"
    assert not reference.dates


@pytest.mark.parametrize(
    ("fields", "publisher"),
    [
        ("publisher = {Parkwood and Columbia}, date = {2010}", "Parkwood; Columbia"),
        ("publisher = {{Simon and Schuster}}, date = {2010}", "Simon and Schuster"),
        ("publisher = {Harper and Row}, year = 2010", "Harper and Row"),
    ],
)
def test_lists_of_publishers(fields, publisher):
    assert read(f"@book{{a, {fields}}}").references[0].plain("publisher") == publisher


def test_orcids():
    source = (
        "@book{a, author = {Doe, Jane and Carberry, Josiah},\n"
        'author+an:orcid = {1="0000-0002-1825-0098"; 2="https://orcid.org/0000-0002-1825-0097"; '
        '3="0000-0002-1694-233X"}}'
    )
    read_back = read(source)
    (reference,), problems = read_back.references, read_back.problems
    assert [person.orcid for person in reference.people["author"]] == ["", "https://orcid.org/0000-0002-1825-0097"]
    assert [(problem.rule, problem.location.line) for problem in problems] == [("malformed-orcid", 2)] * 2
    assert "`0000-0002-1825-0098` is no ORCID iD" in problems[0].message
    assert "names the person 3 of 2" in problems[1].message


def test_usernames():
    source = '@online{a, author = {Doe, Jane and {APA Style}}, author+an:username = {2="@APA\\_Style"}}'
    (reference,) = read(source).references
    assert [person.username for person in reference.people["author"]] == ["", "@APA_Style"]
    assert "author+an:username" not in reference.text
    assert "author+an:username" in reference.raw


INHERITING = r"""
@inbook{chapter, title = {One}, pages = {1--2}, crossref = {whole}, keywords = {mine}}
@book{whole, author = {Doe, Jane}, title = {Whole}, subtitle = {Sub}, year = 2010, publisher = {P},
  keywords = {theirs}, shorthand = {W}, ids = {w}, shorttitle = {Wh}}
@incollection{part, title = {Two}, author = {Roe, R.}, crossref = {w}, year = {2011}}
@mvbook{set, title = {Set}, editor = {Poe, E.}}
@book{volume, title = {Volume}, volume = 2, crossref = {set}}
@periodical{issue, title = {Journal}, issuetitle = {Special}, date = {2010-05}}
@article{paper, title = {Three}, crossref = {issue}}
@proceedings{conf, title = {Proc}, booktitle = {Conf}}
@inproceedings{talk, title = {Four}, crossref = {conf}}
"""


def test_crossref():
    references = by_key(read(INHERITING))
    chapter, part, talk = references["chapter"], references["part"], references["talk"]
    assert (chapter.plain("title"), chapter.plain("booktitle"), chapter.plain("booksubtitle")) == (
        "One",
        "Whole",
        "Sub",
    )
    assert chapter.people["author"] == chapter.people["bookauthor"] == (Person("Doe", "Jane"),)
    assert (chapter.year, chapter.plain("publisher"), chapter.plain("keywords")) == (2010, "P", "mine")
    assert not {"shorthand", "shorttitle", "crossref", "ids", "subtitle"} & set(chapter.text)
    assert set(chapter.raw) == {"title", "pages", "crossref", "keywords"}
    assert part.people == {"author": (Person("Roe", "R."),), "bookauthor": (Person("Doe", "Jane"),)}
    assert (part.plain("booktitle"), part.year, part.plain("keywords")) == ("Whole", 2011, "")
    assert references["volume"].plain("maintitle") == "Set"
    assert references["volume"].plain("title") == "Volume"
    assert references["volume"].people["editor"] == (Person("Poe", "E."),)
    assert references["paper"].plain("journaltitle") == "Journal"
    assert references["paper"].plain("issuetitle") == "Special"
    assert references["paper"].year == 2010
    assert talk.plain("booktitle") == "Conf"


def test_xdata():
    source = """
@xdata{press, publisher = {P}, location = {L}, xdata = {more}}
@xdata{more, note = {N}, publisher = {Q}, month = undefined}
@book{a, title = {T}, xdata = {press, more}}
"""
    bibliography = read(source)
    (reference,) = bibliography.references
    assert [entry.key for entry in bibliography.xdata] == ["press", "more"]
    assert {name: text.as_plain() for name, text in reference.text.items()} == {
        "title": "T",
        "publisher": "P",
        "location": "L",
        "note": "N",
    }
    assert [problem.rule for problem in bibliography.problems] == ["undefined-macro"]


def test_files_belong_together():
    bibliography = read("@book{a, publisher = p, crossref = {b}}", "@string{p = {P}}", "@book{b, note={N}}\n@book{a}\n")
    assert bibliography.references[0].plain("publisher") == "P"
    assert bibliography.references[0].plain("note") == "N"
    assert bibliography.strings == {"p": "P"}
    assert [str(problem.location) for problem in bibliography.problems] == ["z.bib:2:1"]


def test_macros_do_not_explode():
    lines = ["@string{a0 = {ha}}", *(f"@string{{a{i} = {' # '.join([f'a{i - 1}'] * 10)}}}" for i in range(1, 30))]
    bibliography = read("\n".join([*lines, "@book{b, title = a3, note = a29}"]))
    (reference,) = bibliography.references
    assert reference.plain("title") == "ha" * 1000
    assert len(reference.raw["note"]) <= 10_000_000
    assert {problem.rule for problem in bibliography.problems} == {"undefined-macro"}


def test_problems_come_in_order_of_place():
    bibliography = read("@book{a,\n url={x:y}, title = z}\n@book{b", "@book{c, month = w}\n@book{d")
    assert [str(problem.location) for problem in bibliography.problems] == [
        *("x.bib:2:2", "x.bib:2:13", "x.bib:3:1", "y.bib:1:10", "y.bib:2:1"),
    ]


def test_faults_of_inherited_fields_are_reported_once():
    source = "@book{a, editor = {Doe, Jane and}, date={x}}\n" + "@inbook{b%d, crossref={a}}\n" * 3 % (1, 2, 3)
    assert [problem.rule for problem in read(source).problems] == ["malformed-name", "malformed-date"]


def test_long_chains_of_crossref():
    count = 5_000
    source = (
        "\n".join(f"@book{{k{i}, crossref = {{k{i + 1}}}}}" for i in range(count)) + f"\n@book{{k{count}, note={{N}}}}"
    )
    bibliography = read(source)
    assert not bibliography.problems
    assert all(reference.plain("note") == "N" for reference in bibliography.references)


@pytest.mark.parametrize("field", ["title", "author", "date", "url", "month", "crossref", "ids"])
@pytest.mark.parametrize("unit", ["x", "{}", " and ", "\\foo ", " "], ids=repr)
def test_megabytes_in_a_field(field, unit):
    text = unit * ((1_000_000 if unit == "x" else 200_000) // len(unit))
    bibliography = read(f"@book{{a, year = 2010, {field} = {{{text}}}}}\n@book{{b}}")
    assert [reference.key for reference in bibliography.references] == ["a", "b"]
    assert all(len(problem.message) < 500 and "\n" not in problem.message for problem in bibliography.problems)


def test_macros_made_of_macros_stay_in_proportion_to_the_files() -> None:
    """Each doubles the one before it: 25 kB would stand for more than any machine holds."""
    doubling = "@string{s0 = {word}}" + "".join(f"@string{{s{n} = s{n - 1} # s{n - 1}}}\n" for n in range(1, 800))
    uses = "".join(f"@book{{b{n}, title = s17 # s17, note = s17}}\n" for n in range(100))
    found = read(doubling + uses)
    size = sum(map(len, found.strings.values())) + sum(len(text) for r in found.references for text in r.raw.values())
    assert size < 250 * len(doubling + uses)
    assert len(found.references) == 100
    assert {problem.rule for problem in found.problems} == {"undefined-macro"}
    assert "makes its value too long" in found.problems[0].message


NAMES = st.from_regex(r"[a-z]{3,10}", fullmatch=True)
VALUES = st.text(st.characters(categories=["L", "N", "P", "Zs"], exclude_characters='{}\\"%@')).map(
    lambda text: " ".join(text.split())
)


@given(
    st.dictionaries(NAMES.map("key".__add__), st.dictionaries(NAMES.map("u".__add__), VALUES, max_size=5), max_size=8)
)
@examples(100)
def test_what_is_written_is_read(entries):
    source = "\n\n".join(
        "@misc{%s,\n%s\n}" % (key, ",\n".join(f"  {name} = {{{text}}}" for name, text in fields.items()))  # noqa: UP031
        for key, fields in entries.items()
    )
    bibliography = read(source)
    assert {r.key: dict(r.raw) for r in bibliography.references} == entries
    for reference in bibliography.references:
        lines = source.splitlines()
        for name, location in reference.field_locations.items():
            assert lines[location.line - 1][location.column - 1 :].startswith(name)


@given(st.lists(st.sampled_from(["whole", "cut", "open", "nameless"]), max_size=8))
@examples(100)
def test_no_entry_is_lost_without_a_word(kinds):
    forms = {
        "whole": "@misc{%d, title = {T}, year = 2010}",
        "cut": "@misc{%d, title = {T",
        "open": "@misc{%d, title = {T {U}, year = 2010}",
        "nameless": "@misc{, title = {%d}}",
    }
    bibliography = read("\n".join(forms[kind] % number for number, kind in enumerate(kinds)))
    assert [r.key for r in bibliography.references] == [str(i) for i, kind in enumerate(kinds) if kind == "whole"]
    faulty = [problem.location.line for problem in bibliography.problems]
    assert faulty == [i + 1 for i, kind in enumerate(kinds) if kind != "whole"]


SAMPLE = INHERITING + '@string{x = {y} # jan}\n@comment{c}\n% p\n@book{q, a = "b {c}" # x, d = 1}\n'
EDITS = st.tuples(
    st.integers(0, len(SAMPLE)), st.integers(0, 12), st.sampled_from([*'{}",=@#%()\\\n\x00', "", "@a{", "é", "\r"])
)


@given(st.lists(EDITS, max_size=8))
@examples(300)
def test_any_text_is_read(edits):
    source = SAMPLE
    for start, length, replacement in edits:
        source = source[:start] + replacement + source[start + length :]
    bibliography = read(source)
    lines = re.split(r"\r\n|\r|\n", source)
    for problem in bibliography.problems:
        assert 1 <= problem.location.line <= len(lines)
        assert 1 <= problem.location.column <= len(lines[problem.location.line - 1]) + 1
        assert "\n" not in problem.message
    assert len({reference.key for reference in bibliography.references}) == len(bibliography.references)


def test_a_missing_macro_is_reported_once_for_each_file_with_its_places() -> None:
    entries = "".join(f"@misc{{a{number}, title = {{T{number}}}, journal = jcp}}\n" for number in range(40))
    problems = read_bibliography([("a.bib", entries), ("b.bib", "@misc{b, journal = jcp, note = jcp}\n")]).problems
    assert [(str(problem.location), problem.message) for problem in problems] == [
        (
            "a.bib:1:25",
            "macro `jcp` is not defined; its name stands in `journal` and in 39 more fields "
            "(lines 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, ...)",
        ),
        ("b.bib:1:10", "macro `jcp` is not defined; its name stands in `journal` and in 1 more field (line 1)"),
    ]


@given(st.text("{}\\ab\n", max_size=60))
def test_braces_are_closed_all_at_once_as_one_by_one(text: str) -> None:
    found = closing_braces(text)
    # A brace behind a backslash opens nothing.
    opening = [match.start() for match in re.finditer(r"(?<!\\){", text)]
    assert [found.get(at, -1) for at in opening] == [closing_brace(text, at) for at in opening]
