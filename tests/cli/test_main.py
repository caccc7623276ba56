"""The command itself: what it offers, and that a command loads no more than it needs."""

from __future__ import annotations

import subprocess
import sys

import click
import pytest
from click.testing import CliRunner

from literature.cli import main


def test_every_command_is_there() -> None:
    context = click.Context(main)
    assert main.list_commands(context) == sorted(main.list_commands(context))
    for name in main.list_commands(context):
        command = main.get_command(context, name)
        assert command is not None
        assert command.name == name


@pytest.mark.parametrize(("typed", "hint"), [("chek", "; did you mean 'check'?"), ("xyzzy", "")])
def test_a_command_that_is_not_there(typed: str, hint: str) -> None:
    result = CliRunner().invoke(main, [typed])
    assert result.exit_code == 2
    assert f"No such command '{typed}'{hint}" in result.output


def test_a_check_loads_neither_templates_nor_hosts() -> None:
    program = "import sys, literature.cli as c, literature.cli.check\nprint(*(m for m in sys.modules))"
    loaded = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout.split()
    assert "literature.checks" in loaded
    assert not {"jinja2", "mkdocs", "pypandoc", "literature.build.site_build", "literature.site.site"} & set(loaded)
