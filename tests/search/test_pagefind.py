"""The index, by the program that makes it."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from literature.hosts.search_files import search_scripts, write_search
from literature.render.site import Site
from literature.search import pagefind
from literature.search.pagefind import FRAGMENTS, START, PagefindError, record_ids, write_index
from literature.search.records import Record
from literature.sources import disk

HOSTILE = [
    Record("reference", "references/a/", "<script>alert(1)</script>", 'Text "with" \\quotes, Ünïcode and \0'),
    Record("page", "", "Home", ""),
    Record("page", 'p/"quoted"/#é', "Same", "Same"),
    Record("page", "same/", "Same", "Same"),
]


def fragments(folder: Path) -> dict[str, dict[str, object]]:
    return {
        file.stem: json.loads(gzip.decompress(file.read_bytes()).removeprefix(b"pagefind_dcd"))
        for file in (folder / FRAGMENTS).iterdir()
    }


def test_every_record_is_in_the_index_and_known_by_its_number(tmp_path: Path) -> None:
    write_index(HOSTILE, tmp_path)
    found = fragments(tmp_path)
    ids = record_ids(HOSTILE, disk.file_starts(tmp_path / FRAGMENTS, START))
    assert len(set(ids)) == len(HOSTILE) == len(found)
    for record, id_ in zip(HOSTILE, ids, strict=True):
        assert found[id_]["url"] == (record.address or "./")
        assert found[id_]["filters"] == {"kind": [record.kind]}
    assert found[ids[0]]["meta"] == {"title": "<script>alert(1)</script>"}


def test_many_records_do_not_stop_the_pipes(tmp_path: Path) -> None:
    records = [Record("page", f"p/{number}/", f"Page {number}", "many words " * 40) for number in range(1500)]
    write_index(records, tmp_path)
    assert len(record_ids(records, disk.file_starts(tmp_path / FRAGMENTS, START))) == 1500


def test_a_record_that_is_missing_is_told(tmp_path: Path) -> None:
    write_index(HOSTILE[:1], tmp_path)
    with pytest.raises(PagefindError, match="does not hold every record"):
        record_ids(HOSTILE[:2], disk.file_starts(tmp_path / FRAGMENTS, START))


def test_no_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pagefind, "get_executable", lambda: None)
    with pytest.raises(PagefindError, match="not installed"):
        write_index(HOSTILE, tmp_path)


def test_a_program_that_ends_early(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    script = tmp_path / "ends.sh"
    script.write_text("#!/bin/sh\nexit 0\n", encoding="utf-8")
    script.chmod(0o755)
    monkeypatch.setattr(pagefind, "get_executable", lambda: script)
    with pytest.raises(PagefindError, match="ended before"):
        write_index(HOSTILE, tmp_path)


def test_a_site_gets_all_its_files(toy_site: Site, tmp_path: Path) -> None:
    write_search(toy_site, dict.fromkeys(toy_site.library.pages, ()), tmp_path)
    folder = tmp_path / "search/data"
    assert (folder / "index/pagefind.js").is_file()
    ids = json.loads(gzip.decompress((folder / "ids.table").read_bytes()))
    assert set(ids) == set(fragments(folder / "index"))
    names = [name for name, _ in search_scripts()]
    assert "search/dialog.js" in names
    assert "search/main.js" not in names


def test_scripts_name_no_other_host() -> None:
    for name, text in search_scripts():
        assert "innerHTML" not in text, name
        assert "insertAdjacentHTML" not in text, name
        assert "http://" not in text.replace("http://www.w3.org", ""), name
