"""HTML of ours as Markdown that any generator reads. It needs markdownify, which the extra `markdown` installs."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from bs4 import BeautifulSoup, Tag
from markdownify import MarkdownConverter

_LEFT_OUT = frozenset(
    {
        "button",
        "dialog",
        "form",
        "input",
        "label",
        "noscript",
        "script",
        "select",
        "style",
        "svg",
        "template",
        "textarea",
    }
)
_UNSEEN = frozenset({"lit-map-outcome", "lit-note"})
"""Classes of what repeats, for narrow screens or the margin, what stands elsewhere."""
_ASIDES = frozenset({"lit-count", "lit-kind", "lit-where"})
"""Classes of what is said by the way, which a page shows in another color."""
_FORMAT = "bib"
"""Of those in which a page offers a work to be copied, the one that is written out."""
_MEANT = re.compile(r"[\\`*\[\]]|(?<!\w)_|_(?!\w)|<(?=[a-zA-Z/!?])|&(?=#?\w+;)")
"""What Markdown would take for more than a character."""
_LINE_START = re.compile(r"^(\s*)(\d{1,9}(?=[.)]\s)|(?=[#+-]+\s))", re.MULTILINE)
"""What would begin a list or a heading."""
_BLOCK_START = re.compile(r"(?:[-*+] |\d+\. |#|\||```|>)")
_EMPTY_LINE = re.compile(r"^[ \t]+$", re.MULTILINE)


class HtmlAsMarkdown(MarkdownConverter):
    """Converts the HTML of one page. What readers do not see, and what only scripts use, is left out; what is folded is
    open; terms with their descriptions are a list, which more generators know than lists of definitions."""

    def __init__(self, link: Callable[[str], str]) -> None:
        """`link` gives what stands for an address, and nothing for one that cannot be linked to."""
        super().__init__(
            autolinks=False,
            bullets="-",
            code_language_callback=_language,
            heading_style="atx",
            sub_symbol="<sub>",
            sup_symbol="<sup>",
            table_infer_header=False,
        )
        self.link = link
        self.headings: dict[str, str] = {}
        """By id, the Markdown of each heading that was converted."""

    def convert(self, html: str) -> str:
        """Markdown of blocks, without empty lines around it, or of a part of a line."""
        if "<" not in html and not _MEANT.search(html) and "&" not in html:
            return html
        soup = BeautifulSoup(html, "html.parser")
        for element in [*soup.descendants]:
            if isinstance(element, Tag) and not element.decomposed and _is_left_out(element):
                element.decompose()
        # Empty lines around what is gone are one.
        soup.smooth()
        for table in soup.find_all("table") if "<table" in html else ():
            _leave_out_empty_columns(table)
        return self.convert_soup(soup)

    def escape(self, text: str, parent_tags: set[str]) -> str:
        """Text that means itself in Markdown."""
        text = _MEANT.sub(_escaped, text)
        text = _LINE_START.sub(lambda match: f"{match[1]}{match[2]}\\", text)
        return text.replace("|", r"\|") if parent_tags & {"td", "th"} else text

    def convert_a(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """A link, or its text alone where it leads nowhere."""
        words = " ".join(text.split())
        href = el.get("href")
        if not words or not isinstance(href, str) or "_noformat" in parent_tags:
            return text
        # Links side by side are buttons, which a page keeps apart by its style.
        is_followed = isinstance(el.next_sibling, Tag) and el.next_sibling.name == "a"
        before, behind = " " * text[:1].isspace(), " · " if is_followed else " " * text[-1:].isspace()
        target = self.link(href)
        if not target:
            return f"{before}{words}{behind}"
        if target == href and el.get_text() == href:
            return f"{before}<{target}>{behind}"
        return f"{before}[{words}]({as_destination(target)}){behind}"

    def convert_img(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """A picture, or what it shows in words where its file is not there."""
        words = _MEANT.sub(_escaped, str(el.get("alt") or ""))
        source = self.link(str(el.get("src") or ""))
        return f"![{words}]({as_destination(source)})" if source else words

    def convert_span(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """Words; those by the way in parentheses."""
        words = text.strip()
        before = el.previous_sibling
        if words and isinstance(before, Tag) and before.name in ("b", "span") and parent_tags & {"td", "th"}:
            # In tables a page puts each on a line of its own.
            text = f" {text}" if before.name == "b" else f" · {text}"
        if not words or not _ASIDES & set(el.get_attribute_list("class")):
            return text
        return words if words.startswith("(") else f"({words})"

    def convert_hN(self, n: int, el: Tag, text: str, parent_tags: set[str]) -> str:  # noqa: N802
        """A heading, which can be asked for by its id."""
        words = " ".join(text.split())
        if not words or "_inline" in parent_tags:
            return text
        for id_ in el.get_attribute_list("id"):
            self.headings[str(id_)] = words
        return f"\n\n{'#' * n} {words}\n\n"

    def convert_block(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """What stands on lines of its own."""
        words = text.strip()
        if "_inline" in parent_tags:
            return f" {words} "
        return f"\n\n{words}\n\n" if words else ""

    convert_aside = convert_dl = convert_figure = convert_footer = convert_header = convert_nav = convert_block

    def convert_details(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """A folded part, open; left out where nothing is folded in it but what was left out itself."""
        inner = (child for child in el.children if not (isinstance(child, Tag) and child.name == "summary"))
        return self.convert_block(el, text, parent_tags) if any(child.get_text().strip() for child in inner) else ""

    def convert_summary(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """What a folded part is called."""
        words = " ".join(text.split())
        if "lit-further" in (el.parent.get_attribute_list("class") if el.parent is not None else ()):
            # The list goes on.
            return "\n\n"
        if "_inline" in parent_tags:
            return ""
        plain = words.startswith("#") or "**" in words
        return self.convert_block(el, words if plain or not words else f"**{words}**", parent_tags)

    def convert_dt(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """A term begins an item of a list."""
        words = " ".join(text.split())
        if "_inline" in parent_tags:
            return f" {words}:"
        return f"\n- {words}:" if "**" in words else f"\n- **{words}:**"

    def convert_dd(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """What is said of a term."""
        words = text.strip()
        if "_inline" in parent_tags:
            return f" {words};"
        lines = _EMPTY_LINE.sub("", words.replace("\n", "\n  "))
        return f"\n\n  {lines}\n" if _BLOCK_START.match(words) else f" {lines}"


def _is_left_out(element: Tag) -> bool:
    attributes: Mapping[str, Any] = element.attrs
    return (
        element.name in _LEFT_OUT
        or "hidden" in attributes
        or attributes.get("aria-hidden") == "true"
        or attributes.get("role") == "img"
        or (element.name == "pre" and attributes.get("data-format", _FORMAT) != _FORMAT)
        or not _UNSEEN.isdisjoint(attributes.get("class", ()))
    )


def _leave_out_empty_columns(table: Tag) -> None:
    """Take columns out of a table whose rows say nothing there, as where something was drawn."""
    rows = [row.find_all(["td", "th"], recursive=False) for row in table.find_all("tr")]
    if len(rows) < 2 or len({len(row) for row in rows}) > 1:
        return
    for head, *cells in zip(*rows, strict=True):
        if not any(cell.get_text().strip() or cell.find("img") for cell in cells):
            for cell in (head, *cells):
                cell.decompose()


def _language(element: Tag) -> str:
    """Of a block of code, where it says in which format it is."""
    return str(element.get("data-format") or "")


def _escaped(match: re.Match[str]) -> str:
    return {"<": "&lt;", "&": "&amp;"}.get(match[0], f"\\{match[0]}")


def as_destination(link: str) -> str:
    """A link as it can stand between parentheses."""
    return link.replace("(", "%28").replace(")", "%29").replace(" ", "%20").replace("<", "%3C").replace(">", "%3E")
