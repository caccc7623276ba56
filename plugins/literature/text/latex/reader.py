r"""LaTeX as it stands in bibliographies, to rich text: one pass, an explicit stack, nothing ever lost.

Braces protect case as BibTeX has it (btxdoc, section 3.2): a group does, unless it stands at the outermost level and
starts with a backslash ("special character", `{\'E}tude`). `source.py` knows where groups close, `commands.py` holds
the tables, `math.py` reads formulas, `quotes.py` knows which quotation marks are open, `row.py` joins the pieces.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from literature.model import RichText, Rule, Run, Severity
from literature.text.doi import RESOLVER
from literature.text.latex.commands import (
    ACCENTS,
    AROUND,
    DECLARATIONS,
    DROPPED_ARGUMENT,
    LOGOS,
    QUOTATIONS,
    SPACES,
    STYLES,
    symbols,
)
from literature.text.latex.math import decode_math
from literature.text.latex.quotes import QuotationMarks
from literature.text.latex.row import Row, composed, restyled
from literature.text.latex.source import LatexSource, is_without_width
from literature.text.latex.verbatim import address_in, bare_address, unescape

UNKNOWN_LATEX = Rule("BIB014", "unknown-latex", Severity.WARNING, "A field holds a LaTeX command that is not known.")

_NOT_PLAIN = re.compile(r"[\\{}$~\"`%\t\n\r]|--|''|  ")
_RANGE = re.compile(r"[A-Za-z0-9]+--[A-Za-z0-9]+")
_TOKEN = re.compile(
    r"""
      (?P<text>[^\\{}$~`'"%\-\ \t\n\r]+(?:[\ \-][^\\{}$~`'"%\-\ \t\n\r]+)*)
    | (?P<space>[\ \t\n\r]+)
    | \\(?P<word>[a-zA-Z]+)
    | \\(?P<sign>.)
    | (?P<brace>[{}])
    | (?P<mark>---?|``?|''?|["~-])
    | (?P<percent>%(?:[\ \t]*\n[\ \t\n]*)?)
    | (?P<dollar>\${1,2})
    | (?P<rest>.)
    """,
    re.VERBOSE | re.DOTALL,
)
_LINKED_SCHEMES = ("http://", "https://", "ftp://")
_CACHED_LENGTH = 100


@dataclass(frozen=True, slots=True)
class Decoded:
    """A field's text, and the commands in it that were not understood."""

    rich: RichText
    unknown: tuple[tuple[str, int], ...] = ()
    """Command with its backslash, offset in the source. They stay visible in the text."""


def decode(source: str) -> Decoded:
    r"""Turn a field's LaTeX into rich text, NFC, white space collapsed.

    Dashes, quotation marks, accents, letters, symbols, styles, links and simple math are converted; commands that are
    not known stay as written. `%` is a comment only where TeX's habit makes it one: at the end or the start of a line.
    Never raises; linear in the length of the source.
    """
    if not _NOT_PLAIN.search(source):
        return Decoded(RichText.from_plain(composed(source)))
    if _RANGE.fullmatch(source):
        return Decoded(RichText.from_plain(source.replace("--", "–")))
    return _decode_cached(source) if len(source) <= _CACHED_LENGTH else _decode(source)


def is_plain(source: str) -> bool:
    """Whether decoding changes nothing."""
    return source.isascii() and _NOT_PLAIN.search(source) is None


def _decode(source: str) -> Decoded:
    decoder = _Decoder(source)
    decoder.run()
    return Decoded(decoder.row.rich(), tuple(decoder.unknown))


_decode_cached = functools.lru_cache(maxsize=2048)(_decode)


@dataclass(frozen=True, slots=True)
class _Group:
    """What is restored when a group ends."""

    style: Run
    closing: str = ""
    is_visible: bool = False
    """Argument of an unknown command, braces shown."""
    drops_next: bool = False
    """The argument behind this one is not shown."""
    is_quotation: bool = False


class _Decoder:
    def __init__(self, source: str) -> None:
        self.source = LatexSource(source)
        self.row = Row()
        self.unknown: list[tuple[str, int]] = []
        self._groups: list[_Group] = []
        self._quotes = QuotationMarks()

    def run(self) -> None:
        source, match_token = self.source, _TOKEN.match
        while (match := match_token(source.text, source.position)) is not None:
            source.position = match.end()
            _READERS[match.lastgroup or "rest"](self, match)
        self.row.settle_accents()
        while self._groups:
            self._close_group()

    # Groups

    def _brace(self, match: re.Match[str]) -> None:
        if match["brace"] == "{":
            self._open_group(self.row.style)
        else:
            self.row.settle_accents()
            self._close_group()

    def _open_group(self, style: Run, closing: str = "", **kind: bool) -> None:
        """Enter a group whose opening brace was just read; `kind` are the marks of `_Group`."""
        group = _Group(self.row.style, closing, **kind)
        self._groups.append(group)
        is_outermost = len(self._groups) == 1
        if is_outermost and not self.row.has_accent and not group.is_visible and self.source.following != "\\":
            style = style._replace(is_protected=True)
        self.row.style = style

    def _close_group(self) -> None:
        if not self._groups:
            return
        group = self._groups.pop()
        self.row.style = group.style
        if group.closing:
            self.row.put(group.closing)
        if group.is_quotation:
            self._quotes.leave()
        if group.is_visible and self.source.is_at_group:
            self._open_visible()
        elif group.drops_next:
            self._dropped()

    def _open_visible(self) -> None:
        self.row.put("{")
        self.source.position += 1
        self._open_group(self.row.style, "}", is_visible=True)

    # Commands

    def _word(self, match: re.Match[str]) -> None:
        name = match["word"]
        if name in ("url", "href", "path", "nolinkurl", "doi"):
            self._link(name, match)
        elif name in ACCENTS:
            self.source.skip_blank()
            self.row.put_accent(ACCENTS[name])
        elif name in STYLES:
            self._styled(name)
        elif name in DECLARATIONS:
            self.source.skip_blank()
            self.row.round_apostrophe()
            self.row.style = restyled(self.row.style, DECLARATIONS[name])
        elif name in LOGOS:
            self.source.skip_blank()
            self.row.put_as(self.row.style._replace(is_protected=True), LOGOS[name])
        elif name in DROPPED_ARGUMENT:
            self._not_shown(name)
        elif name == "ensuremath" and (end := self.source.group_end()) is not None:
            self._math(match.start(), match.end() + 1, end, end + 1)
        elif name == "texorpdfstring" and self.source.is_at_group:
            self.source.position += 1
            self._open_group(self.row.style, drops_next=True)
        elif (text := symbols().get(name)) is not None:
            self.source.skip_blank()
            self.row.put(text)
        else:
            self._unknown(match)

    def _sign(self, match: re.Match[str]) -> None:
        sign = match["sign"]
        if sign in ACCENTS:
            self.row.put_accent(ACCENTS[sign])
        elif sign == "(" or sign == "[":
            if (end := self.source.formula_end(sign)) >= 0:
                self._math(match.start(), match.end(), end, end + 2)
            else:
                self._unknown(match)
        elif (text := symbols().get(sign)) is None:
            self._unknown(match)
        elif text == " ":
            self.row.put_space()
        else:
            self.row.put(text)

    def _unknown(self, match: re.Match[str]) -> None:
        self.row.settle_accents()
        self.unknown.append((match[0], match.start()))
        self.row.put(match[0])
        if self.source.is_at_group:
            self._open_visible()

    def _styled(self, name: str) -> None:
        opening, closing = AROUND.get(name, ("", ""))
        is_quotation = name in QUOTATIONS
        if is_quotation:
            opening, closing = self._quotes.enter()
        self.row.put(opening)
        if not self._styled_group(restyled(self.row.style, STYLES[name]), closing, is_quotation=is_quotation):
            self.row.put(closing)
            if is_quotation:
                self._quotes.leave()

    def _styled_group(self, style: Run, closing: str = "", *, is_quotation: bool = False) -> bool:
        r"""Enter the argument that follows, a group or (as in `\textsuperscript2`) one character."""
        self.source.skip_blank()
        following = self.source.following
        if following == "{":
            self.source.position += 1
            self._open_group(style, closing, is_quotation=is_quotation)
            return True
        if following and following not in "\\}$~%":
            self.source.position += 1
            self.row.put_as(style, following)
        return False

    def _not_shown(self, name: str) -> None:
        """A command for sorting, spacing or color, with its argument in braces or, in TeX's way, without."""
        length = self.source.read_length() if name in SPACES or name == "kern" else ""
        if not length:
            self._dropped()
        if name in SPACES and not is_without_width(length):
            self.row.put_space()
        self.row.round_apostrophe()

    def _dropped(self) -> None:
        self.source.skip_blank()
        if (end := self.source.group_end()) is not None:
            self.source.position = end + 1

    def _link(self, name: str, match: re.Match[str]) -> None:
        self.source.skip_blank()
        source = self.source
        end = source.group_end()
        if end is None:
            self._unknown(match)
            return
        inside = source.text[source.position + 1 : end]
        address = (address_in(inside) if name in ("url", "href") else "") or unescape(inside).strip()
        source.position = end + 1
        url = f"{RESOLVER}{address}" if name == "doi" else address
        linked = self.row.style._replace(url=url if url.lower().startswith(_LINKED_SCHEMES) else "")
        if name == "href" and source.is_at_group:
            source.position += 1
            self._open_group(linked)
        else:
            style = self.row.style if name in ("path", "nolinkurl") else linked
            self.row.put_as(style._replace(is_protected=True), address)

    # Math

    def _dollar(self, match: re.Match[str]) -> None:
        closing = self.source.formula_at_dollar()
        if closing is None:
            self.row.put(match[0])
        else:
            self._math(match.start(), match.end(), *closing)

    def _math(self, start: int, inner_start: int, inner_end: int, end: int) -> None:
        """Put out the formula between two offsets; as its source where a line of text cannot show it."""
        self.row.settle_accents()
        source = self.source
        runs, unknown = decode_math(source.text[inner_start:inner_end])
        source.position = end
        if unknown:
            self.unknown.append((unknown, start))
            self.row.put_as(self.row.style._replace(is_protected=True), source.text[start:end])
            return
        style = self.row.style
        for run in runs:
            self.row.put_as(
                style._replace(
                    italic=style.italic or run.italic,
                    bold=style.bold or run.bold,
                    position=run.position or style.position,
                    is_protected=True,
                ),
                run.text,
            )

    # Marks

    def _mark(self, match: re.Match[str]) -> None:
        mark = match["mark"]
        if mark == "'" and (closing := self._quotes.close_single(self.source.following)):
            self.row.put(closing)
        elif mark == "`":
            if not self.row.invert_last():
                self.row.put(self._quotes.open_single())
        elif mark == '"':
            self.row.put(self._quotes.straight(self.row.last))
        else:
            self.row.put({"---": "—", "--": "–", "``": "“", "''": "”", "~": "\u00a0"}.get(mark, mark))

    def _percent(self, match: re.Match[str]) -> None:
        # With the line end behind it, it is a comment at the end of a line.
        if len(match[0]) == 1 and not self.source.skip_comment(match.start()):
            self.row.put("%")

    def _space(self, _: re.Match[str]) -> None:
        self.row.put_space()

    def _rest(self, match: re.Match[str]) -> None:
        if "://" not in match[0] or (address := bare_address(self.source.text, match.start(), match.end())) is None:
            self.row.put(match[0])
            return
        self.row.put(match[0][: address.start() - match.start()])
        self.row.put(unescape(address[0]))
        self.source.position = address.end()


_READERS: Mapping[str, Callable[[_Decoder, re.Match[str]], None]] = {
    "text": _Decoder._rest,
    "space": _Decoder._space,
    "word": _Decoder._word,
    "sign": _Decoder._sign,
    "brace": _Decoder._brace,
    "mark": _Decoder._mark,
    "percent": _Decoder._percent,
    "dollar": _Decoder._dollar,
    "rest": _Decoder._rest,
}
"""By name of a token, who reads it. Methods kept by their own object would leave it to the garbage collector."""
