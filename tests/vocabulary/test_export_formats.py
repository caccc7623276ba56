"""The table of formats is whole, and every format has a writer."""

from __future__ import annotations

from literature.exports.formats import WRITERS
from literature.exports.site_files import READING_LIST_WRITERS
from literature.vocabulary.export_formats import reading_list_formats, works_formats


def test_every_format_has_a_writer_and_every_writer_a_format() -> None:
    assert [one.name for one in works_formats()] == list(WRITERS)
    assert [one.name for one in reading_list_formats()] == list(READING_LIST_WRITERS)


def test_no_row_lacks_a_column() -> None:
    for one in (*works_formats(), *reading_list_formats()):
        assert one.label
        assert one.ending.isalnum()
        assert "/" in one.media_type


def test_rows_are_told_apart() -> None:
    rows = (*works_formats(), *reading_list_formats())
    for column in ("name", "label", "ending"):
        assert len({getattr(one, column) for one in rows}) == len(rows)
