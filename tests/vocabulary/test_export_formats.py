"""The table of formats is whole, and every format has a writer."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from literature.exports.formats import WRITERS, as_file
from literature.exports.site_files import READING_LIST_WRITERS
from literature.extensions import Extension
from literature.sources.bibtex import read_bibliography
from literature.vocabulary.export_formats import FORMATS, ExportFormat, reading_list_formats, works_formats


def test_every_format_has_a_writer_and_every_writer_a_format() -> None:
    assert [one.name for one in works_formats()] == list(WRITERS)
    assert [one.name for one in reading_list_formats()] == list(READING_LIST_WRITERS)


def test_no_row_lacks_a_column() -> None:
    for one in (*works_formats(), *reading_list_formats()):
        assert one.label
        assert one.ending.isalnum()
        assert "/" in one.media_type
        assert one.record is None


def test_rows_are_told_apart() -> None:
    rows = (*works_formats(), *reading_list_formats())
    for column in ("name", "label", "ending"):
        assert len({getattr(one, column) for one in rows}) == len(rows)


TABLE = ExportFormat("table", "Table", "tsv", "text/tab-separated-values", record=lambda work: str(work.key))


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"name": "tables"}, "is a format 'tables'; expected the name of its entry point"),
        ({"label": "BibTeX"}, "has the ending or the name for readers of the format 'bibtex'"),
        ({"label": 7}, "lacks a name for readers, or has something else in place of a text"),
        ({"label": ""}, "lacks a name for readers"),
        ({"ending": "ics"}, "of the format 'ics'"),
        ({"ending": "html"}, "has the ending 'html', which means something else"),
        ({"ending": "../x"}, "has the ending '../x' and the media type"),
        ({"ending": "json", "label": "J"}, "of the format 'csl-json'"),
        ({"media_type": "text"}, "and the media type 'text'; expected such as 'bib', 'text/x'"),
        ({"between": None}, "something else in place of a text"),
        ({"record": None}, "has a value of the type 'NoneType' as 'record'; expected a function"),
        ({"record": "x"}, "has a value of the type 'str' as 'record'"),
    ],
)
def test_a_format_of_a_package_that_cannot_be_used(changes: dict[str, Any], says: str) -> None:
    assert says in FORMATS.fault_of(Extension("table", "mine 1", replace(TABLE, **changes)), ())


@pytest.mark.parametrize("name", ["apa", "ris", "imscc", "Table", "two words", ""])
def test_a_name_that_a_format_of_a_package_cannot_have(name: str) -> None:
    assert "has a name that is taken" in FORMATS.fault_of(Extension(name, "mine 1", replace(TABLE, name=name)), ())


def test_two_packages_cannot_have_the_same_files() -> None:
    added = Extension("table", "mine 1", TABLE)
    assert FORMATS.fault_of(added, ()) == ""
    other = replace(TABLE, name="other", label="Other")
    assert "of the format 'other'" in FORMATS.fault_of(added, (other,))


def test_a_record_that_is_no_text() -> None:
    work = read_bibliography([("a.bib", "@book{a, title = {T}}")]).references[0]
    broken = replace(TABLE, record=lambda work: 7)
    text, fault = as_file(broken, [work, work])
    assert text == ""
    said = "gave a value of the type 'int'; expected text"
    assert fault == f"the format 'table' failed for 'a', which it leaves out: {said}"
