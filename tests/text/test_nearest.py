"""Names near to a mistyped one, among few and among many."""

from __future__ import annotations

from difflib import SequenceMatcher

import pytest

from literature.text.nearest import Nearest

MANY = [f"harbor{number:03}" for number in range(100)] + ["author", "authority", "title"]


@pytest.mark.parametrize("names", [["author", "authority", "title"], MANY])
def test_the_best_first_and_none_when_nothing_is_near(names: list[str]) -> None:
    assert Nearest(names).to("autor") == ("author", "authority")
    assert Nearest(names).to("Author", 1) == ("author",)
    assert Nearest(names).to("autor", least=0.9) == ("author",)
    assert Nearest(names).to("xyz") == ()
    assert Nearest(names).to("") == ()


def test_few_names_need_not_share_letters_in_a_row() -> None:
    assert Nearest(["sort", "plot"]).to("osrt") == ("sort",)
    assert Nearest(()).to("x") == ()


@pytest.mark.parametrize("names", [["author", "authority", "title"], MANY])
def test_an_answer_is_that_of_comparing_with_every_name(names: list[str]) -> None:
    nearest = Nearest(names)
    for name in ("autor", "tilte", "AUTHORITIES", "ttl", "år", "authorauthor", "x", "harbor1", "\u0141uthor"):
        ratios = {known: SequenceMatcher(None, name.casefold(), known).ratio() for known in names}
        best = sorted((known for known in names if ratios[known] >= 0.8), key=lambda known: (-ratios[known], known))
        assert nearest.to(name, 1, 0.8) == tuple(best[:1])
        assert nearest.to(name, 1, 0.8) == tuple(best[:1])
