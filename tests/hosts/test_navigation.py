"""Pages that the navigation leaves out belong to the section of the index above them."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

# Each in a worker of its own would build the site again.
pytestmark = pytest.mark.xdist_group("navigation")

ACTIVE = re.compile(r'md-tabs__item--active">\s*<a href="([^"]*)"')
NAV = """
nav:
  - index.md
  - Ideas: concepts/index.md
  - Works:
      - references/index.md
      - Authors: authors/index.md
not_in_nav: "/*/"
"""


@pytest.fixture(scope="module")
def site(toy: Path, run_host: Callable[..., CompletedProcess[str]], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The toy site with tabs and a navigation that leaves most pages out."""
    folder = Path(shutil.copytree(toy, tmp_path_factory.mktemp("tabs") / "toy"))
    config = folder / "mkdocs.yml"
    text = config.read_text("utf-8").replace("- navigation.indexes", "- navigation.indexes\n    - navigation.tabs")
    config.write_text(text + NAV, "utf-8")
    done = run_host("mkdocs", folder)
    assert done.returncode == 0, done.stderr
    return folder / "site"


@pytest.mark.parametrize(
    ("page", "tab"),
    [
        ("concepts/safe-harbor/", "../"),
        ("concepts/", "./"),
        ("references/bowman1988base/", "../../references/"),
        ("authors/bowman-john/", "../../references/"),
        ("summaries/bowman1988base/", None),
    ],
)
def test_the_tab_of_a_page(site: Path, page: str, tab: str | None) -> None:
    html = (site / page / "index.html").read_text("utf-8")
    assert ACTIVE.findall(html) == ([] if tab is None else [tab])
