"""The table of rules: whole, permanent, and made of what the modules declare."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.syntax import of_the_package, tree_of

from literature.checks import RULES, Rule, Severity, rule_named
from literature.checks.registry import AREAS, collect


def test_codes_and_names_are_unique() -> None:
    assert len({rule.code for rule in RULES}) == len(RULES)
    assert len({rule.name for rule in RULES}) == len(RULES)


def test_order() -> None:
    areas = list(AREAS)
    assert list(RULES) == sorted(RULES, key=lambda rule: (areas.index(rule.code[:3]), rule.code))


def test_rules_can_be_read() -> None:
    for rule in RULES:
        assert re.fullmatch(r"[A-Z]{3}[0-9]{3}", rule.code)
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", rule.name)
        assert rule.summary.endswith("."), rule.code


def test_a_name_no_rule_has() -> None:
    with pytest.raises(KeyError):
        rule_named("no-such-rule")


OURS = Rule("XYZ001", "of-others", Severity.NOTE, "A rule of another package.")


def test_rules_of_others_come_after_ours() -> None:
    assert collect([OURS, *RULES]) == (*RULES, OURS)


@pytest.mark.parametrize(
    "other",
    [Rule("BIB001", "of-others", Severity.NOTE, "A code."), Rule("XYZ001", "broken-entry", Severity.NOTE, "A name.")],
)
def test_a_code_or_a_name_belongs_to_one_rule(other: Rule) -> None:
    with pytest.raises(ValueError, match=r"two rules are called '(BIB001|broken-entry)'"):
        collect([*RULES, other])


def declared(tree: ast.AST) -> Iterator[str]:
    """Codes of the rules that a module declares: `Rule("BIB001", ...)` and `@rule("BIB017", ...)`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("Rule", "rule"):
            code = node.args[0] if node.args else None
            if isinstance(code, ast.Constant):
                yield str(code.value)


def names_used(tree: ast.AST) -> Iterator[str]:
    """Names that a module reads, where they stand alone and as attributes."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
            yield node.id


@pytest.fixture(scope="module")
def modules(root: Path) -> dict[str, ast.AST]:
    """The syntax trees of the package's modules."""
    package = root / "plugins/literature"
    return {path.relative_to(package).as_posix(): tree_of(path.read_text("utf-8")) for path in package.rglob("*.py")}


@of_the_package
def test_every_rule_declared_is_in_the_table(modules: dict[str, ast.AST]) -> None:
    codes = Counter(code for tree in modules.values() for code in declared(tree))
    assert codes == Counter(rule.code for rule in RULES)


def test_the_test_sees_a_rule() -> None:
    source = 'A = Rule("ABC001", "a", S.NOTE, "A.")\n@rule("ABC002", S.NOTE, "B.")\ndef b(x): ...\nRule(*c)'
    assert list(declared(ast.parse(source))) == ["ABC001", "ABC002"]


@of_the_package
def test_problems_are_made_by_their_rule(modules: dict[str, ast.AST]) -> None:
    """A name that is written by hand could be one that no rule has."""
    found = [name for name, tree in modules.items() if "Problem" in names_called(tree)]
    assert found == ["model/rule.py"]


def names_called(tree: ast.AST) -> set[str]:
    """Names of the functions and classes that a module calls."""
    calls = (node.func for node in ast.walk(tree) if isinstance(node, ast.Call))
    return {function.id for function in calls if isinstance(function, ast.Name)}


@of_the_package
def test_every_rule_is_reported(modules: dict[str, ast.AST]) -> None:
    used = {name for tree in modules.values() for name in names_used(tree)}
    dead = [
        rule.name for rule in RULES if not {rule.name.replace("-", "_"), rule.name.upper().replace("-", "_")} & used
    ]
    assert not dead
