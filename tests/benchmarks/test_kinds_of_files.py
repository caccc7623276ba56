"""Files of a built site are told by kind."""

from __future__ import annotations

from pathlib import Path

from benchmarks.cases.kinds_of_files import by_kind, frame_sizes


def test_files_are_counted_by_kind(tmp_path: Path) -> None:
    for name, text in {
        "index.html": "1234",
        "references/a/index.html": "<p>12<article>x</article>3",
        "references/b/index.html": "<p>12<article>yy</article>3",
        "concepts/a/a-plot.html": "1",
        "exports/library.bib": "1",
        "readings/a/a.qti.zip": "1",
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
    assert found.pop("pages that lead on")[0] == 1
    assert next(iter(found)) == "pages of works"
    assert found == {
        "pages of works": (2, 53),
        "other pages": (1, 4),
        "data for programs": (1, 1),
        "pages as Markdown": (1, 3),
        "BibTeX beside pages": (1, 2),
        "frames for other sites": (1, 1),
        "exports, feed, indexes": (1, 1),
        "lists, courses, decks and books": (1, 1),
        "pages of years, types and venues": (1, 1),
        "search": (1, 1),
        "pictures": (1, 1),
        "styles, scripts and fonts": (1, 1),
    }
    assert frame_sizes(tmp_path) == (6, 6)


def test_of_what_stands_around_works_the_frame_is_what_all_have(tmp_path: Path) -> None:
    assert frame_sizes(tmp_path) == (0, 0)
    for name in ("a", "bb", "ccc"):
        path = tmp_path / f"references/{name}/index.html"
        path.parent.mkdir(parents=True)
        path.write_text(f"<title>{name}</title>\n<nav>\n<article>{name}</article>\n</nav>\n", "utf-8")
    assert frame_sizes(tmp_path) == (32, 14)
