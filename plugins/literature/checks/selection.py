"""Which rules a run of `check` is about: chosen and left out by code, beginning of a code, or name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from literature.checks.registry import rule_table
from literature.model import Rule, Severity
from literature.text.nearest import Nearest


class UnknownRuleError(ValueError):
    """Nothing is called so. Holds the word and the nearest names."""

    def __init__(self, word: str) -> None:
        rules = rule_table().rules
        names = [*(rule.name for rule in rules), *(rule.code for rule in rules)]
        self.word, self.nearest = word, Nearest(names).to(word)
        super().__init__(word)


@dataclass(frozen=True, slots=True)
class Selection:
    """Rules to report."""

    rules: frozenset[str]
    """By name."""

    @classmethod
    def of(cls, select: Iterable[str] = (), ignore: Iterable[str] = (), *, with_notes: bool = False) -> Selection:
        """What `--select`, `--ignore` and `--notes` ask for. Raises UnknownRuleError.

        Without anything selected, every rule but the notes. A note is reported when it is selected by its whole code
        or by name, too.
        """
        rules = rule_table().rules
        chosen = [*_words(select)]
        selected = {
            rule.name
            for rule in rules
            if (rule.severity is not Severity.NOTE or with_notes)
            and (not chosen or any(_is_meant(rule, word) for word in chosen))
        }
        selected |= {rule.name for rule in rules if any(word in (rule.code, rule.name) for word in chosen)}
        left_out = [*_words(ignore)]
        return cls(frozenset(selected - {r.name for r in rules if any(_is_meant(r, word) for word in left_out)}))

    @property
    def has_notes(self) -> bool:
        """Whether notes have to be looked for."""
        return any(rule.severity is Severity.NOTE and rule.name in self.rules for rule in rule_table().rules)

    def __contains__(self, rule: Rule) -> bool:
        return rule.name in self.rules


def _words(given: Iterable[str]) -> Sequence[str]:
    """The words of options that hold one or several, separated by commas."""
    words = [word.strip() for option in given for word in option.split(",") if word.strip()]
    for word in words:
        if not any(_is_meant(rule, word) for rule in rule_table().rules):
            raise UnknownRuleError(word)
    return words


def _is_meant(rule: Rule, word: str) -> bool:
    return rule.name == word or (word.isupper() and rule.code.startswith(word))
