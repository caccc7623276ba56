"""Tables of cases: what is given and what is expected, in YAML files beside the tests."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

# The tables are long. The parser in C reads them in a tenth of the time.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read_cases(path: Path) -> Any:
    """What a table holds."""
    return yaml.load(path.read_text(encoding="utf-8"), _LOADER)
