"""The pages of a built site as Hugo takes them, so that it writes as many with the same content: Markdown as it was
authored where there is any, else the article that was generated."""

from __future__ import annotations

import json
import re
from pathlib import Path

from .kinds_of_files import article_of, leads_on

_CONFIG = """baseURL = "https://made.example/library/"
disableKinds = ["taxonomy", "term", "RSS", "sitemap", "404"]
disablePathToLower = true
[markup.goldmark.renderer]
unsafe = true
[security]
allowContent = [".*"]
"""
_LAYOUT = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>{{ .Title }}</title></head>
<body><main>{{ .Content }}</main></body></html>
"""
_TITLE = re.compile(r"<title>(.*?)</title>", re.DOTALL)
_FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)


def hugo_inputs(folder: str, built: str) -> dict[str, float]:
    """Write a site for Hugo into `hugo/` of a made-up site, from what one build of it has made; how many pages."""
    root, made = Path(folder), Path(built)
    target = root / "hugo"
    for name, text in (("hugo.toml", _CONFIG), ("layouts/single.html", _LAYOUT), ("layouts/list.html", _LAYOUT)):
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        (target / name).write_text(text, encoding="utf-8")
    pages = [path for path in made.rglob("index.html") if not leads_on(path)]
    parents = {parent for path in pages for parent in path.parent.relative_to(made).parents}
    for path in pages:
        place = path.parent.relative_to(made)
        text = path.read_text(encoding="utf-8")
        authored = _authored(root / "docs", place)
        content, suffix = (authored, ".md") if authored else (article_of(text), ".html")
        title = _TITLE.search(text)
        file = target / "content" / (place / f"_index{suffix}" if place in parents else f"{place}{suffix}")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"{json.dumps({'title': title[1] if title else ''})}\n\n{content}", encoding="utf-8")
    return {"pages, count": float(len(pages))}


def _authored(docs: Path, place: Path) -> str:
    """The Markdown of an authored page without its front matter; empty for a generated page."""
    for path in (docs / f"{place}.md", docs / place / "index.md"):
        if path.is_file():
            return _FRONT_MATTER.sub("", path.read_text(encoding="utf-8"))
    return ""
