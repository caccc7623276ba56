"""The command against a server on this machine that answers as Crossref documents, and as servers do on bad days."""

from __future__ import annotations

import itertools
import json
import time
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from click.testing import CliRunner, Result
from tests.limits import PATIENCE

from literature.cli import main, web_client

TABLE = "bibliography/notices.csv"
STATE = "bibliography/notices.refresh.json"
NOTICES = {
    "10.5555/x1": ("10.5555/notice", "retraction", [2021, 3, 4]),
    "10.5555/with,comma": ("10.5555/erratum", "erratum", [2020, 1]),
}
"""DOI of a work to the DOI, kind and date of a notice about it."""


def answer(path: str) -> dict[str, Any]:
    parts = urlsplit(path)
    if parts.path.startswith("/works/"):
        doi = unquote(parts.path.removeprefix("/works/"))
        updates = [NOTICES[doi]] if doi in NOTICES else []
        by = [{"DOI": n, "type": kind, "updated": {"date-parts": [date]}} for n, kind, date in updates]
        return {"status": "ok", "message-type": "work", "message": {"DOI": doi, "updated-by": by}}
    filters = parse_qs(parts.query)["filter"][0]
    asked = [one.removeprefix("updates:") for one in filters.split(",")]
    items = [
        {"DOI": notice, "update-to": [{"DOI": doi.upper(), "type": kind, "updated": {"date-parts": [date]}}]}
        for doi, (notice, kind, date) in NOTICES.items()
        if doi in asked
    ]
    return {"status": "ok", "message-type": "work-list", "message": {"total-results": len(items), "items": items}}


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A site with 42 DOIs, so that there are three requests: two batches, and one for the DOI with a comma."""
    entries = "".join(
        f"@book{{k{n}, title={{T}}, author={{A, B}}, year={{2000}}, doi={{10.5555/X{n}}}}}\n" for n in range(1, 42)
    )
    entries += "@book{comma, title={T}, author={C, D}, year={2001}, doi={10.5555/with,comma}}\n"
    entries += "@book{none, title={N}, year={2002}}\n"
    (tmp_path / "bibliography").mkdir()
    (tmp_path / "docs").mkdir()
    (tmp_path / "bibliography/a.bib").write_text(entries, "utf-8")
    (tmp_path / "mkdocs.yml").write_text("site_name: T\nplugins: [literature]\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def refresh(crossref: Any, *arguments: str) -> Result:
    options = ["refresh", "--api", crossref.url, "--pause", "0.01", *arguments]
    return CliRunner().invoke(main, options)


def test_a_diff_is_shown_and_nothing_written(crossref: Any, library: Path) -> None:
    result = refresh(crossref)
    assert result.exit_code == 0, result.output
    assert "+k1,retraction,2021-03-04,https://doi.org/10.5555/notice," in result.output
    assert "+comma,correction,,https://doi.org/10.5555/erratum," in result.output
    assert len(crossref.asked) == 3
    assert not (library / TABLE).exists()
    assert not (library / STATE).exists()


def test_write_applies_it_and_a_second_run_finds_nothing_new(crossref: Any, library: Path) -> None:
    assert refresh(crossref, "--write").exit_code == 0
    table = (library / TABLE).read_text("utf-8")
    assert table.splitlines() == [
        "key,kind,date,source,notes",
        "comma,correction,,https://doi.org/10.5555/erratum,",
        "k1,retraction,2021-03-04,https://doi.org/10.5555/notice,",
    ]
    again = refresh(crossref, "--write")
    assert again.exit_code == 0
    assert "nothing new" in again.output
    assert (library / TABLE).read_text("utf-8") == table


def test_notes_written_by_hand_stay(crossref: Any, library: Path) -> None:
    row = "k1,retraction,,https://doi.org/10.5555/NOTICE,At the authors' request."
    (library / TABLE).write_text(f"key,kind,date,source,notes\n{row}\n", "utf-8")
    assert refresh(crossref, "--write").exit_code == 0
    assert row in (library / TABLE).read_text("utf-8")
    assert (library / TABLE).read_text("utf-8").count("k1") == 1


def test_the_server_is_told_who_asks(crossref: Any, library: Path) -> None:
    refresh(crossref, "--mailto", "me@site.example")
    assert all("mkdocs-literature/" in agent and "mailto:me@site.example" in agent for agent in crossref.agents)
    assert all("mailto=me%40site.example" in path for path in crossref.asked)


@pytest.mark.parametrize("mood", ["429", "503", "500", "cut"])
def test_a_passing_trouble_is_tried_again(crossref: Any, library: Path, mood: str) -> None:
    crossref.moods = [mood, mood]
    result = refresh(crossref)
    assert result.exit_code == 0, result.output
    assert "+k1,retraction" in result.output
    assert len(crossref.asked) == 5


def test_an_answer_that_never_ends_is_not_read_to_its_end(
    crossref: Any, library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    crossref.always = "drip"
    # A clock that is further on by more than the time given, whenever it is looked at.
    clock = SimpleNamespace(monotonic=itertools.count(0, PATIENCE + 1).__next__, sleep=time.sleep)
    monkeypatch.setattr(web_client, "time", clock)
    result = refresh(crossref, "--timeout", str(PATIENCE))
    assert result.exit_code == 1
    assert f"took longer than {PATIENCE} seconds" in result.output


ROWS = (
    "k1,withdrawn by hand,2021-03-04,https://doi.org/10.5555/notice,kind nobody knows",
    "k1,retraction,March 2021,https://doi.org/10.5555/notice,date in words",
    "k1,retraction,2021-03-04,https://doi.org/10.5555/notice,one,cell,too,many",
)


@pytest.mark.parametrize("row", ROWS)
def test_a_table_that_cannot_be_read_whole_is_not_written(crossref: Any, library: Path, row: str) -> None:
    text = f"key,kind,date,source,notes\n{row}\n"
    (library / TABLE).write_text(text, "utf-8")
    result = refresh(crossref, "--write")
    assert result.exit_code == 1
    assert f"{TABLE}:2:" in result.output
    assert "nothing was asked or written" in result.output
    assert (library / TABLE).read_text("utf-8") == text
    assert crossref.asked == []


def test_a_column_of_ones_own_is_not_lost(crossref: Any, library: Path) -> None:
    text = "key,kind,date,source,notes,seen_by\nk1,retraction,2021-03-04,https://doi.org/10.5555/notice,,Ann\n"
    (library / TABLE).write_text(text, "utf-8")
    assert refresh(crossref, "--write").exit_code == 1
    assert (library / TABLE).read_text("utf-8") == text


def test_rows_of_works_that_are_not_there_stay(crossref: Any, library: Path) -> None:
    row = "gone1999,retraction,1999-01-02,https://doi.org/10.5555/other,kept by hand"
    (library / TABLE).write_text(f"key,kind,date,source,notes\n{row}\n", "utf-8")
    assert refresh(crossref, "--write").exit_code == 0
    written = (library / TABLE).read_text("utf-8").splitlines()
    assert row in written
    assert len(written) == 4


def test_a_row_under_an_earlier_key_is_the_same_notice(crossref: Any, library: Path) -> None:
    bib = library / "bibliography/a.bib"
    bib.write_text(bib.read_text("utf-8").replace("@book{k1, ", "@book{k1, ids={was1}, "), "utf-8")
    row = "was1,retraction,2021-03-04,https://doi.org/10.5555/notice,by hand"
    (library / TABLE).write_text(f"key,kind,date,source,notes\n{row}\n", "utf-8")
    assert refresh(crossref, "--write").exit_code == 0
    written = (library / TABLE).read_text("utf-8").splitlines()
    assert row in written
    assert not any(line.startswith("k1,") for line in written)


def test_works_that_crossref_does_not_know_have_no_notices(crossref: Any, library: Path) -> None:
    crossref.always = "404"
    result = refresh(crossref)
    assert result.exit_code == 0
    assert "retraction" not in result.output


@pytest.mark.parametrize(
    ("mood", "words"),
    [
        ("broken", "no JSON"),
        ("deep", "no JSON"),
        ("shape", "documented shape"),
        ("403", "status 403"),
        ("503", "status 503"),
        ("later", "asks to be left alone for 120 minutes"),
        ("large", "larger than 20 MB"),
    ],
)
def test_a_lasting_trouble_is_told_and_the_rest_is_kept(crossref: Any, library: Path, mood: str, words: str) -> None:
    tries = 6 if mood == "503" else 1
    crossref.moods = [mood] * tries
    result = refresh(crossref)
    assert result.exit_code == 1
    assert words in result.output
    assert "and 39 more" in result.output
    assert json.loads((library / STATE).read_text("utf-8"))["done"] == ["10.5555/with,comma", "10.5555/x9"]

    asked = len(crossref.asked)
    again = refresh(crossref)
    assert again.exit_code == 0, again.output
    assert len(crossref.asked) == asked + 1, "only the batch that failed is asked for again"
    assert "+k1,retraction" in again.output
    assert "+comma,correction" in again.output, "what the first run learned is not lost"
    assert not (library / STATE).exists()


def test_fresh_begins_anew(crossref: Any, library: Path) -> None:
    crossref.moods = ["403"]
    refresh(crossref)
    asked = len(crossref.asked)
    assert refresh(crossref, "--fresh").exit_code == 0
    assert len(crossref.asked) == asked + 3


def test_a_broken_progress_file_is_no_obstacle(crossref: Any, library: Path) -> None:
    (library / STATE).write_text('{"done": 5', "utf-8")
    assert refresh(crossref).exit_code == 0
    assert len(crossref.asked) == 3


def test_no_server_at_all(crossref: Any, library: Path) -> None:
    result = CliRunner().invoke(main, ["refresh", "--api", "http://127.0.0.1:9", "--pause", "0", "--timeout", "0.3"])
    assert result.exit_code == 1
    assert "no answer from http://127.0.0.1:9" in result.output
