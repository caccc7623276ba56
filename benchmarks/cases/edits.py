"""What is changed in a made-up site between two builds of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path


def edits(root: Path) -> Mapping[str, Callable[[int], None]]:
    """By name, what makes one change to the site in a folder; another number makes another change."""
    summaries = sorted((root / "docs/summaries").glob("*.md"))
    page, keys = edited_page(root), [path.stem for path in summaries]

    def sentence(number: int) -> None:
        _add(page, f"\nThis sentence was added as number {number}.\n")

    def citation(number: int) -> None:
        _add(page, f"\nThis was added beside it [@{keys[number]}].\n")

    def entry(number: int) -> None:
        path = root / "bibliography/works-1.bib"
        text = path.read_text(encoding="utf-8")
        start = text.index(f"{{{keys[number]},") if f"{{{keys[number]}," in text else 0
        changed = re.sub(r"(year\s*= )\{\d+\}", rf"\1{{{1949 - number}}}", text[start:], count=1)
        path.write_text(text[:start] + changed, encoding="utf-8")

    def finding(number: int) -> None:
        path = root / "bibliography/findings.csv"
        head, first, rest = path.read_text(encoding="utf-8").split("\n", 2)
        path.write_text(f"{head}\n{re.sub(r'abstract', f'p. {number + 1}', first)}\n{rest}", encoding="utf-8")

    return {"sentence": sentence, "citation": citation, "entry": entry, "finding": finding}


def edited_page(root: Path) -> Path:
    """The summary that is edited: the middle one."""
    summaries = sorted((root / "docs/summaries").glob("*.md"))
    return summaries[len(summaries) // 2]


def edit(folder: str, name: str) -> dict[str, float]:
    """Make one of these changes, for a build that comes after."""
    edits(Path(folder))[name](0)
    return {}


def _add(path: Path, text: str) -> None:
    with path.open("a", encoding="utf-8") as file:
        file.write(text)
