"""What the tables of cases in this folder have in common."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.cases import read_cases

from literature.model import Block, Citation, CitationItem, Token


def _item(item: CitationItem) -> str:
    prefix = f"{item.prefix} " if item.prefix else ""
    locators = "".join(f" <{place.kind}{'+' * place.is_plural} {place.value}>" for place in item.locators)
    marks = "".join(f" {{{mark.word}}}" for mark in item.marks)
    return f"{prefix}{'-' * item.is_author_suppressed}@{item.key}{locators}{item.suffix}{marks}"


def _notation(token: Token) -> str:
    if isinstance(token, Citation):
        items = "; ".join(_item(item) for item in token.items)
        return f"= {items}" if token.is_narrative else f"[{items}]"
    if isinstance(token, Block):
        return f"```{token.name}\n{token.body}```"
    return f"[[{token.target}|{token.label}]]" if token.label else f"[[{token.target}]]"


@pytest.fixture(scope="session")
def notation() -> Callable[[Token], str]:
    """A token as the tables write it."""
    return _notation


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """A test with an argument `<name>_case` runs once for each case of `<name>.yml`."""
    for argument in metafunc.fixturenames:
        path = Path(__file__).with_name(argument.removesuffix("_case") + ".yml")
        if argument.endswith("_case") and path.exists():
            cases: list[dict[str, Any]] = read_cases(path)
            metafunc.parametrize(argument, cases, ids=[case["name"] for case in cases])
