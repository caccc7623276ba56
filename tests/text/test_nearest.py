"""Names near to a mistyped one, among few and among many."""

from __future__ import annotations

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
