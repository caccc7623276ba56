"""A build that fails leaves the site that is there; one that ends well takes its place."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest
from tests.limits import BOTH_HOSTS

Run = Callable[..., "CompletedProcess[str]"]


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture(params=BOTH_HOSTS)
def host(request: pytest.FixtureRequest, toy_copy: Path) -> str:
    """A host, for which the option is set."""
    config = toy_copy / "mkdocs.yml"
    text = config.read_text(encoding="utf-8")
    assert "- literature\n" in text
    config.write_text(text.replace("- literature\n", "- literature: {build_beside: true}\n"), encoding="utf-8")
    return str(request.param)


def test_only_a_whole_site_takes_the_place_of_the_old(toy_copy: Path, run_host: Run, host: str) -> None:
    def folders() -> set[str]:
        return {path.name for path in toy_copy.iterdir() if "site" in path.name}

    done = run_host(host, toy_copy)
    assert done.returncode == 0, done.stderr
    first = contents(toy_copy / "site")
    assert "references/bowman1988base/index.html" in first

    home = toy_copy / "docs/index.md"
    sound = home.read_text(encoding="utf-8")
    # A fault in the middle of the build, of another plugin; then a warning, by which a strict build ends.
    hook = toy_copy / "hook.py"
    hook.write_text("def on_page_content(html, **_):\n    raise ValueError('broken')\n", encoding="utf-8")
    config = toy_copy / "mkdocs.yml"
    config.write_text(config.read_text(encoding="utf-8") + "hooks: [hook.py]\n", encoding="utf-8")
    assert run_host(host, toy_copy).returncode != 0
    assert contents(toy_copy / "site") == first
    hook.write_text("", encoding="utf-8")
    home.write_text(f"{sound}\n[@nobody1999]\n", encoding="utf-8")
    assert run_host(host, toy_copy).returncode != 0
    assert contents(toy_copy / "site") == first
    assert folders() == {"site"}

    home.write_text(f"{sound}\nA new sentence.\n", encoding="utf-8")
    (toy_copy / "docs/guide/citing.md").unlink()
    done = run_host(host, toy_copy)
    assert done.returncode == 0, done.stderr
    assert folders() == {"site"}
    assert "A new sentence." in (toy_copy / "site/index.html").read_text(encoding="utf-8")
    assert not (toy_copy / "site/guide/citing").exists()
