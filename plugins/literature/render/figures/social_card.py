"""Paints the picture that other sites show of a link to a page: its title or what it is, and the site's name.

Needs the extra `cards` (Pillow and a font). `build/site_build.py` has one painted for each page that someone wrote.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from functools import cached_property
from importlib.metadata import PackageNotFoundError, distribution
from importlib.util import find_spec
from typing import TYPE_CHECKING

from literature.model import Page
from literature.vocabulary.catalog import Catalog
from literature.vocabulary.page_kinds import PLAIN, page_kind

if TYPE_CHECKING:
    from PIL.ImageDraw import ImageDraw
    from PIL.ImageFont import FreeTypeFont

WIDTH, HEIGHT = 1200, 630
"""Pixels, as Open Graph readers cut their previews."""
_MARGIN = 88
_FONT_PACKAGE = "font-source-serif-pro"
_FONT_FILE = "font_source_serif_pro/files/SourceSerifPro-Semibold.ttf"
_SMALL = 36
_TITLE_SIZES = (76, 66, 58, 50)
"""The largest at which a title fits into `_ROOM` is taken; at the smallest it is cut."""
_ROOM = 318
_LEADING = 1.2
_SHADES = 16
"""Steps from ground to ink; four bits a pixel make a third of the bytes that eight do."""
_QUIET = 190
"""Of 255: ink of what is not the title."""
_MISSING = "\uffff"


@dataclass(frozen=True, slots=True)
class SocialCard:
    """What a card says."""

    title: str
    """Of the page, or what pages of its kind are called."""
    site: str


def card_of(page: Page, site: str, catalog: Catalog) -> SocialCard:
    """The card of an authored page of the site of that name: that of its kind, or its own where it is of none."""
    return SocialCard(page.title if page.kind == PLAIN else catalog.gettext(page_kind(page.kind).one), site)


def can_paint() -> bool:
    """Whether the extra `cards` is installed."""
    try:
        distribution(_FONT_PACKAGE)
    except PackageNotFoundError:
        return False
    return find_spec("PIL") is not None


@dataclass(frozen=True)
class Painter:
    """Paints cards on a background of one color, written `#rrggbb`. Made once per build; `can_paint` must hold."""

    color: str

    def can_write(self, card: SocialCard) -> bool:
        """Whether the font has all letters of a card."""
        return all(self._has(letter) for letter in {*card.title, *card.site})

    def paint(self, card: SocialCard) -> bytes:
        """The card as PNG."""
        from PIL import Image, ImageDraw

        picture = Image.new("L", (WIDTH, HEIGHT), 0)
        draw = ImageDraw.Draw(picture)
        small = self._font(_SMALL)
        self._draw_title(draw, card.title)
        ground = HEIGHT - _MARGIN
        draw.rectangle((_MARGIN, ground - 62, _MARGIN + 72, ground - 58), fill=_QUIET)
        draw.text((_MARGIN, ground), card.site, font=small, fill=_QUIET, anchor="ls")
        shades = picture.point([shade * _SHADES // 256 for shade in range(256)])
        shades.putpalette(self._palette)
        file = io.BytesIO()
        shades.save(file, "PNG", bits=4)
        return file.getvalue()

    def _draw_title(self, draw: ImageDraw, title: str) -> None:
        size, lines = self._set(title)
        for place, line in enumerate(lines):
            y = _MARGIN + 1.8 * _SMALL + place * size * _LEADING
            draw.text((_MARGIN, y), line, font=self._font(size), fill=255, anchor="la")

    def _set(self, title: str) -> tuple[int, list[str]]:
        """Size in pixels and lines of a title."""
        for size in _TITLE_SIZES:
            lines = _wrapped(title, self._font(size))
            most = int(_ROOM // (size * _LEADING))
            if len(lines) <= most:
                return size, lines
        return size, [*lines[: most - 1], lines[most - 1].rstrip(",;:.") + " …"]

    def _font(self, size: int) -> FreeTypeFont:
        from PIL import ImageFont

        if size not in self._fonts:
            self._fonts[size] = ImageFont.truetype(str(distribution(_FONT_PACKAGE).locate_file(_FONT_FILE)), size)
        return self._fonts[size]

    def _has(self, letter: str) -> bool:
        if letter not in self._known:
            mask = bytes(self._font(_SMALL).getmask(letter))
            self._known[letter] = letter.isspace() or mask != self._missing
        return self._known[letter]

    @cached_property
    def _fonts(self) -> dict[int, FreeTypeFont]:
        return {}

    @cached_property
    def _known(self) -> dict[str, bool]:
        """Letters that were looked for in the font, and whether it has them."""
        return {}

    @cached_property
    def _missing(self) -> bytes:
        """The box that stands for a letter that the font does not have."""
        return bytes(self._font(_SMALL).getmask(_MISSING))

    @cached_property
    def _palette(self) -> list[int]:
        """Red, green and blue of each shade from ground to ink: white, or black on a light ground."""
        ground = [int(self.color[at : at + 2], 16) for at in (1, 3, 5)]
        red, green, blue = ground
        ink = 0 if 0.299 * red + 0.587 * green + 0.114 * blue > 140 else 255
        steps = _SHADES - 1
        return [round(part + (ink - part) * shade / steps) for shade in range(_SHADES) for part in ground]


def _wrapped(title: str, font: FreeTypeFont) -> list[str]:
    """A title in lines that fit between the margins; a word that does not is broken."""
    room = WIDTH - 2 * _MARGIN
    lines = [""]
    for word in title.split():
        longer = f"{lines[-1]} {word}".lstrip()
        if font.getlength(longer) <= room:
            lines[-1] = longer
            continue
        lines.append("")
        for letter in word:
            if font.getlength(lines[-1] + letter) > room:
                lines.append("")
            lines[-1] += letter
    return [line for line in lines if line]
