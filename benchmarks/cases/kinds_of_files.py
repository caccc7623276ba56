"""The files of a built site by kind: how many there are, how much they weigh, and what themes put around pages."""

from __future__ import annotations

import re
import statistics
from collections import Counter
from pathlib import Path, PurePath

_PAGES = {
    "references": "pages of works", "authors": "pages of authors", "years": "pages of years, types and venues",
    "types": "pages of years, types and venues", "venues": "pages of years, types and venues",
}  # fmt: skip
_FRAME = re.compile(r".+-(?:card|plot)\.html")
_TAKEN = frozenset((".apkg", ".csv", ".docx", ".epub", ".gift", ".ics", ".imscc", ".pdf", ".zip"))
_ASSETS = "assets"
_REDIRECT = b'http-equiv="refresh"'
_ARTICLE = re.compile(rb"<article\b.*</article>", re.DOTALL)
_SAMPLE = 200


def kind_of(file: PurePath) -> str:
    """What a file of a site is, by its place below the site's folder."""
    first, in_assets = file.parts[0], file.parts[0] == _ASSETS
    if file.suffix == ".html":
        return "frames for other sites" if _FRAME.fullmatch(file.name) else _PAGES.get(first, "other pages")
    if in_assets and file.parts[1:3] == ("literature", "search"):
        return "search"
    if in_assets and file.parts[1:3] == ("literature", "disk"):
        return "packs for sites that are opened from disk"
    if file.suffix in (".png", ".jpg", ".webp"):
        return "pictures"
    if in_assets:
        return "styles, scripts and fonts"
    if file.suffix == ".md":
        return "pages as Markdown"
    if first in ("api", "linked-data", "schemas") or file.suffix == ".txt":
        return "data for programs"
    if file.suffix == ".bib" and len(file.parts) > 2:
        return "BibTeX beside pages"
    return "lists, courses, decks and books" if file.suffix in _TAKEN else "exports, feed, indexes"


def by_kind(root: Path) -> dict[str, tuple[int, int]]:
    """By kind, the number of files and their bytes, the heaviest first."""
    count: Counter[str] = Counter()
    size: Counter[str] = Counter()
    for path in root.rglob("*"):
        if path.is_file():
            kind = "pages that lead on" if leads_on(path) else kind_of(path.relative_to(root))
            count[kind] += 1
            size[kind] += path.stat().st_size
    return {kind: (count[kind], size[kind]) for kind, _ in size.most_common()}


def leads_on(path: Path) -> bool:
    """Whether a file is a page that does nothing but lead to another."""
    return path.suffix == ".html" and path.stat().st_size < 2000 and _REDIRECT in path.read_bytes()


def article_of(text: str) -> str:
    """The content of a page without what the theme puts around it; empty where a theme has no article."""
    found = _ARTICLE.search(text.encode())
    return found[0].decode() if found else ""


def frame_sizes(root: Path) -> tuple[float, float]:
    """Median bytes of what stands around the content of pages of works, and of its lines those that all of these have;
    0 where a theme has no article."""
    pages = sorted((root / "references").glob("*/index.html"))
    texts = [path.read_bytes() for path in pages[:: max(1, len(pages) // _SAMPLE)]]
    frames = [_ARTICLE.sub(b"", text).splitlines(keepends=True) for text in texts if _ARTICLE.search(text)]
    if not frames:
        return 0.0, 0.0
    shared = set(frames[0]).intersection(*frames[1:])
    sizes = [(sum(map(len, lines)), sum(len(line) for line in lines if line in shared)) for lines in frames]
    around, same = zip(*sizes, strict=True)
    return statistics.median(around), statistics.median(same)
