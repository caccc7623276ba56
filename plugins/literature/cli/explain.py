"""`literature explain`: the page of a rule in the terminal."""

from __future__ import annotations

import click

from literature.checks.explain import explanation, rule_called
from literature.checks.registry import rule_table
from literature.text.nearest import Nearest


@click.command()
@click.argument("rule", metavar="CODE")
def explain(rule: str) -> None:
    """Say what the rule with this CODE or name finds, why, and what to write instead."""
    found = rule_called(rule)
    if found is None:
        rules = rule_table().rules
        nearest = " or ".join(
            f"'{name}'" for name in Nearest([*(r.code for r in rules), *(r.name for r in rules)]).to(rule)
        )
        hint = f"; did you mean {nearest}?" if nearest else ""
        raise click.UsageError(f"there is no rule '{rule}'{hint}")
    click.echo(explanation(found), nl=False)
