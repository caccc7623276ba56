"""Pages of the manual that readers follow step by step: every file and every command of them, in order."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import textwrap
from collections.abc import Callable
from pathlib import Path

import click
from tests.host_command import OUR_COMMAND, QUIET
from tests.limits import PATIENCE

from literature.cli import main
from literature.settings import Settings
from literature.sources.configuration import Configuration

Host = Callable[[str, Path], "subprocess.CompletedProcess[str]"]
_BLOCK = re.compile(r"^```(\w+)(?: title=\"([^\"]+)\")?\n(.*?)^```", re.MULTILINE | re.DOTALL)
_ANY_BLOCK = re.compile(r"^[ \t]*```(\w+)(?: title=\"([^\"]+)\")?\n(.*?)^[ \t]*```", re.MULTILINE | re.DOTALL)
COMMANDS = main.list_commands(click.Context(main))
_NOT_RUN = {("pip", "install"), ("mkdocs", "serve")}
"""Installing, which a test does not do, and serving, which does not end."""


def run(folder: Path, words: list[str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*OUR_COMMAND, *words],
        cwd=folder, env=os.environ | QUIET, capture_output=True, encoding="utf-8", timeout=PATIENCE,
    )  # fmt: skip


def test_get_started_is_followed_word_for_word(tmp_path: Path, root: Path, run_host: Host) -> None:
    page = (root / "docs/tool/get-started.md").read_text(encoding="utf-8")
    home = tmp_path / "docs/index.md"
    said: list[str] = []
    for language, file, text in _BLOCK.findall(page):
        if file:
            (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / file).write_text(text, encoding="utf-8")
        elif language == "text":
            assert text in said[-1], "what the page shows is what the command says"
        elif (words := shlex.split(text))[0] == "literature":
            right = home.read_text(encoding="utf-8")
            if words[1] == "check":
                home.write_text(right.replace("@darwin1881formation", "@darwin1881formatoin"), encoding="utf-8")
            done = run(tmp_path, words[1:])
            assert done.returncode == (words[1] == "check"), done.stdout + done.stderr
            said.append(done.stdout + done.stderr)
            home.write_text(right, encoding="utf-8")
        elif tuple(words[:2]) not in _NOT_RUN:
            assert words == ["mkdocs", "build", "--strict"]
            built = run_host("mkdocs", tmp_path)
            assert built.returncode == 0, built.stdout + built.stderr
    assert len(said) == 3
    checked = run(tmp_path, ["check"])
    assert "nothing to mend" in checked.stdout + checked.stderr
    html = (tmp_path / "site/index.html").read_text(encoding="utf-8")
    assert "Darwin (1881)" in html
    assert 'href="concepts/ecosystem-engineer/"' in html
    work = (tmp_path / "site/references/darwin1881formation/index.html").read_text(encoding="utf-8")
    assert "gave a whole book to what earthworms do" in work


def test_every_command_and_option_of_the_manual_exists(root: Path) -> None:
    """Blocks of all pages of the manual: `literature` with its options, and the plugin's options in YAML."""
    seen: set[str] = set()
    # What other packages add stands in `extend`, and has tests of its own.
    for page in sorted(page for page in (root / "docs/tool").rglob("*.md") if page.parent.name != "extend"):
        for language, _, text in _ANY_BLOCK.findall(page.read_text(encoding="utf-8")):
            lines = textwrap.dedent(text)
            if language == "sh":
                for line in lines.splitlines():
                    # Other programs' commands may go on in further lines.
                    if line.startswith("literature "):
                        words = [*shlex.split(line.partition("|")[0]), ""]
                        assert words[1] in COMMANDS, f"{page.name}: {line}"
                        seen.add(words[1])
                        known = _options_of(words)
                        given = {word.partition("=")[0] for word in words[2:] if word.startswith("--")}
                        assert given <= known, f"{page.name}: {line}"
            elif language == "yaml" and "literature:\n" in lines:
                fault = Configuration.of("mkdocs.yml", lines)
                assert not fault.faults, f"{page.name}: {lines}"
                assert Settings.from_mapping(fault.tool_options() or {})[1] == (), f"{page.name}: {lines}"
                seen.add("yaml")
    assert seen >= {"yaml", *COMMANDS} - {"diff", "explain", "serve", "csp"}


def _options_of(words: list[str]) -> set[str]:
    """Options of a command, and of the one below it (`new summary`)."""
    context = click.Context(main)
    command = main.get_command(context, words[1])
    if isinstance(command, click.Group) and (below := command.get_command(context, words[2])):
        command = below
    assert command is not None
    return {"--help", *(name for option in command.params for name in (*option.opts, *option.secondary_opts))}
