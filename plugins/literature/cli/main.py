"""`literature check | build | export`: reads arguments, prints results. What is done stands in the modules it calls.

Exit codes: 0 fine, 1 problems of severity error, 2 wrong usage, 130 stopped (Ctrl-C).
"""

from __future__ import annotations

import atexit
import gc
import sys
from importlib import import_module

import click

from literature import __version__
from literature.cli.stopping import STOPPED, what_is_whole
from literature.text.nearest import Nearest

_COMMANDS = {
    "book": "book",
    "build": "build",
    "check": "check",
    "csp": "csp",
    "diff": "diff",
    "edition": "edition",
    "explain": "explain",
    "export": "export",
    "format": "format_",
    "from-form": "from_form",
    "import": "import_",
    "init": "init",
    "lock": "lock",
    "mcp": "mcp",
    "new": "new",
    "pull": "pull",
    "refresh": "refresh",
    "render": "render",
    "serve": "serve",
}
"""By name, each command's function, which has a module of its own name."""


class _Commands(click.Group):
    """Commands of which only the one that is called is loaded: a check needs no templates, and comes before each
    commit."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Names of all commands."""
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name."""
        if cmd_name not in _COMMANDS:
            return None
        name = _COMMANDS[cmd_name]
        command: click.Command = getattr(import_module(f"literature.cli.{name}"), name)
        return command

    def invoke(self, ctx: click.Context) -> object:
        """Run the command. Where someone stops it, one line says what is whole."""
        said = ""
        try:
            return super().invoke(ctx)
        except (KeyboardInterrupt, click.Abort) as stop:
            said = str(stop)
        # A bar that is still drawn has ended here, and a terminal shows ^C.
        if sys.stderr.isatty():
            click.echo(err=True)
        click.echo(f"stopped; {said or what_is_whole(ctx)}", err=True)
        sys.exit(STOPPED)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that the first argument names, with the others."""
        if args[0] not in _COMMANDS and (nearest := Nearest(_COMMANDS).to(args[0])):
            ctx.fail(f"No such command '{args[0]}'; did you mean '{nearest[0]}'?")
        return super().resolve_command(ctx, args)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="literature")
def main() -> None:
    """Check, render and export a literature: references, summaries, concepts."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
    # As it ends, Python looks for garbage in all that was read, which takes as long as asking the rules.
    atexit.register(gc.freeze)
