"""What a build says on standard error, where Zensical says what it finds."""

from __future__ import annotations

import sys
from collections.abc import Iterable

from literature.checks import Diagnostic
from literature.checks.log_lines import log_lines
from literature.model import Severity


def tell(diagnostics: Iterable[Diagnostic], messages: Iterable[str] = ()) -> bool:
    """Say what is wrong, then what else there is to say. Whether there was a warning or an error."""
    lines = [line for line in log_lines(tuple(diagnostics)) if line.severity is not Severity.NOTE]
    for text in (*(line.text for line in lines), *messages):
        print(text, file=sys.stderr)
    return bool(lines)
