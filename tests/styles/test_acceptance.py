"""The acceptance cases that stand beside the repository."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from literature.model import Citation
from literature.sources.bibtex import read_bibliography
from literature.styles import ApaStyle
from literature.text.markdown.scanner import scan

FOLDER = Path(__file__).parents[2] / ".." / "shared" / "citations"
RENAMED = {"strachan1955": "breuer1955"}
"""Keys that the cases spell in another way than the bibliography."""

pytestmark = pytest.mark.skipif(
    not (FOLDER / "apa-cases.yml").exists(), reason="the acceptance cases do not stand beside the repository"
)


@pytest.fixture(scope="module")
def style() -> ApaStyle:
    bibliography = read_bibliography([("apa-cases.bib", (FOLDER / "apa-cases.bib").read_text("utf-8"))])
    return ApaStyle(bibliography.references)


def cases(name: str) -> list[dict[str, str]]:
    path = FOLDER / "apa-cases.yml"
    return list(yaml.safe_load(path.read_text("utf-8"))[name]) if path.exists() else []


@pytest.mark.parametrize("case", cases("references"), ids=lambda case: case["key"])
def test_entry(style: ApaStyle, case: dict[str, str]) -> None:
    assert style.entry(RENAMED.get(case["key"], case["key"])).as_underscored() == case["apa"]


@pytest.mark.parametrize("case", cases("citations"), ids=lambda case: case["about"])
def test_citation(style: ApaStyle, case: dict[str, str]) -> None:
    (citation,) = scan(case["source"]).tokens
    assert isinstance(citation, Citation)
    assert style.cluster(citation).as_plain() == case["apa"]


@pytest.mark.parametrize("name", ["cdl.bib", "apa-refs.bib"])
def test_no_entry_of_the_corpora_makes_it_fail(name: str) -> None:
    path = FOLDER.parent / "corpora" / name
    if not path.exists():
        pytest.skip("corpora are not beside the repository")
    references = read_bibliography([(name, path.read_text("utf-8"))]).references
    style = ApaStyle(references)
    assert all(style.entry(key) for key in style.order([reference.key for reference in references]))
