"""`refresh --free-texts` against a server on this machine that answers in Unpaywall's form."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
from click.testing import CliRunner, Result

from literature.cli import main

BIB = """
@book{known, title={T}, author={A, B}, year={2000}, doi={10.5555/known}, fulltext={https://a.example/1},
  fulltextkind={author}, fulltextdate={2026-11}}
@book{none, title={N}, year={2002}}
@book{open, title={T}, author={A, B}, year={2000}, doi={10.5555/Open}}
@book{pmc, title={T}, author={A, B}, year={2001}, doi={10.5555/pmc(1)}}
@book{shut, title={T}, author={A, B}, year={2003}, doi={10.5555/shut}}
@book{upload, title={T}, author={A, B}, year={2004}, doi={10.5555/upload}}
@book{unknown, title={T}, author={A, B}, year={2005}, doi={10.5555/unknown}}
"""


def place(address: str, host: str) -> dict[str, str]:
    return {"url": f"{address}.pdf", "url_for_landing_page": address, "host_type": host, "version": "publishedVersion"}


UPLOAD = place("https://www.researchgate.net/1", "repository")
PMC = place("https://pmc.ncbi.nlm.nih.gov/articles/PMC1/", "repository")
ANSWERS: dict[str, Any] = {
    "10.5555/open": {"best_oa_location": place("https://press.example/o", "publisher"), "oa_locations": []},
    "10.5555/pmc(1)": {"best_oa_location": UPLOAD, "oa_locations": [UPLOAD, PMC]},
    "10.5555/shut": {"best_oa_location": None, "oa_locations": []},
    "10.5555/upload": {"best_oa_location": UPLOAD, "oa_locations": [7]},
}


def answer(path: str) -> Any:
    return ANSWERS.get(unquote(urlsplit(path).path.removeprefix("/v2/")).lower())


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "bibliography").mkdir()
    (tmp_path / "docs").mkdir()
    (tmp_path / "bibliography/a.bib").write_text(BIB, "utf-8")
    (tmp_path / "mkdocs.yml").write_text("site_name: T\nplugins: [literature]\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def ask(crossref: Any, *arguments: str) -> Result:
    options = ["refresh", "--free-texts", "--free-api", crossref.url, "--pause", "0.01", "--mailto", "a@b.example"]
    return CliRunner().invoke(main, [*options, *arguments])


def test_fields_are_shown_and_nothing_is_written(crossref: Any, library: Path) -> None:
    result = ask(crossref)
    assert result.exit_code == 0, result.output
    assert "open\n  fulltext     = {https://press.example/o},\n  fulltextkind = {publisher},\n" in result.stdout
    assert (
        "pmc\n  fulltext     = {https://pmc.ncbi.nlm.nih.gov/articles/PMC1/},\n  fulltextkind = {PMC},\n"
        in result.stdout
    )
    assert "researchgate" not in result.output
    assert "2 of 5 works without a free text may have one" in result.stderr
    assert len(crossref.asked) == 5
    assert all("email=a%40b.example" in path for path in crossref.asked)
    assert (library / "bibliography/a.bib").read_text("utf-8") == BIB


@pytest.mark.parametrize("mood", ["shape", "broken", "400"])
def test_troubles_end_no_run(crossref: Any, library: Path, mood: str) -> None:
    crossref.moods = [mood]
    result = ask(crossref)
    assert result.exit_code == (mood != "shape"), result.output
    assert "pmc\n" in result.stdout


def test_unpaywall_is_told_who_asks(library: Path) -> None:
    result = CliRunner().invoke(main, ["refresh", "--free-texts"], env={"LITERATURE_MAILTO": ""})
    assert result.exit_code == 2
    assert "--mailto" in result.output
