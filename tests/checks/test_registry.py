"""The table of rules: whole, permanent, and known to everything that reports a problem."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from literature.checks import RULES, rule_named


def test_codes_and_names_are_unique() -> None:
    assert len({rule.code for rule in RULES}) == len(RULES)
    assert len({rule.name for rule in RULES}) == len(RULES)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_can_be_read(rule: object) -> None:
    assert re.fullmatch(r"[A-Z]{3}[0-9]{3}", rule.code)  # type: ignore[attr-defined]
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", rule.name)  # type: ignore[attr-defined]
    assert rule.summary.endswith(".")  # type: ignore[attr-defined]


def test_a_name_no_rule_has() -> None:
    with pytest.raises(KeyError):
        rule_named("no-such-rule")


def rules_reported(source: str) -> Iterator[str]:
    """Names that code gives to `Problem` where they stand as text."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Problem":
            rule = node.args[0] if node.args else next((k.value for k in node.keywords if k.arg == "rule"), None)
            choices = [rule.body, rule.orelse] if isinstance(rule, ast.IfExp) else [rule]
            yield from (c.value for c in choices if isinstance(c, ast.Constant) and isinstance(c.value, str))


def test_every_rule_reported_is_in_the_table(root: Path) -> None:
    known = {rule.name for rule in RULES}
    unknown = {
        f"{path.relative_to(root)}: {name}"
        for path in (root / "plugins/literature").rglob("*.py")
        for name in rules_reported(path.read_text(encoding="utf-8"))
        if name not in known
    }
    assert not unknown


def test_the_test_sees_a_rule() -> None:
    assert list(rules_reported('Problem("a", m, l)\nProblem(rule="b", message=m)\nProblem("c" if x else "d", m)')) == [
        "a",
        "b",
        "c",
        "d",
    ]


def test_every_rule_in_the_table_is_reported(root: Path) -> None:
    """By name, as text, somewhere in the package outside the table."""
    sources = [
        path.read_text(encoding="utf-8")
        for path in (root / "plugins/literature").rglob("*.py")
        if path.name != "registry.py"
    ]
    dead = [rule.name for rule in RULES if not any(f'"{rule.name}"' in source for source in sources)]
    assert not dead
