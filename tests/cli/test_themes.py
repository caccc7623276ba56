"""The theme of a new site, and what brings it."""

from __future__ import annotations

from types import SimpleNamespace

import click
import pytest

from literature.cli import themes


@pytest.fixture(autouse=True)
def installed(monkeypatch: pytest.MonkeyPatch) -> None:
    """The host's own themes, and one of another package; no Material."""
    own, other = SimpleNamespace(name="mkdocs", version="1.6.1"), SimpleNamespace(name="mkdocs-reef", version="2.0")
    found = {"mkdocs": own, "readthedocs": own, "reef": other}
    entries = [SimpleNamespace(name=name, dist=dist) for name, dist in found.items()]
    monkeypatch.setattr(themes, "entry_points", lambda group: entries if group == "mkdocs.themes" else [])
    monkeypatch.setattr(themes, "find_spec", lambda name: None)


@pytest.mark.parametrize(
    ("wanted", "theme"),
    [
        (None, ("mkdocs", ())),
        ("readthedocs", ("readthedocs", ())),
        ("reef", ("reef", ("mkdocs-reef==2.0",))),
        ("material", ("material", ())),
    ],
)
def test_a_theme_with_the_package_that_brings_it(wanted: str | None, theme: tuple[str, tuple[str, ...]]) -> None:
    assert themes.theme_of(wanted) == theme


def test_material_where_it_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(themes, "find_spec", lambda name: object())
    assert themes.theme_of(None) == ("material", ())


@pytest.mark.parametrize(
    ("wanted", "says"), [("ref", "did you mean 'reef'"), ("xyzzy", "installed are material, mkdocs, ")]
)
def test_a_theme_that_no_one_knows(wanted: str, says: str) -> None:
    with pytest.raises(click.UsageError, match=says):
        themes.theme_of(wanted)
