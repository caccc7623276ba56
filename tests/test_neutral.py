"""The tool knows of no field: no word of what the site in this repository is about stands in the package."""

from __future__ import annotations

import re
from pathlib import Path

FIELD = re.compile(
    r"therap|psychodyn|psychoanal|counsel|(?:working|title:|an|the) ?alliance|attachment(?!s local-url)|secure.base"
    r"|bowlby|ainsworth|strange situation|in the room",
    re.IGNORECASE,
)
LEFT_OUT = ("starting/example/", "styles/apa/periodicals.py")
"""The pages that a new site begins with are about something; names of journals hold the names of all fields."""


def test_no_word_of_the_field_of_this_site(root: Path) -> None:
    package = root / "plugins/literature"
    found = []
    for path in sorted(package.rglob("*")):
        name = path.relative_to(package).as_posix()
        is_read = path.suffix in {".py", ".js", ".css", ".html", ".json", ".md", ".pot"} and "rule_pages" not in name
        if is_read and not name.startswith(LEFT_OUT):
            lines = path.read_text(encoding="utf-8").splitlines()
            found += [f"{name}:{number}: {line}" for number, line in enumerate(lines, start=1) if FIELD.search(line)]
    assert not found, "\n".join(found)
