"""The theme's frame, rendered once by the host around markers and then filled for each generated page.

Rendering the theme per page costs ten times as much (design.md, reference pages at scale).
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass

from literature.render.frame.contents import PageHeading, headings_of
from literature.render.frame.white_space import folded
from literature.render.pages.generated_page import GeneratedPage
from literature.render.pieces.beside import META

SLUG = "literature-frame"
TITLE = "literature frame title"
DESCRIPTION = "literature frame description"
BODY = "<div><h1>literature frame body</h1></div>"
"""Holds a heading so that the theme adds none of its own."""
BESIDE = "literature frame beside"
TOP = "top"
"""Id of a generated page's title, to which the theme's link past the navigation leads."""
HEADING = "literature frame heading"
HEADING_ID = f"{SLUG}-heading"
"""Title and id of the one heading in the frame's contents, whose item stands for each of a page's own."""
FRAME_ADDRESS = f"{SLUG}/page"
"""Address of the frame. In a folder of its own: links to neighbors (`../`) would lead elsewhere from another folder."""
FRAME_CONTENTS = (PageHeading(1, TOP, TITLE), PageHeading(2, HEADING_ID, HEADING))
FRAME_URI = f"{FRAME_ADDRESS}.md"
FRAME_MARKDOWN = (
    f"---\ntitle: {TITLE}\ndescription: {DESCRIPTION}\ngenerated: true\n{META}: {BESIDE}\n"
    "draft: true\nsearch:\n  exclude: true\n---\n\n"
    f"{BODY}\n"
)
"""The page that a host renders. Its front matter keeps it out of what other plugins collect."""
_HEAD_END = "</head>"
_TITLE = re.compile(r'\A((?:<p class="lit-kicker"[^\n]*\n)?)<h1>')
"""A page's title, below the line that stands above it on the page of a work."""
_ABOUT = re.compile(rf'[ \t]*<meta name="description" content="{DESCRIPTION}"\s*/?>')
_AUTHOR = re.compile(r'[ \t]*<meta name="author" content="[^"]*"\s*/?>')
"""The site's author, whom citation managers would take for the author of a work that has none."""
_GENERATOR = re.compile(r'[ \t]*<meta name="generator" content="[^"]*"\s*/?>')
"""Which tells no reader anything; authored pages keep it."""
_TABS = re.compile(r"<script>var target=document\.getElementById\(location\.hash(?:(?!</script>).)*</script>\s*")
"""Opens a tab of Material's that an address names; generated pages have none."""
_ABOUT_MARK = "literature frame meta description"
_ADDRESSES = (FRAME_ADDRESS + "/", FRAME_ADDRESS + ".html", FRAME_ADDRESS)
_ITEM = re.compile(
    rf"(?P<item><li\b[^>]*>(?:(?!</?li\b).)*?#{HEADING_ID}\b.*?</li>|<a\b[^>]*#{HEADING_ID}\b[^>]*>.*?</a>)"
    rf"|{HEADING_ID}|{HEADING}",
    re.DOTALL,
)
"""The item of a contents as the theme writes it: of a list, else the link alone. What else names the heading goes."""
_ITEM_MARK = "literature frame item {}"
_MARKERS = re.compile(
    "|".join(
        (
            *map(re.escape, (*_ADDRESSES, TITLE, DESCRIPTION, BODY, BESIDE, _HEAD_END, _ABOUT_MARK)),
            _ITEM_MARK.format(r"\d+"),
        )
    )
)
_HEAVY = 200_000
"""Bytes of a frame with some hundred pages in its navigation."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A rendered page cut at its markers."""

    texts: tuple[bytes, ...]
    """What stands between the markers, in UTF-8: it is encoded once, and not with each page."""
    markers: tuple[str, ...]
    """One fewer than there are texts."""
    items: tuple[str, ...] = ()
    """How the theme writes an item of the contents, for each place where it does."""

    @classmethod
    def from_html(cls, rendered: str) -> Frame:
        """Cut what the host rendered. Raises ValueError when the page's content is not in it."""
        items: list[str] = []

        def taken(item: re.Match[str]) -> str:
            if item["item"]:
                items.append(item[0])
            return _ITEM_MARK.format(len(items) - 1) if item["item"] else ""

        for needless in (_AUTHOR, _GENERATOR, _TABS):
            rendered = needless.sub("", rendered)
        rendered = _ITEM.sub(taken, folded(_ABOUT.sub(_ABOUT_MARK, rendered)))
        markers = tuple(_MARKERS.findall(rendered))
        if BODY not in markers:
            raise ValueError(
                "the page in whose frame they are to stand was rendered without its content, which another plugin "
                "replaced (as by encrypting every page) or the theme's main template does not print"
            )
        return cls(tuple(text.encode("utf-8") for text in _MARKERS.split(rendered)), markers, tuple(items))

    def advice(self, number: int) -> str:
        """What is to be said where so many pages in this frame are heavy; empty where they are not."""
        size = sum(map(len, self.texts))
        if size < _HEAVY:
            return ""
        return (
            f"The theme's frame of {size / 1e3:,.0f} kB stands around each of {number:,} generated pages, "
            f"{size * number / 1e6:,.0f} MB in all. Fewer pages in `nav`, or Material's feature `navigation.prune`, "
            "make it smaller."
        )

    def filled(self, page: GeneratedPage) -> bytes:
        """The theme's page with a generated page's content, in UTF-8."""
        address = page.address.removesuffix("/").removesuffix(".html")
        description = html.escape(page.description)
        values = {
            _HEAD_END: page.head + _HEAD_END,
            _ABOUT_MARK: f'<meta name="description" content="{description}">' if page.is_described else "",
            TITLE: html.escape(page.title),
            DESCRIPTION: description,
            BODY: _TITLE.sub(rf'\1<h1 id="{TOP}">', page.body),
            BESIDE: page.beside,
            FRAME_ADDRESS: address,
            FRAME_ADDRESS + "/": address + "/",
            FRAME_ADDRESS + ".html": address + ".html",
        }
        headings = [heading for heading in headings_of(page.body) if heading.level == 2] if self.items else []
        for number, item in enumerate(self.items):
            values[_ITEM_MARK.format(number)] = "".join(_filled(item, heading) for heading in headings)
        parts = [self.texts[0]]
        for marker, text in zip(self.markers, self.texts[1:], strict=True):
            parts += (values[marker].encode("utf-8"), text)
        return b"".join(parts)


def _filled(item: str, heading: PageHeading) -> str:
    return item.replace(HEADING_ID, html.escape(heading.id)).replace(HEADING, html.escape(heading.title))
