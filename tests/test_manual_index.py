"""The page *Find in the manual* lists all that the manual has: pages, their sections, options, rules, symptoms. It is
made from these (`LITERATURE_UPDATE_GOLDEN=1`), with the filter that all long lists have."""

from __future__ import annotations

import dataclasses
import os
import re
from collections.abc import Iterator

from markdown.extensions.toc import slugify
from tests.test_settings import PAGE as OPTIONS

from literature.checks import RULES
from literature.options import option_of
from literature.settings import Settings

MANUAL = OPTIONS.parent
PAGE = MANUAL / "find.md"
_MARK = "tests/test_manual_index.py -->\n\n"
_FENCE = re.compile(r"^[ \t]*(`{3,}|~{3,}).*?^[ \t]*\1[ \t]*$", re.MULTILINE | re.DOTALL)
_HEADING = re.compile(r"^(?P<marks>##+) (?P<text>.*?)(?: \{(?P<attributes>[^{}]*)\})?$", re.MULTILINE)
_LINK = re.compile(r"\[([^\[\]]*)\]\([^()]*\)")
_ROW = re.compile(r"^\| (?P<seen>[^|]+?) \| (?P<why>[^|]+?) \|", re.MULTILINE)


def unlinked(text: str) -> str:
    """Markdown with the words of links in their place."""
    return _LINK.sub(r"\1", text)


def plain(text: str) -> str:
    """Markdown without links and marks, which may stand in the words of a link."""
    return unlinked(text).replace("[", "\\[").replace("|", "\\|").strip()


def first_sentence(text: str) -> str:
    """What a section says first, where that is a sentence in words."""
    line = next((line for line in text.strip().splitlines() if line.strip()), "")
    said = re.match(r"[A-Z*`][^@:]*?[.](?=\s|$)", line)
    is_whole = said is not None and said[0].count("`") % 2 == 0 and said[0].count("[") == said[0].count("]")
    return plain(said[0]) if said and is_whole and "[[" not in said[0] else ""


def pages() -> Iterator[tuple[str, str, str]]:
    """Path from the manual's folder, title and text of each page, code left out."""
    for path in sorted(MANUAL.rglob("*.md"), key=lambda path: (path.parent != MANUAL, path.as_posix())):
        if path != PAGE:
            text = path.read_text(encoding="utf-8")
            title = re.search(r"^title: (.*)$", text, re.MULTILINE)
            assert title, path
            yield path.relative_to(MANUAL).as_posix(), title[1].strip('"'), _FENCE.sub("", text)


def entries() -> Iterator[tuple[str, list[str]]]:
    """Name of each group with its entries as items of a list."""
    sections = []
    for uri, title, text in pages():
        sections.append(f"- [{plain(title)}]({uri})")
        found = list(_HEADING.finditer(text))
        for heading, after in zip(found, [*found[1:], None][: len(found)], strict=True):
            own = re.search(r"#([\w-]+)", heading["attributes"] or "")
            anchor = own[1] if own else slugify(re.sub(r"[`*]", "", unlinked(heading["text"])), "-")
            said = first_sentence(text[heading.end() : after.start() if after else len(text)])
            words = f": {said}" if said else ""
            sections.append(f"- [{plain(title)} › {plain(heading['text'])}]({uri}#{anchor}){words}")
    yield "Pages and sections", sections
    options = (
        f"- [`{field.name}`](options.md): {unlinked(option_of(field).help)}" for field in dataclasses.fields(Settings)
    )
    yield "Options", list(options)
    wrong = (MANUAL / "what-goes-wrong.md").read_text(encoding="utf-8")
    rows = (match for match in _ROW.finditer(wrong) if match["seen"] not in ("You see", "---"))
    yield "Symptoms", [f"- {unlinked(row['seen'])}: [{plain(row['why'])}](what-goes-wrong.md)" for row in rows]
    yield "Rules", [f"- [{one.code} {one.name}](../contributing/rules/{one.code}.md): {one.summary}" for one in RULES]


def shown() -> str:
    """The generated part of the page."""
    parts = []
    for name, items in entries():
        head = f'<section class="lit-index-group" markdown>\n\n## {name}\n\n'
        parts.append(head + "\n".join(items) + "\n\n</section>\n")
    return '<div class="lit-index-list manual-index" markdown>\n\n' + "\n".join(parts) + "\n</div>\n"


def test_the_index_of_the_manual_is_whole() -> None:
    page = PAGE.read_text(encoding="utf-8")
    head, mark, after = page.partition(_MARK)
    assert mark
    if os.environ.get("LITERATURE_UPDATE_GOLDEN"):
        PAGE.write_text(head + mark + shown(), encoding="utf-8")
        return
    assert after == shown(), "run LITERATURE_UPDATE_GOLDEN=1 pytest tests/test_manual_index.py"


def test_every_page_of_the_manual_is_in_the_navigation() -> None:
    navigation = (MANUAL.parents[1] / "mkdocs.yml").read_text(encoding="utf-8").partition("\nnav:")[2]
    assert [uri for uri, _, _ in pages() if f"tool/{uri}" not in navigation] == []


def test_an_index_links_by_file() -> None:
    assert all((MANUAL / uri).is_file() for uri in re.findall(r"\]\(([\w./-]+\.md)", PAGE.read_text("utf-8")))
