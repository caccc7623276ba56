"""Files of a built site are told by kind."""

from __future__ import annotations

from pathlib import Path

from benchmarks.cases.kinds_of_files import by_kind, frame_size


def test_files_are_counted_by_kind(tmp_path: Path) -> None:
    for name, text in {
        "index.html": "1234",
        "references/a/index.html": "<p>12<article>x</article>3",
        "venues/b/index.html": "1",
        "concepts/old/index.html": '<meta http-equiv="refresh">',
        "concepts/a/a.bib": "12",
        "assets/literature/search/data/index.table": "1",
        "assets/literature/cards/a.png": "1",
        "assets/site.css": "1",
        "api/v1/works.json": "1",
        "index.md": "123",
    }.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    found = by_kind(tmp_path)
    assert next(iter(found)) == "pages that lead on"
    assert found.pop("pages that lead on")[0] == 1
    assert found == {
        "pages of works": (1, 26),
        "other pages": (1, 4),
        "data for programs": (2, 4),
        "files beside pages, exports, schemas": (1, 2),
        "pages of years, types and venues": (1, 1),
        "search": (1, 1),
        "pictures": (1, 1),
        "styles, scripts and fonts": (1, 1),
    }
    assert frame_size(tmp_path) == 6
