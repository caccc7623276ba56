"""A row that is added to a table of `vocabulary/` is seen in every output that should show it: a second home of what
it says would fail here. Kinds of page and export formats are added in `test_extensions.py`, by a package."""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.host_command import QUIET
from tests.limits import PATIENCE

Run = Callable[..., list[str]]

LOCATOR = """
from literature.vocabulary import locators

row = locators.LocatorForm("knot", ("kn knot", "kns knots"), ("kn.", "kns."), ("Knot", "Knots"), is_counted=True)
locators.LOCATORS = {**locators.LOCATORS, row.name: row}
"""
ENTRY_TYPE = """
from literature.vocabulary import entry_types

row = entry_types.EntryType(
    "chart", "Chart", "Charts", entry_types.ForeignNames("manual", "MAP", "map", "map"), "image",
    required=(("title",), ("scale",)), described="Sea chart", read=entry_types.ReadAs(ris="CHRT"),
)
entry_types.ENTRY_TYPES = {**entry_types.ENTRY_TYPES, row.name: row}
"""
FACET = """
from dataclasses import replace
from literature.vocabulary import facets

row = facets.Facet("port", "Home port", "harbor", "north", parameter="from", known=lambda _: {"n": "North"})
facets.FACETS = {**facets.FACETS, row.id: row}

from literature.search import records

reference = records._reference

def with_port(*known):
    found = reference(*known)
    return replace(found, facets={**found.facets, "port": ("n",)})

records._reference = with_port
"""


DRIVER = """
import json, sys
from click.testing import CliRunner
from literature.cli import main
from tests.warm import run

said = []
for words in json.loads(sys.argv.pop()):
    if words[0] == "mkdocs":
        sys.argv = words
        try:
            run("mkdocs")
        except SystemExit as ending:
            assert not ending.code, ending
        continue
    said.append(CliRunner().invoke(main, words).stdout)
print("\\0" + json.dumps(said))
"""
"""Runs commands one after another and prints, last, what those of ours said."""


@pytest.fixture
def run(toy_copy: Path, root: Path) -> Run:
    """Commands in the toy site's folder, after a row has been added: what each of ours printed."""

    def start(row: str, *commands: str) -> list[str]:
        script = toy_copy / "drill.py"
        script.write_text(f"{row}\n{DRIVER}", encoding="utf-8")
        done = subprocess.run(
            [sys.executable, script, json.dumps([command.split() for command in commands])],
            cwd=toy_copy,
            env=os.environ | QUIET | {"PYTHONPATH": f"{root}{os.pathsep}{os.environ.get('PYTHONPATH', '')}"},
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=PATIENCE,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        said: list[str] = json.loads(done.stdout.rpartition("\0")[2])
        return said

    return start


def table(site: Path, name: str) -> Any:
    return json.loads(gzip.decompress((site / f"assets/literature/search/data/{name}.table").read_bytes()))


@pytest.mark.parametrize(
    ("style", "printed"),
    [
        ("apa", "</a>, Knots 3–4)"),
        ("csl:author-date.csl", "kns. 3–4"),
        ("pybtex:plain", "kns. 3–4"),
    ],
)
def test_a_locator(run: Run, toy_copy: Path, root: Path, style: str, printed: str) -> None:
    text = (root / "tests/styles/author-date.csl").read_text("utf-8")
    (toy_copy / "author-date.csl").write_text(text, "utf-8")
    config = toy_copy / "mkdocs.yml"
    config.write_text(
        config.read_text("utf-8").replace("  - literature\n", f"  - literature:\n      style: {style}\n"), "utf-8"
    )
    page = toy_copy / "docs/guide/knots.md"
    page.write_text("# Knots\n\nThey hold [@bowman1988base, kns. 3-4].\n", "utf-8")
    rendered, checked = run(LOCATOR, "render docs/guide/knots.md", "check --strict docs/guide/knots.md")
    assert printed in plain(rendered), rendered
    assert checked == ""


def plain(html: str) -> str:
    return html.replace("\u00a0", " ")


CHART = """
@chart{sound1801north,
  author = {Sound, Mary},
  title  = {The North Passage},
  scale  = {1:5000},
  year   = {1801},
}
"""
INCOMPLETE = """
@chart{sound1802south,
  author = {Sound, Mary},
  title  = {The South Passage},
  year   = {1802},
}
"""
RIS = "TY  - CHRT\nAU  - Sound, Mary\nTI  - The East Passage\nPY  - 1803\nER  - \n"


def test_an_entry_type(run: Run, toy_copy: Path) -> None:
    bibliography = toy_copy / "bibliography/harbor.bib"
    bibliography.write_text(bibliography.read_text("utf-8") + CHART, "utf-8")
    with (toy_copy / "docs/index.md").open("a", encoding="utf-8") as page:
        page.write("\nThe chart is old [@sound1801north].\n")
    with (toy_copy / "bibliography/provenance.csv").open("a", encoding="utf-8") as provenance:
        provenance.write("sound1801north,B,1,https://charts.example/1 (catalog),single source,\n")
    bibliography.write_text(bibliography.read_text("utf-8") + INCOMPLETE, "utf-8")
    (toy_copy / "east.ris").write_text(RIS, "utf-8")
    checked, ris, csl, imported = run(
        ENTRY_TYPE,
        "mkdocs build -q -d site",
        "check",
        "export --to ris sound1801north",
        "export --to csl-json sound1801north",
        "import east.ris --to bibliography/harbor.bib --dry-run",
    )
    assert "sound1801north" not in checked
    assert "missing-field: chart 'sound1802south' has no scale" in checked
    assert ris.startswith("TY  - MAP")
    assert json.loads(csl)[0]["type"] == "map"
    assert "@chart{" in imported

    site = toy_copy / "site"
    assert "Charts" in (site / "types/index.html").read_text("utf-8"), "the index of types"
    assert "Charts" in (site / "types/chart/index.html").read_text("utf-8"), "the page of the type"
    work = (site / "references/sound1801north/index.html").read_text("utf-8")
    assert "<em>The north passage</em> &#91;Sea chart&#93;." in work, "APA's description"
    assert '<meta name="z:itemType" content="map">' in work, "Zotero"
    kinds = next(facet for facet in table(site, "facets")["facets"] if facet["id"] == "type")
    assert ("chart", "Charts") in [(value["id"], value["label"]) for value in kinds["values"]], "the search"


def test_a_facet(run: Run, toy_copy: Path) -> None:
    site = toy_copy / "site"
    run(FACET, "mkdocs build --strict -d site")
    facet = next(facet for facet in table(site, "facets")["facets"] if facet["id"] == "port")
    assert facet["label"] == "Home port"
    assert [(value["id"], value["label"]) for value in facet["values"]] == [("n", "North")]
    script = (site / "assets/literature/search/main.js").read_text("utf-8")
    row = {"id": "port", "field": "harbor", "example": "harbor:north", "parameter": "from", "form": "words"}
    published = json.dumps(row | {"isFixed": False}, separators=(",", ":"))
    assert published in script, "scripts have no other home of it"
