"""The manual's page of files says of every column and key what the schemas say."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from importlib.resources import files
from typing import Any

from tests.test_settings import PAGE as OPTIONS

PAGE = OPTIONS.with_name("files.md")
_MARK = "tests/test_manual_files.py -->\n\n"
_TABLES = ("provenance", "findings", "notices", "editions")


def schema(name: str) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(files("literature").joinpath(f"schemas/{name}.json").read_text("utf-8"))
    return loaded


def rows(properties: Mapping[str, Any], required: list[str]) -> Iterator[str]:
    """A row of a table for each that has a description; keys of the theme have none."""
    for name, says in properties.items():
        if not isinstance(says, dict) or "description" not in says:
            continue
        words = [f"`{word}`" for word in says.get("enum", ()) if word]
        kinds = f" One of {', '.join(words)}." if words else ""
        said = says["description"].replace("|", "\\|").replace("[[", "\\[[")
        yield f"| `{name}` | {'yes' if name in required else ''} | {said}{kinds} |"


def shown() -> str:
    """The generated part of the page."""
    lines: list[str] = []
    for name in _TABLES:
        says = schema(name)
        lines += [f"## {name}.csv {{#{name}csv}}", "", "| Column | needed | Holds |", "|---|---|---|"]
        lines += [*rows(says["properties"], says.get("required", [])), ""]
    lines += ["## Front matter", "", "What each kind is for: [kinds of page](syntax.md#kinds-of-page).", ""]
    for kind, says in schema("front-matter")["$defs"].items():
        if isinstance(says, dict) and says.get("properties"):
            table = list(rows(says["properties"], says.get("required", [])))
            title = "Pages of any kind" if kind == "page" else kind.capitalize()
            if table:
                lines += [f"### {title}", "", "| Key | needed | Holds |", "|---|---|---|", *table, ""]
    return "\n".join(lines)


def test_the_page_of_files_shows_every_column() -> None:
    page = PAGE.read_text(encoding="utf-8")
    head, mark, after = page.partition(_MARK)
    assert mark
    if os.environ.get("LITERATURE_UPDATE_GOLDEN"):
        PAGE.write_text(head + mark + shown(), encoding="utf-8")
        return
    assert after == shown(), "run LITERATURE_UPDATE_GOLDEN=1 pytest tests/test_manual_files.py"
