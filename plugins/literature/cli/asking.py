"""What a command asks whoever runs it: on a terminal alone, and nothing where everything is agreed to beforehand."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass

import click


def is_terminal() -> bool:
    """Whether someone is there who can answer."""
    return sys.stdin.isatty() and sys.stderr.isatty()


@dataclass(frozen=True, slots=True)
class Asking:
    """Who answers the questions of a command."""

    says_yes: bool
    """Whether everything is agreed to, and nothing is asked."""
    is_asked: bool

    @classmethod
    def of(cls, *, says_yes: bool) -> Asking:
        """Someone at the terminal, unless all is agreed to."""
        return cls(says_yes, not says_yes and is_terminal())

    def agrees(self, question: str, *, otherwise: bool) -> bool:
        """Whether something is to be done; `otherwise` where no one can be asked, and for an empty answer."""
        if self.says_yes:
            return True
        return click.confirm(question, default=otherwise, err=True) if self.is_asked else otherwise

    def text(self, question: str, default: str, read: Callable[[str], str] = str) -> str:
        """A line of text. `read` makes of it what is wanted, or raises a usage error, upon which it is asked again;
        the `default` is for an empty answer, and where no one can be asked."""
        if not self.is_asked:
            return default
        answer: str = click.prompt(question, default=default, show_default=bool(default), value_proc=read, err=True)
        return answer
