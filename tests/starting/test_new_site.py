"""The example that new sites begin with."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from literature.sources.bibtex import read_bibliography
from literature.starting.new_site import new_site


@pytest.mark.parametrize("name", ["My field", "A: \"b\" & 'c' #1", "# no comment", "100%", "Ü\\n"])
def test_any_name(name: str) -> None:
    site = dict(new_site(name, has_material=True))
    assert yaml.safe_load(site["mkdocs.yml"])["site_name"] == name
    front = site["docs/index.md"].split("---\n")[1]
    assert yaml.safe_load(front)["title"] == name
    assert not [path for path, text in site.items() if "%SITE_NAME%" in text or "%THEME%" in text]


def test_the_theme_is_one_that_is_there() -> None:
    themes = [
        yaml.safe_load(dict(new_site("x", has_material=has))["mkdocs.yml"])["theme"]["name"] for has in (True, False)
    ]
    assert themes == ["material", "mkdocs"]


def test_one_example_of_each_kind() -> None:
    folders = [path.split("/")[1] for path, _ in new_site("x", has_material=True) if path.startswith("docs/")]
    assert sorted(folders) == ["claims", "concepts", "index.md", "readings", "summaries"]


def test_the_works_are_as_this_repository_verified_them(root: Path) -> None:
    site = dict(new_site("x", has_material=True))
    own = [(path.name, path.read_text(encoding="utf-8")) for path in (root / "bibliography").glob("*.bib")]
    verified = {work.key: work for work in read_bibliography(own).references}
    examples = read_bibliography([("x.bib", site["bibliography/references.bib"])]).references
    assert len(examples) == 3
    for work in examples:
        assert (work.raw_type, work.raw) == (verified[work.key].raw_type, verified[work.key].raw)
    for name in ("findings.csv", "provenance.csv"):
        ours = (root / "bibliography" / name).read_text(encoding="utf-8").splitlines()
        assert set(site[f"bibliography/{name}"].splitlines()) <= set(ours)
