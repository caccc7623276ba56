from __future__ import annotations

import csv
import io

from tests.teaching.conftest import Make

from literature.build.site_outputs import SiteOutputs
from literature.render.blocks.readings_block import reading_card
from literature.settings import Settings
from literature.site.here import Here
from literature.site.site import Site
from literature.teaching.table import as_table

COURSE = "readings/course.md"
OTHERS = ["data", "linked-data"]
ALL = ["gift", "qti", "imscc-1.3", "csv", "apkg"]


def files(site: Site) -> list[str]:
    outputs = SiteOutputs(site, list)
    found = [path for path, _ in outputs.files()]
    assert not outputs.faults
    return sorted(found)


def test_nothing_is_made_where_nothing_is_asked_for(make: Make) -> None:
    assert files(make(without=OTHERS)) == []
    assert files(make(teaching=ALL, without=[*OTHERS, "teaching"])) == []


def test_files_stand_beside_reading_lists_alone(make: Make) -> None:
    stem = "readings/course/course"
    assert files(make(teaching=ALL, without=OTHERS)) == [
        *(f"{stem}.{one}" for one in ("1.3.imscc", "apkg", "csv", "gift", "qti.zip")),
        "site.apkg",
    ]
    assert files(make(teaching=["gift"], without=OTHERS)) == [f"{stem}.gift"]


def test_the_page_links_to_what_is_there(make: Make) -> None:
    def links(site: Site) -> str:
        return reading_card(Here(site, "readings/course/", COURSE), site.library.pages[COURSE])

    assert '<a href="course.gift" download>questions for Moodle (GIFT)</a>' in links(make(teaching=ALL))
    assert '<a href="course.apkg" download>Karten für Anki</a>' in links(make(teaching=ALL, language="de"))
    assert "course.gift" not in links(make())


def test_a_format_that_there_is_not_is_reported() -> None:
    settings, (fault,) = Settings.from_mapping({"teaching": ["gift", "moodle"]})
    assert settings.teaching == ()
    assert "expected names of formats: gift, qti, imscc-1.3, csv, apkg" in fault.message


def test_the_table_has_a_row_for_each_work_and_no_formula(course: Site) -> None:
    text = as_table(course, course.library.reading_lists[COURSE])
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))
    assert [(row["session"], row["key"], row["optional"]) for row in rows] == [
        ("1", "a", "no"), ("1", "b", "yes"), ("2", "m", "no"), ("2", "a", "no"),
    ]  # fmt: skip
    assert rows[0]["why"] == "'=Read it first (Bowlby, 1988)."
    when_and_what = [rows[0][name] for name in ("date", "time", "pages", "minutes")]
    assert when_and_what == ["2027-01-14", "09:00", "3-20", "45"]
