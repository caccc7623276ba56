"""The command against a server on this machine that answers as Crossref documents, and against files."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
from click.testing import CliRunner, Result
from tests.limits import PATIENCE

from literature.checks import diagnose
from literature.cli import main
from literature.cli.inputs import from_project
from literature.sources.bibtex import read_bibliography

WORK = {
    "type": "journal-article",
    "title": ["The pull of the <i>tide</i>"],
    "author": [{"given": "Ida", "family": "Salt", "sequence": "first"}],
    "container-title": ["Journal of Moorings"],
    "issued": {"date-parts": [[2012, 5]]},
    "volume": "30",
    "page": "11-29",
    "DOI": "10.5555/tide.2012",
}
BOOK = {"type": "book", "title": ["Quays"], "author": [{"given": "A.", "family": "Lind"}], "ISBN": ["9780465075973"]}
HARBOR = "bibliography/harbor.bib"


def answer(path: str) -> dict[str, Any] | None:
    parts = urlsplit(path)
    if parts.path.startswith("/works/"):
        doi = unquote(parts.path.removeprefix("/works/")).lower()
        return {"message-type": "work", "message": WORK} if doi == WORK["DOI"] else None
    items = [{"type": "book-chapter", "title": ["One"]}, BOOK] if "9780465075973" in unquote(parts.query) else []
    return {"message-type": "work-list", "message": {"total-results": len(items), "items": items}}


@pytest.fixture
def run(toy_copy: Path, crossref: Any, monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.chdir(toy_copy)
    monkeypatch.delenv("LITERATURE_MAILTO", raising=False)

    def invoke(*arguments: str, timeout: float = PATIENCE, stdin: bytes = b"") -> Result:
        options = ("--api", crossref.url, "--pause", "0.001", "--timeout", str(timeout))
        return CliRunner().invoke(main, ["import", *options, *arguments], input=stdin)

    return invoke


def snapshot(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (folder / "bibliography").iterdir()}


@pytest.mark.parametrize("written", ["10.5555/tide.2012", "https://doi.org/10.5555/TIDE.2012", "doi:10.5555/tide.2012"])
def test_a_doi(run: Any, toy_copy: Path, crossref: Any, written: str) -> None:
    before = snapshot(toy_copy)
    result = run("--to", HARBOR, "--mailto", "me@example.org", written)
    assert (result.exit_code, result.stdout) == (0, f"salt2012pull added to {HARBOR}\n"), result.output
    assert len(crossref.asked) == 1
    assert "mailto:me@example.org" in crossref.agents[0]
    library = from_project(toy_copy).library
    work = library.references["salt2012pull"]
    assert dict(work.raw) == {
        "author": "Salt, Ida",
        "title": r"The pull of the {\textit{tide}}",
        "journal": "Journal of Moorings",
        "date": "2012-05",
        "volume": "30",
        "pages": "11--29",
        "doi": "10.5555/tide.2012",
    }
    row = library.provenance["salt2012pull"]
    assert row.tier == "B"
    (source,) = row.sources
    assert source.lower() == "https://api.crossref.org/works/10.5555%2ftide.2012 (crossref record)"
    assert not [found for found in diagnose(library) if found.is_error]
    after = snapshot(toy_copy)
    old = read_bibliography([("h", before["harbor.bib"].decode())]).references
    new = read_bibliography([("h", after["harbor.bib"].decode())]).references
    assert [(work.key, work.raw) for work in new if work.key != "salt2012pull"] == [
        (work.key, work.raw) for work in old
    ]
    assert {name for name in before if before[name] != after[name]} == {"harbor.bib", "provenance.csv"}


def test_never_twice(run: Any, toy_copy: Path, crossref: Any) -> None:
    assert run("--to", HARBOR, "10.5555/tide.2012").exit_code == 0
    before = snapshot(toy_copy)
    for again in ("10.5555/TIDE.2012", "https://dx.doi.org/10.5555/tide.2012"):
        result = run("--to", HARBOR, again)
        assert result.exit_code == 0
        assert f"is there already: salt2012pull, {HARBOR}:" in result.stdout
    assert len(crossref.asked) == 1, "what is known by its DOI is not asked for"
    assert snapshot(toy_copy) == before


def test_the_same_work_in_another_form(run: Any, toy_copy: Path) -> None:
    before = snapshot(toy_copy)
    (toy_copy / "refs.ris").write_text(
        "TY  - JOUR\nAU  - Bowman, Ruth\nTI  - What lighthouse keepers see\nPY  - 2001\nER  - \n", encoding="utf-8"
    )
    result = run("refs.ris")
    assert (result.exit_code, snapshot(toy_copy)) == (0, before)
    assert "is there already: bowman2001lights, bibliography/harbor.bib:" in result.stdout


def test_what_is_added_and_what_check_calls_the_same_work_agree(run: Any, toy_copy: Path) -> None:
    """Two papers of one title in volumes 3 and 4 are two works; the first one again is none."""
    entry = "@article{{k, author={{Lind, A.}}, title={{Fog}}, journal={{Tides}}, year={{1999}}, volume={{{}}}}}\n"
    for name, volume in (("a.bib", 3), ("b.bib", 4), ("c.bib", 3)):
        (toy_copy / name).write_text(entry.format(volume), encoding="utf-8")
    result = run("--to", HARBOR, "--no-keep-keys", "a.bib", "b.bib", "c.bib")
    assert result.stdout.splitlines() == [
        "Fog is there already: lind1999fog, a.bib:1:1",
        f"lind1999fog added to {HARBOR}",
        f"lind1999fogb added to {HARBOR}",
    ]
    assert not diagnose(from_project(toy_copy).library, ["BIB030"])


def test_an_isbn(run: Any, toy_copy: Path) -> None:
    assert run("--to", HARBOR, "978-0-465-07597-3").exit_code == 0
    assert from_project(toy_copy).library.references["lindquays"].raw["isbn"] == "9780465075973"


def test_files(run: Any, toy_copy: Path) -> None:
    (toy_copy / "a.ris").write_text("TY  - BOOK\nAU  - Lind, A.\nTI  - Fog\nPY  - 1999\nER  - \n", encoding="utf-8")
    items = [{"type": "book", "title": "Fog lights", "author": [{"family": "Lind", "given": "B."}]}]
    items[0]["issued"] = {"date-parts": [[1999]]}  # type: ignore[assignment]
    (toy_copy / "b.json").write_text(json.dumps(items), encoding="utf-8")
    (toy_copy / "c.bib").write_text(
        '@string{p = {Press}}\n@book{x1, author = {Ray, C.}, title = "Dew", year = 2000, publisher = p, ids = {x0}}\n',
        encoding="utf-8",
    )
    result = run("--to", HARBOR, "a.ris", "b.json", "c.bib", "a.ris")
    assert result.exit_code == 0, result.output
    assert result.stdout.splitlines() == [
        "Fog is there already: lind1999fog, a.ris:1:1",
        f"lind1999fog added to {HARBOR}",
        f"lind1999fogb added to {HARBOR}",
        f"x1 added to {HARBOR}",
    ]
    library = from_project(toy_copy).library
    assert library.references["x1"].raw["publisher"] == "Press"
    assert library.keys["x0"] == "x1"
    assert library.provenance["lind1999fog"].tier == "D"


def test_a_file_whose_name_is_not_utf_8(run: Any, toy_copy: Path) -> None:
    file = toy_copy / os.fsdecode(b"caf\xe9.ris")
    file.write_text("TY  - BOOK\nTI  - Quays\nPY  - 2001\nER  - \n", encoding="utf-8")
    result = run("--to", HARBOR, str(file))
    assert result.exit_code == 0, result.output
    assert r"caf\xe9.ris (imported file)" in (toy_copy / "bibliography/provenance.csv").read_text(encoding="utf-8")


def test_a_dry_run_writes_nothing(run: Any, toy_copy: Path) -> None:
    before = snapshot(toy_copy)
    result = run("--dry-run", "--to", HARBOR, "10.5555/tide.2012")
    assert (result.exit_code, snapshot(toy_copy)) == (0, before)
    assert read_bibliography([("x", result.stdout)]).references[0].key == "salt2012pull"


def test_waits_and_tries_again(run: Any, crossref: Any) -> None:
    crossref.moods = ["429", "500", "429"]
    assert run("--to", HARBOR, "10.5555/tide.2012").exit_code == 0
    assert len(crossref.asked) == 4


@pytest.mark.parametrize(
    ("mood", "doi", "message"),
    [
        ("", "10.5555/nothing", "Crossref knows no such work"),
        ("", "9781861972712", "Crossref knows no such work"),
        ("403", "10.5555/tide.2012", "answered with status 403"),
        ("500", "10.5555/tide.2012", "answered with status 500"),
        ("broken", "10.5555/tide.2012", "no JSON"),
        ("shape", "10.5555/tide.2012", "has not the documented shape"),
        ("slow", "10.5555/tide.2012", "no answer from http://127.0.0.1"),
    ],
)
def test_bad_days(run: Any, toy_copy: Path, crossref: Any, mood: str, doi: str, message: str) -> None:
    before = snapshot(toy_copy)
    crossref.always = mood
    result = run("--to", HARBOR, doi, timeout=0.1 if mood == "slow" else PATIENCE)
    assert result.exit_code == 1
    assert message in result.stderr
    assert "Traceback" not in result.output
    assert snapshot(toy_copy) == before


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("10.5555/tide.2012",), "--to (bibliography/alliance.bib, bibliography/harbor.bib)"),
        (("nothing.ris",), "is no file, no DOI"),
        (("9780465075974",), "is no file, no DOI"),
    ],
)
def test_wrong_usage(run: Any, toy_copy: Path, arguments: tuple[str, ...], message: str) -> None:
    before = snapshot(toy_copy)
    result = run(*arguments)
    assert result.exit_code == 2
    assert message in " ".join(result.stderr.split())
    assert snapshot(toy_copy) == before


def test_faults_in_a_file_are_told_and_the_rest_is_added(run: Any, toy_copy: Path) -> None:
    (toy_copy / "a.bib").write_text(
        "@book{a, title = {A}, author = {Lee, B.}, year = 2003}\n@book{b,", encoding="utf-8"
    )
    result = run("--to", HARBOR, "a.bib")
    assert result.exit_code == 1
    assert "a.bib:2:1" in result.stderr
    assert "a" in from_project(toy_copy).library.references


def test_a_site_with_one_file_and_no_table(run: Any, toy_copy: Path) -> None:
    (toy_copy / "bibliography/alliance.bib").unlink()
    (toy_copy / "bibliography/provenance.csv").unlink()
    assert "added to bibliography/harbor.bib" in run("10.5555/tide.2012").stdout
    assert not (toy_copy / "bibliography/provenance.csv").exists()


def test_a_bibliography_that_cannot_be_decoded_is_not_touched(run: Any, toy_copy: Path) -> None:
    path = toy_copy / HARBOR
    path.write_bytes(path.read_bytes() + b"% \xe9\n")
    before = snapshot(toy_copy)
    result = run("--to", HARBOR, "10.5555/tide.2012")
    assert result.exit_code == 2
    assert snapshot(toy_copy) == before


RIS = "TY  - BOOK\nID  - fogbook\nAU  - Lind, A.\nTI  - Fog\nPY  - 1999\nDO  - 10.0000/none\nER  - \n"
BIB = """\
@book{Lind99, title = {Fog}, author = {Lind, A.}, year = 1999, doi = {10.1037/}, ids = {fogbook, fluckner2018tie}}
@book{bowman2001lights, title = {Dew}, author = {Ray, C.}, year = 2000}
@book{no\\key, title = {Rain}, author = {Oak, C.}, year = 2001}
"""


def test_works_of_bibtex_keep_their_keys_and_collisions_are_told(run: Any, toy_copy: Path) -> None:
    (toy_copy / "a.bib").write_text(BIB, encoding="utf-8")
    result = run("--to", HARBOR, "a.bib")
    added = [line.split()[0] for line in result.stdout.splitlines()]
    assert added == ["Lind99", "ray2000dew", "oak2001rain"]
    for told in (
        "a.bib:1:64: '10.1037/' is no DOI; leave the field out where there is none",
        "a.bib:1:1: earlier key 'fluckner2018tie' of Lind99 is taken by another work and was left out",
        "a.bib:2:1: key 'bowman2001lights' is taken by another work; it is added as ray2000dew",
        "a.bib:3:1: key 'no\\key' holds characters that no address can hold; it is added as oak2001rain",
    ):
        assert told in result.stderr.splitlines()
    assert (result.exit_code, len(result.stderr.splitlines())) == (0, 4)
    library = from_project(toy_copy).library
    assert library.references["Lind99"].raw["ids"] == "fogbook"
    assert "doi" not in library.references["Lind99"].raw
    assert "ids" not in library.references["ray2000dew"].raw


def test_keys_of_the_house_with_the_earlier_ones_beside_them(run: Any, toy_copy: Path) -> None:
    (toy_copy / "a.bib").write_text(BIB.partition("\n")[0], encoding="utf-8")
    assert run("--to", HARBOR, "--no-keep-keys", "a.bib").exit_code == 0
    work = from_project(toy_copy).library.references["lind1999fog"]
    assert work.aliases == ("Lind99", "fogbook")


@pytest.mark.parametrize(
    ("option", "key", "ids"), [((), "lind1999fog", ("fogbook",)), (("--keep-keys",), "fogbook", ())]
)
def test_keys_of_other_formats(
    run: Any, toy_copy: Path, option: tuple[str, ...], key: str, ids: tuple[str, ...]
) -> None:
    result = run("--to", HARBOR, *option, "-", stdin=RIS.encode("utf-16"))
    assert (result.exit_code, result.stdout) == (0, f"{key} added to {HARBOR}\n"), result.stderr
    assert "standard input:1:1: `10.0000/none` is no DOI and was left out" in result.stderr
    work = from_project(toy_copy).library.references[key]
    assert (work.aliases, work.plain("doi")) == (ids, "")


def test_keys_that_differ_in_case_only_clash(run: Any, toy_copy: Path) -> None:
    (toy_copy / "a.bib").write_text("@book{Bowman2001Lights, title = {Dew}, author = {Ray, C.}, year = 2000}")
    assert "ray2000dew added" in run("--to", HARBOR, "a.bib").stdout
    assert not diagnose(from_project(toy_copy).library, ["BIB004"])


def test_a_wrong_file_gives_one_message(run: Any, toy_copy: Path) -> None:
    before = snapshot(toy_copy)
    (toy_copy / "works.ris").write_text("<html>\n" + "<p>Sign in</p>\n" * 9)
    result = run("works.ris")
    assert result.exit_code == 1
    (line,) = result.stderr.splitlines()
    assert line.startswith("works.ris:1:1: this is a web page (HTML)")
    assert snapshot(toy_copy) == before


@pytest.mark.parametrize("form", ["new", "bibliography/*.bib"])
def test_a_site_that_has_no_bibliography_yet(run: Any, toy_copy: Path, form: str) -> None:
    for path in (toy_copy / "bibliography").iterdir():
        path.unlink()
    configuration = toy_copy / "mkdocs.yml"
    if form == "new":
        configuration.write_text("site_name: New\nplugins:\n  - literature\n", encoding="utf-8")
    result = run("-", stdin=RIS.encode())
    assert result.exit_code == 0, result.stderr
    assert "lind1999fog" in from_project(toy_copy).library.references


def test_an_import_that_was_killed_between_two_files_is_completed(
    run: Any, toy_copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run("--to", HARBOR, "10.5555/tide.2012").exit_code == 0
    whole = snapshot(toy_copy)
    # The state after the first of the two moves: the table has its row, the bibliography has no entry.
    text = (toy_copy / HARBOR).read_text("utf-8")
    entry = text[text.index("@article{salt2012pull") :].partition("\n}\n")[0] + "\n}\n"
    (toy_copy / HARBOR).write_text(text.replace(entry + "\n", "").replace("\n" + entry, ""), encoding="utf-8")
    assert run("--to", HARBOR, "10.5555/tide.2012").exit_code == 0
    assert snapshot(toy_copy) == whole
