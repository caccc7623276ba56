"""A made-up language, in which no word of the tool's is English, and a toy site in it: what still reads as English on a
page is an author's, the theme's, or was never looked up."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator
from html.parser import HTMLParser
from pathlib import Path

from babel.messages.pofile import read_po, write_po

import literature

_TEMPLATE = Path(literature.__file__).parent / "vocabulary/locale/literature.pot"
_KEPT = re.compile(r"%\(\w+\)s|%%|<[^>]+>|&\w+;")
_WORD = re.compile(r"[A-Za-zÀ-ž]{2,}")
_ADDRESS = re.compile(r"https?:\S+")
_SHOWN = {"title", "aria-label", "aria-description", "placeholder", "alt"}
FIXED = frozenset(
    # APA's words, names of formats and programs, of fields in queries, of keys, and what works are called by.
    "al apa bibtex ci common csl csv ctrl doi dx ed eds esc et http https id json lms nd org pp pubmed ris url www "
    "zotero sd smd md or rr hr author cited concept year title type any canvas moodle darwin "
    "unpublished doctoral dissertation university "
    # Days, in APA's entries and in the language whose numbers the made-up one has.
    "january february november januar februar märz november "
    # Python-Markdown's own.
    "jump back footnote text".split()
)
_BLOCKS = """
# Blocks

```overview
```

```recent
```

```verdicts
```

```bibliography
works: all
group: type
```

```findings
metric: d
```
"""
_READINGS = """---
title: Second week
reviewed: 2026-01-14
---

# Second week

```readings
weeks:
  - title: Ropes
    question: Why is a rope paid out?
    date: 2027-01-14
    time: "14:15"
    duration: 90
    works:
      - {key: bowman1988base, pages: 3-5, minutes: 70}
      - {key: ortiz2010ropes, chapters: 2, minutes: 20, optional: true}
    prompts: [Who holds the other end?]
```
"""
_HOOK = '''"""Has the toy site speak the made-up language, and no site that the same process builds afterwards."""

from pathlib import Path

from literature.build import reading
from literature.vocabulary.catalog import Catalog

MADE = Catalog.from_po("de", Path(__file__).with_name("made_up.po").read_bytes())
KNOWN = reading.catalog_for
reading.catalog_for = lambda language: (MADE, "")


def on_post_build(config):
    reading.catalog_for = KNOWN


def on_build_error(error):
    reading.catalog_for = KNOWN
'''


def made_up() -> bytes:
    """The catalog: each word of a message is one of another alphabet, values and tags stay. Numbers and days are
    German."""
    catalog = read_po(io.BytesIO(_TEMPLATE.read_bytes()), locale="de")
    for message in catalog:
        if message.id:
            forms = (message.id,) if isinstance(message.id, str) else message.id
            said = tuple(map(_other, forms))
            message.string = said[0] if isinstance(message.id, str) else said
    catalog.fuzzy = False
    written = io.BytesIO()
    write_po(written, catalog)
    return written.getvalue()


def _other(text: str) -> str:
    pieces, places = _KEPT.split(text), [*_KEPT.findall(text), ""]
    return "".join(re.sub(r"[A-Za-z]+", "ж", piece) + place for piece, place in zip(pieces, places, strict=True))


def prepare(folder: Path) -> None:
    """Make the toy site in `folder` speak it, with every kind of block on its pages."""
    (folder / "made_up.po").write_bytes(made_up())
    (folder / "made_up.py").write_text(_HOOK, encoding="utf-8")
    (folder / "docs/guide/blocks.md").write_text(_BLOCKS, encoding="utf-8")
    (folder / "docs/readings/second-week.md").write_text(_READINGS, encoding="utf-8")
    config = folder / "mkdocs.yml"
    config.write_text(f"{config.read_text(encoding='utf-8')}\nhooks: [made_up.py]\n", encoding="utf-8")


def words_of_authors(folder: Path) -> frozenset[str]:
    """All words in the files of a site, with names as the bibliography's LaTeX means them."""
    files = [path for part in ("docs", "bibliography") for path in (folder / part).rglob("*") if path.is_file()]
    texts = (path.read_text(encoding="utf-8") for path in [*files, folder / "mkdocs.yml"])
    return frozenset({"çelik", "ayşe"} | {word.lower() for text in texts for word in _WORD.findall(text)})


def english(texts: Iterable[str], known: frozenset[str]) -> set[str]:
    """The texts that hold a word that is no author's and not fixed."""
    return {
        text.strip()
        for text in texts
        if any(
            word.lower() not in known and word.lower() not in FIXED for word in _WORD.findall(_ADDRESS.sub("", text))
        )
    }


class _Seen(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self._skipped = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._skipped += tag in ("script", "style", "code", "pre")
        # A COinS span's title is for programs; a sign for a heading's link is the host's.
        if ("class", "Z3988") not in attrs and ("class", "headerlink") not in attrs:
            self.texts += [value for name, value in attrs if name in _SHOWN and value]

    def handle_endtag(self, tag: str) -> None:
        self._skipped -= tag in ("script", "style", "code", "pre")

    def handle_data(self, data: str) -> None:
        if not self._skipped:
            self.texts.append(data)


def texts_in(html: str) -> Iterator[str]:
    """What a page's article shows or speaks; all of it where there is no article."""
    parser = _Seen()
    article = html.partition("<article")[2].partition("</article>")[0]
    parser.feed(f"<article{article}" if article else html)
    parser.close()
    yield from parser.texts
