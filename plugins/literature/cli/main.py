"""`literature check | render | export`: reads arguments, prints results. What is done stands in the modules it calls.

Exit codes: 0 fine, 1 findings of severity error, 2 wrong usage.
"""

from __future__ import annotations

import sys

import click

from literature import __version__
from literature.cli.check import check
from literature.cli.explain import explain
from literature.cli.export import export
from literature.cli.format import format_
from literature.cli.import_ import import_
from literature.cli.init import init
from literature.cli.lock import lock
from literature.cli.new import new
from literature.cli.refresh import refresh
from literature.cli.render import render


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="literature")
def main() -> None:
    """Check, render and export a literature: references, summaries, concepts."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


main.add_command(lock)
main.add_command(refresh)
main.add_command(new)
main.add_command(import_)
main.add_command(format_)
main.add_command(init)
main.add_command(render)
main.add_command(export)
main.add_command(check)
main.add_command(explain)
