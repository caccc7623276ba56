"""The made-up libraries that benchmarks measure: the same for the same seed, without faults, and like real ones."""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from benchmarks.cases.others import inputs
from benchmarks.generator import Size, bibliography, write_site
from benchmarks.generator.filled import filled_library
from pybtex import format_from_file

from literature.checks import diagnose
from literature.library.load import load_library, page_files
from literature.model import Library
from literature.sources.project import read_project
from literature.styles import ApaStyle

SIZE = Size(60, 400)
ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("made")
    write_site(folder, SIZE)
    return folder


@pytest.fixture(scope="module")
def library(site: Path) -> Library:
    project = read_project(site / "mkdocs.yml")
    return load_library(site, project.settings, page_files(site, project.docs, []), project.problems)


def test_the_library_has_its_size_and_no_faults(library: Library) -> None:
    assert (len(library.pages), len(library.references)) == (SIZE.pages, SIZE.references)
    assert [str(found) for found in diagnose(library)] == []


def test_every_kind_of_page_and_file_is_there(library: Library) -> None:
    kinds = Counter(page.kind for page in library.pages.values())
    assert set(kinds) == {"page", "summary", "concept", "claim", "reading"}
    assert kinds["summary"] > SIZE.pages / 2
    assert library.findings
    assert len(library.provenance) == SIZE.references
    assert len(library.reading_lists) == kinds["reading"]
    assert any(relations.narrower for relations in library.relations.values())


def test_pages_are_as_long_and_cite_as_much_as_real_ones(library: Library) -> None:
    summaries = list(library.summaries.values())
    words = sum(len(page.text.split()) for page in summaries) / len(summaries)
    citations = [citation for page in summaries for citation in page.citations]
    assert 650 < words < 950
    assert 8 < len(citations) / len(summaries) < 13
    assert any(len(citation.items) > 2 for citation in citations)
    assert any(citation.is_narrative for citation in citations)
    assert any(item.locators for citation in citations for item in citation.items)
    links = [link.target for page in summaries for link in page.wikilinks]
    assert any(target.startswith("finding:") for target in links)
    assert 3 < sum(not target.startswith("finding:") for target in links) / len(summaries) < 12


def test_works_are_as_various_as_real_ones(site: Path, library: Library) -> None:
    text = (site / "bibliography/works-1.bib").read_text(encoding="utf-8")
    types = Counter(re.findall(r"^@(\w+)", text, re.MULTILINE))
    assert types["article"] > SIZE.references / 2
    assert {"book", "incollection", "phdthesis", "techreport", "online", "collection"} <= set(types)
    people = Counter(person for reference in library.references.values() for person in reference.creators)
    assert people.most_common(1)[0][1] > SIZE.references / 50, "some write much more than others"
    assert sum(count == 1 for count in people.values()) > len(people) / 3, "and many once"
    assert any(person.is_group for person in people)
    assert re.search(r"\{van der \w+|\{de \w+| and (?:van|von|di|ten) ", text), "particles"
    assert '{\\"' in text
    assert "ü" in text, "accents stand as commands and as letters"
    assert 0.15 < text.count("  abstract") / SIZE.references < 0.4
    style = ApaStyle(library.references.values())
    assert any(re.search(r"\b\d{4}b", style.label(key).as_plain()) for key in library.references), "letters after years"


def test_a_seed_gives_one_library_on_every_run() -> None:
    program = "from benchmarks.generator import bibliography; print(bibliography(300, 4), end='')"

    def digest(hash_seed: str) -> str:
        environment = os.environ | {"PYTHONHASHSEED": hash_seed, "PYTHONIOENCODING": "utf-8"}
        done = subprocess.run(
            [sys.executable, "-c", program], cwd=ROOT, env=environment, capture_output=True, check=True
        )
        return hashlib.sha256(done.stdout).hexdigest()

    assert digest("1") == digest("2") == hashlib.sha256(bibliography(300, 4).encode()).hexdigest()
    assert bibliography(300, 4) != bibliography(300, 5)


def test_a_site_is_the_same_when_written_again(site: Path, tmp_path: Path) -> None:
    write_site(tmp_path, SIZE)
    first, second = (
        {path.relative_to(root): path.read_bytes() for path in root.rglob("*") if path.is_file()}
        for root in (site, tmp_path)
    )
    assert first == second


def test_other_programs_can_read_the_same_works(site: Path) -> None:
    inputs(str(site))
    listed = format_from_file(
        str(site / "bibtex/works.bib"), style="plain", output_backend="plaintext", bib_encoding="utf-8"
    )
    assert listed.count("\n[") + listed.startswith("[") == SIZE.references


def test_a_real_library_is_filled_up(root: Path, toy: Path) -> None:
    library = filled_library(toy, references=80, pages=40)
    assert (len(library.references), len(library.pages)) == (80, 40)
    assert "ainsley1978patterns" in library.references
    assert library.names["bond"] == "concepts/bond.md", "no made-up page takes a real one's name"
    assert sum("made" in key for key in library.references) == 80 - 12
