"""The `literature` command."""

from literature.cli.main import main

__all__ = ["main"]
