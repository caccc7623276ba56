"""Names by which links find pages."""

from __future__ import annotations

import pytest

from literature.library.names import index_names
from literature.model import Page
from literature.settings import Settings
from literature.sources.pages import PageFile, read_page


def pages(*files: tuple[str, str]) -> list[Page]:
    return [read_page(PageFile(uri, f"docs/{uri}", text), Settings().kinds)[0] for uri, text in files]


BOND = ("concepts/bond.md", "---\ntitle: The bond\naliases: [Ties, Émotion]\n---\n")


def test_every_name_of_a_page() -> None:
    names, problems = index_names(pages(BOND))
    assert set(names) == {"bond", "concepts/bond", "the bond", "ties", "emotion"}
    assert set(names.values()) == {"concepts/bond.md"}
    assert not problems


@pytest.mark.parametrize(
    ("other", "name", "holder", "reported"),
    [
        (("concepts/ties.md", "# Anything"), "ties", "concepts/ties.md", "docs/concepts/bond.md"),
        (("concepts/x.md", "# Ties"), "ties", "concepts/x.md", "docs/concepts/bond.md"),
        (("concepts/x.md", "---\naliases: [ties]\n---\n"), "ties", "concepts/bond.md", "docs/concepts/x.md"),
        (("claims/bond.md", "# A claim"), "bond", "concepts/bond.md", "docs/claims/bond.md"),
        (("tool/ties.md", "# A page of the manual"), "ties", "concepts/bond.md", None),
        (("tool/x.md", "# The bond"), "the bond", "concepts/bond.md", None),
        (("concepts/index.md", "# Concepts"), "concepts", "concepts/index.md", None),
    ],
)
def test_precedence(other: tuple[str, str], name: str, holder: str, reported: str | None) -> None:
    names, problems = index_names(pages(BOND, other))
    assert names[name] == holder
    assert {(p.rule, p.location.path) for p in problems} == ({("duplicate-name", reported)} if reported else set())


def test_a_better_name_wins_in_any_order() -> None:
    for other in (("concepts/ties.md", "# Anything"), ("concepts/x.md", "# Ties"), ("tool/y.md", "# The bond")):
        assert index_names(pages(BOND, other))[0] == index_names(pages(other, BOND))[0]


def test_names_that_fold_to_nothing() -> None:
    names, problems = index_names(pages(("a.md", "---\naliases: ['-', ' ', '\u2014']\n---\n# - \n")))
    assert "" not in names
    assert not problems
