"""What the log of a build says of problems."""

from __future__ import annotations

from literature.checks import diagnose
from literature.checks.log_lines import MOST_OF_A_RULE, LogLine, log_lines
from literature.library import build
from literature.model import Severity
from literature.sources.bibtex import read_bibliography


def lines_of(entries: str) -> list[LogLine]:
    read = read_bibliography([("a.bib", entries)])
    return list(log_lines(diagnose(build(read.references, problems=read.problems))))


def test_few_problems_are_all_told() -> None:
    entries = "".join(f"@misc{{a{n}, author={{A, B}}, title={{T{n}}}, date={{soon}}}}\n" for n in range(MOST_OF_A_RULE))
    assert len(lines_of(entries)) == MOST_OF_A_RULE


def test_further_ones_are_counted_rule_by_rule() -> None:
    number = MOST_OF_A_RULE + 1000
    entries = "".join(f"@misc{{a{n}, author={{A, B}}, title={{T{n}}}, date={{soon}}}}\n" for n in range(number))
    lines = lines_of(entries + "@book{x, title={T}\n")
    assert len(lines) == MOST_OF_A_RULE + 2
    assert lines[-2].text == "BIB012 malformed-date: 1,000 more of these; `literature check --select BIB012` lists all"
    assert lines[-2].severity is Severity.WARNING
    assert lines[-1].severity is Severity.ERROR
