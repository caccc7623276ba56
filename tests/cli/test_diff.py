"""`literature diff BASE` over a repository made for it: ten changes, each told as what it is."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from click.testing import CliRunner
from tests.repositories import commit_all, write_files

from literature.cli import main
from literature.sources.schemas import schema

HEADER = (
    "id,key,topic,construct,outcome,metric,value,ci_low,ci_high,k,n,heterogeneity,year,locator,source,confidence,notes"
)
SITE = {
    "mkdocs.yml": "plugins: [literature]\n",
    "bibliography/a.bib": (
        "@book{bowman1988harbor, author = {Bowman, John}, title = {A Harbor}, year = 1988}\n"
        "@book{lind2001quay, author = {Lind, Eva}, title = {The Quay}, year = 2001, note = {my own words}}\n"
    ),
    "docs/index.md": "# Home\n\nBoth are here [@bowman1988harbor; @lind2001quay].\n\nSee [[harbor]].\n",
    "docs/concepts/harbor.md": "# Harbor\n\nA place [@bowman1988harbor].\n\n## Walls\n\nThey hold.\n",
    "docs/claims/calm.md": "---\nverdict: overstated\n---\n\n# Harbors are calm\n\nMost are [@bowman1988harbor].\n",
}


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    write_files(tmp_path, SITE)
    commit_all(tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def told(target: str) -> str:
    result = CliRunner().invoke(main, ["diff", "HEAD", "--format", target])
    assert (result.exit_code, result.stderr) == (0, "")
    return result.stdout


def report() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(told("json"))
    jsonschema.Draft202012Validator(schema("differences")).validate(found)
    return found


def edited(name: str, old: str, new: str) -> Callable[[Path], None]:
    def edit(site: Path) -> None:
        text = (site / name).read_text(encoding="utf-8")
        assert old in text
        (site / name).write_text(text.replace(old, new), encoding="utf-8")

    return edit


def added(name: str, text: str) -> Callable[[Path], None]:
    return lambda site: write_files(site, {name: text})


def removed(name: str) -> Callable[[Path], None]:
    return lambda site: (site / name).unlink()


def moved(name: str, to: str, alias: str) -> Callable[[Path], None]:
    def move(site: Path) -> None:
        text = (site / name).read_text(encoding="utf-8")
        (site / name).unlink()
        write_files(site, {to: f"---\naliases: [{alias}]\n---\n\n{text}"})

    return move


CHANGES = {
    "a new page": (
        added("docs/concepts/quay.md", "# Quay\n\nOne lands there [@lind2001quay].\n"),
        "Pages new, 1 min to read (1)\n  Quay (concept, docs/concepts/quay.md); 5 words; citations +1 -0;"
        " cites lind2001quay",
    ),
    "a sentence more": (
        edited("docs/concepts/harbor.md", "They hold.", "They hold for years [@lind2001quay]."),
        "Pages changed, 1 min to read (1)\n  Harbor (concept, docs/concepts/harbor.md); 10 words (+3); citations +1 -0;"
        " cites for the first time lind2001quay",
    ),
    "a citation less": (
        edited("docs/index.md", "; @lind2001quay", ""),
        "citations +1 -2; no longer cites lind2001quay",
    ),
    "another verdict": (
        edited("docs/claims/calm.md", "verdict: overstated", "verdict: contested"),
        "Verdicts (1)\n  Harbors are calm: verdict overstated → contested (docs/claims/calm.md)",
    ),
    "a new work": (
        edited("bibliography/a.bib", "@book{lind", "@book{oak1900tide, title = {Tides}, year = 1900}\n@book{lind"),
        "Works new (1)\n  oak1900tide: Tides",
    ),
    "another year": (
        edited("bibliography/a.bib", "year = 1988", "year = 1989"),
        "Works changed (1)\n  bowman1988harbor: A Harbor; year 1988 → 1989",
    ),
    "a new figure": (
        added(
            "bibliography/findings.csv",
            f"{HEADER}\ncalm-r,lind2001quay,,calm,storms,r,-.31,,,4,210,,2001,p. 3,https://example.org/,high,\n",
        ),
        "Figures new (1)\n  calm-r: calm, storms",
    ),
    "a heading less": (
        edited("docs/concepts/harbor.md", "## Walls\n\n", ""),
        "Addresses that lead nowhere now (1)\n  anchor concepts/harbor#walls",
    ),
    "a page less": (
        removed("docs/concepts/harbor.md"),
        "Problems (1)\n  docs/index.md:5: error ",
    ),
    "a page that moved": (
        moved("docs/concepts/harbor.md", "docs/concepts/port.md", "harbor"),
        "; moved from concepts/harbor.md",
    ),
}


@pytest.mark.parametrize("name", CHANGES)
def test_a_change_is_told_as_what_it_is(name: str, site: Path) -> None:
    change, expected = CHANGES[name]
    change(site)
    assert expected in told("text")
    report()


def test_nothing_is_told_of_what_says_the_same(site: Path) -> None:
    """Lines that moved, a comment of a bibliography and a private field are no change for readers."""
    edited("bibliography/a.bib", "@book{lind", "% a comment\n\n@book{lind")(site)
    edited("bibliography/a.bib", "my own words", "other words of my own")(site)
    assert told("text") == "Nothing that readers see has changed\n"
    assert told("markdown") == "**Nothing that readers see has changed**\n"
    assert report() == {
        "version": 1,
        **{name: [] for name in ("pages", "verdicts", "works", "findings", "lost", "problems")},
        "minutes": 0,
    }


def test_another_figure_says_what_it_was(site: Path) -> None:
    row = "calm-r,lind2001quay,,calm,storms,r,-.31,,,4,210,,2001,p. 3,https://example.org/,high,"
    write_files(site, {"bibliography/findings.csv": f"{HEADER}\n{row}\n"})
    commit_all(site)
    edited("bibliography/findings.csv", "-.31,,", "-.13,-.2,")(site)
    assert "calm-r: calm, storms; value -.31 → -.13; ci_low nothing → -.2\n" in told("text")
    assert report()["findings"][0]["fields"][1] == {"name": "ci_low", "before": "", "now": "-.2"}


def test_a_page_that_is_gone_takes_its_headings_with_it_and_loses_one_address(site: Path) -> None:
    removed("docs/concepts/harbor.md")(site)
    found = report()
    assert found["lost"] == [{"kind": "page", "name": "concepts/harbor"}]
    assert [(page["status"], page["words"]) for page in found["pages"]] == [("removed", 0)]
    assert found["minutes"] == 0


def test_what_authors_write_is_code_in_a_comment(site: Path) -> None:
    """A title can name people, show images and close marks; in a comment none of it may happen."""
    write_files(site, {"docs/loud.md": "# Hello @someone `and` <img src=x> ![x](https://example.org/x.png)\n"})
    line = next(line for line in told("markdown").splitlines() if "Hello" in line)
    outside = "".join(line.split("`")[::2])
    assert "@" not in outside
    assert "<" not in outside
    assert "![" not in outside


def test_a_long_section_ends(site: Path) -> None:
    write_files(site, {f"docs/p{number:03}.md": f"# Page {number}\n" for number in range(50)})
    text = told("text")
    assert "Pages new, 1 min to read (50)" in text
    assert text.endswith("and 10 more\n")


def test_what_is_no_commit(site: Path) -> None:
    result = CliRunner().invoke(main, ["diff", "nowhere"])
    assert result.exit_code == 2
    assert "'nowhere' is no commit" in result.stderr


def test_a_commit_without_the_site_makes_everything_new(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = commit_all(tmp_path)
    write_files(tmp_path, SITE)
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(main, ["diff", before, "--format", "json"])
    assert [page["status"] for page in json.loads(result.stdout)["pages"]] == ["new"] * 3
