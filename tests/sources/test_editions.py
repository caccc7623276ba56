"""The list of editions, and their folders held against it."""

from __future__ import annotations

from pathlib import Path

import pytest

from literature.model import Edition, Location, PartialDate
from literature.sources.edition_folders import ABSENT_EDITION, ALTERED_EDITION, with_files
from literature.sources.editions import INVALID_EDITION, read_editions, with_edition
from literature.text.checksums import CHECKSUMS, checksums, sha256

SUM = sha256(b"")
FILES = {"index.md": b"# Harbors\n", "api/v1/claims.json": b"{}\n"}


def test_editions_come_in_order_of_their_days() -> None:
    text = f"name,doi,sha256\n2026-12,https://doi.org/10.5281/zenodo.7,{SUM.upper()}\n2026-06-30,,{SUM}\n"
    editions, problems = read_editions("e.csv", text)
    assert problems == ()
    assert [(one.name, one.date, one.doi, one.sha256) for one in editions] == [
        ("2026-06-30", PartialDate(2026, 6, 30), "", SUM),
        ("2026-12", PartialDate(2026, 12), "10.5281/zenodo.7", SUM),
    ]


@pytest.mark.parametrize(
    ("row", "place", "said", "suggests", "kept"),
    [
        (f"12/2026,,{SUM}", (2, 1), "name is '12/2026'; expected a month or a day", ("2026-12",), False),
        ("2026-12,,abc", (2, 10), "sha256 is 'abc'; expected the 64 digits", (), False),
        (f"2026-12,zenodo.7,{SUM}", (2, 9), "doi is 'zenodo.7'; expected a DOI", (), True),
        (f"2026-12,,{SUM}\n2026-12,,{SUM}", (3, 1), "the edition '2026-12' stands in line 2 too", (), True),
    ],
)
def test_a_row_that_cannot_be_used(
    row: str, place: tuple[int, int], said: str, suggests: tuple[str, ...], kept: bool
) -> None:
    editions, (problem,) = read_editions("e.csv", f"name,doi,sha256\n{row}\n")
    assert (problem.rule, (problem.location.line, problem.location.column)) == (INVALID_EDITION.name, place)
    assert said in problem.message
    assert problem.suggestions == suggests
    assert bool(editions) == kept
    assert not any(one.doi for one in editions)


def test_a_row_is_added_or_changed_and_every_other_stays() -> None:
    text = 'sha256,name,doi,mine\r\nold,2026-06,10.1/x,"a, b"\r\nold,2026-12,10.1/y,c'
    changed = with_edition(text, "2026-12", SUM)
    assert changed == f'sha256,name,doi,mine\r\nold,2026-06,10.1/x,"a, b"\r\n{SUM},2026-12,10.1/y,c\r\n'
    assert with_edition(changed, "2027-01", SUM) == f"{changed}{SUM},2027-01,,\r\n"
    for nothing in ("", "\n", '"\n'):
        assert with_edition(nothing, "2026-12", SUM) == f"name,doi,sha256\n2026-12,,{SUM}\n"


@pytest.mark.parametrize("end", ['"', '"\n', f'2026-07,"{SUM}', '2026-07,10.1/x,"a\n'])
def test_a_quotation_mark_that_is_open_at_the_end_is_closed(end: str) -> None:
    text = f"name,doi,sha256\n2026-06,,{SUM}\n{end}"
    changed = with_edition(text, "2026-12", SUM)
    assert changed == f'{text}"\n2026-12,,{SUM}\n'
    assert with_edition(changed, "2026-12", SUM) == changed


def test_blank_lines_above_the_names_of_columns_stay() -> None:
    text = f"\n\nname,doi,sha256\n2026-06,,{SUM}\n"
    changed = with_edition(text, "2026-12", SUM)
    assert changed == f"{text}2026-12,,{SUM}\n"
    assert [one.name for one in read_editions("e.csv", changed)[0]] == ["2026-06", "2026-12"]


@pytest.fixture
def edition(tmp_path: Path) -> Edition:
    for name, content in FILES.items():
        path = tmp_path / "editions/2026-12" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    listed = checksums(FILES).encode()
    (tmp_path / "editions/2026-12" / CHECKSUMS).write_bytes(listed)
    return Edition("2026-12", PartialDate(2026, 12), "", sha256(listed), Location("editions/editions.csv", 2))


def test_a_folder_as_it_was_frozen(edition: Edition, tmp_path: Path) -> None:
    found, problems = with_files(tmp_path, "editions/editions.csv", edition, is_last=True)
    assert problems == ()
    assert found.files == {name: sha256(content) for name, content in FILES.items()}


def altered(folder: Path) -> None:
    (folder / "index.md").write_bytes(b"# Harbors\r\n")


def lost(folder: Path) -> None:
    (folder / "index.md").unlink()


def added(folder: Path) -> None:
    (folder / "api/notes.txt").write_text("mine", "utf-8")


def relisted(folder: Path) -> None:
    altered(folder)
    (folder / CHECKSUMS).write_text(checksums({**FILES, "index.md": b"# Harbors\r\n"}), "utf-8")


def unlisted(folder: Path) -> None:
    (folder / CHECKSUMS).unlink()


@pytest.mark.parametrize(
    ("change", "place", "said"),
    [
        (altered, "editions/2026-12/index.md:1", "its SHA-256 is"),
        (lost, f"editions/2026-12/{CHECKSUMS}:2", "'index.md' is not there"),
        (added, "editions/2026-12/api/notes.txt:1", "none of the edition's files"),
        (relisted, f"editions/2026-12/{CHECKSUMS}:1", "and editions/editions.csv has"),
        (unlisted, "editions/editions.csv:2", f"{CHECKSUMS} is not there"),
    ],
)
def test_what_was_altered_is_told_where_it_stands(
    edition: Edition, tmp_path: Path, change: object, place: str, said: str
) -> None:
    assert callable(change)
    change(tmp_path / "editions/2026-12")
    _, (problem,) = with_files(tmp_path, "editions/editions.csv", edition, is_last=True)
    assert problem.rule == ALTERED_EDITION.name
    assert f"{problem.location.path}:{problem.location.line}" == place
    assert said in problem.message


def test_of_many_altered_files_the_first_are_told(edition: Edition, tmp_path: Path) -> None:
    for number in range(20):
        (tmp_path / f"editions/2026-12/{number}.txt").write_text("more", "utf-8")
    _, problems = with_files(tmp_path, "editions/editions.csv", edition, is_last=True)
    assert len(problems) == 5
    assert problems[-1].message.startswith("16 more files of the edition 2026-12")


@pytest.mark.parametrize("is_last", [True, False])
def test_the_folder_of_the_last_edition_has_to_be_there(edition: Edition, tmp_path: Path, is_last: bool) -> None:
    (tmp_path / "editions/2026-12").rename(tmp_path / "elsewhere")
    found, problems = with_files(tmp_path, "editions/editions.csv", edition, is_last=is_last)
    assert [problem.rule for problem in problems] == [ABSENT_EDITION.name] * is_last
    assert not found.files
