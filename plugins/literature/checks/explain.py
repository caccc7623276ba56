"""The page of a rule, as it stands in the documentation: what, why, an example, and what to write instead."""

from __future__ import annotations

import re
from importlib.resources import files

from literature.checks.registry import RULES, rule_table
from literature.model import Rule

_FRONT = re.compile(r"\A---\n.*?\n---\n+", re.DOTALL)


def rule_called(word: str) -> Rule | None:
    """The rule of this code, in any case, or name."""
    return next((rule for rule in rule_table().rules if word.upper() == rule.code or word.lower() == rule.name), None)


def explanation(rule: Rule) -> str:
    """Markdown of the rule's page without its front matter. A rule of another package brings its own."""
    if rule not in RULES:
        page = rule.page.strip() or f"# {rule.code} {rule.name}\n\n{rule.summary}"
        return f"{page}\n"
    name = f"{rule.code}.md"
    return _FRONT.sub("", files("literature").joinpath("checks", "rule_pages", name).read_text(encoding="utf-8"))
