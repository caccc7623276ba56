"""The pictures of pages as a host writes them and names them in the pages' heads."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

pytest.importorskip("PIL.Image", reason="the extra `cards` is not installed")

IMAGE = re.compile(r'<meta property="og:image" content="([^"]*)">')
TEMPLATE = """{% extends "base.html" %}
{% block extrahead %}{% if page and page.meta.image %}
<meta property="og:image" content="{{ config.site_url }}{{ page.meta.image }}">
{% endif %}{% endblock %}
"""
Run = Callable[..., "CompletedProcess[str]"]


def build(toy: Path, folder: Path, run_host: Run, changes: dict[str, str]) -> Path:
    shutil.copytree(toy, folder)
    (folder / "theme").mkdir()
    (folder / "theme/main.html").write_text(TEMPLATE, "utf-8")
    (folder / "docs/guide/hidden.md").write_text("---\nsearch:\n  exclude: true\n---\n\n# Hidden\n\nText.\n", "utf-8")
    (folder / "docs/guide/départ.md").write_text("# Départ\n\nText.\n", "utf-8")
    config = folder / "mkdocs.yml"
    text = config.read_text("utf-8").replace("name: material", "name: material\n  custom_dir: theme")
    for old, new in {"  - literature": '  - literature:\n      card_color: "#204060"', **changes}.items():
        assert old in text
        text = text.replace(old, new)
    config.write_text(text, "utf-8")
    done = run_host("mkdocs", folder)
    assert done.returncode == 0, done.stderr
    return folder / "site"


@pytest.fixture(scope="module")
def site(toy: Path, run_host: Run, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(toy, tmp_path_factory.mktemp("cards") / "toy", run_host, {})


def test_every_card_is_named_by_its_page_and_is_there(site: Path) -> None:
    named = {
        image.removeprefix("https://toy.example/repo/")
        for path in site.rglob("*.html")
        for image in IMAGE.findall(path.read_text("utf-8"))
    }
    written = {path.relative_to(site).as_posix() for path in site.glob("assets/literature/cards*/**/*.png")}
    assert {"assets/literature/cards-of-kinds/concept.png", "assets/literature/cards-of-kinds/claim.png"} < named
    assert not any("cards/concepts/" in name for name in named), "they share that of their kind"
    assert "assets/literature/cards/guide/d%C3%A9part.png" in named
    assert {name.replace("%C3%A9", "é") for name in named} == written


def test_the_home_page_and_generated_pages_have_none(site: Path) -> None:
    for name in ("index.html", "references/bowman1988base/index.html", "authors/index.html"):
        assert not IMAGE.search((site / name).read_text("utf-8")), name


def test_a_page_that_is_kept_out_of_searches_has_none(site: Path) -> None:
    page = (site / "guide/hidden/index.html").read_text("utf-8")
    assert not IMAGE.search(page)


def test_without_an_address_of_the_site_none_are_made(toy: Path, run_host: Run, tmp_path: Path) -> None:
    site = build(toy, tmp_path / "toy", run_host, {"site_url: https://toy.example/repo/\n": ""})
    assert not list(site.rglob("cards/**/*.png"))
    assert not IMAGE.search((site / "concepts/bond/index.html").read_text("utf-8"))
