r"""Text that LaTeX must not touch: the fields `url`, `doi` and their like, the argument of `\url`.

Exporters escape it all the same, wrap it in commands and put words around it. Used by `text/latex/reader.py` and
`sources/reference_fields.py`.
"""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from types import MappingProxyType

from literature.text.doi import DOI, DOI_PREFIX, PLACEHOLDER, RESOLVER
from literature.text.excerpt import excerpt

_NAMED: Mapping[str, str] = MappingProxyType(
    {
        "textunderscore": "_",
        "textasciitilde": "~",
        "sim": "~",
        "tilde": "~",
        "textasciicircum": "^",
        "textless": "<",
        "lt": "<",
        "textgreater": ">",
        "gt": ">",
        "textbar": "|",
        "textbraceleft": "{",
        "textbraceright": "}",
        "textbackslash": "\\",
        "textdollar": "$",
        "textpercent": "%",
        "textquotesingle": "'",
        "textendash": "–",
        "slash": "/",
        "hyphen": "-",
        "string": "",
        "protect": "",
        "relax": "",
        "allowbreak": "",
        "linebreak": "",
        "nolinebreak": "",
        "newline": "",
    }
)
"""Commands that stand for a character of an address, or for nothing."""

_NAME = "|".join(_NAMED)
_TILDE = r"\$\s*(?:\\(?:mathtt|mathrm|scriptstyle|textstyle|mathsf)\s*)*\{?\\(?:sim|tilde)(?:\s*\{\s*\})?\s*\}?\s*\$"
_ESCAPED = re.compile(
    rf"""
      \{{\\raise[^{{}}]*\\hbox\s*\{{\s*{_TILDE}\s*\}}\}} | \{{\s*{_TILDE}\s*\}} | (?P<tilde>{_TILDE})
    | \{{\s*\\(?P<grouped>{_NAME})\s*(?:\{{\s*\}})?\s*\}} | \\(?P<name>{_NAME})(?:\s*\{{\s*\}}|\ +|(?![A-Za-z]))
    | \\(?:symbol\s*\{{\s*(?P<symbol>\d{{2,3}})\s*\}}|char\s*(?P<char>\d{{2,3}})(?:\{{\}}|\s)?)
    | \{{?\\(?P<accent>[~^])\{{\s*\}}\}}?
    | \{{\\?(?P<braced>[_%&\#$~^\-])\}} | \$\\?(?P<math>[_%&\#^<>])\$
    | \\(?P<sign>[_%&\#$~^{{}}]) | \\[/\-]
    """,
    re.VERBOSE,
)
_ENTITY = re.compile(r"&(?:amp|lt|gt|quot|apos|nbsp|#[0-9]{1,6}|#[xX][0-9a-fA-F]{1,6});")
_WRAPPED = re.compile(r"\\(?P<name>[a-zA-Z]+)\*?\s*\{")
_LINKS = frozenset({"url", "href", "path", "nolinkurl", "burl", "doi"})
_STYLES = frozenset({"texttt", "textrm", "textsf", "textit", "textbf", "emph", "mbox", "underline", "small"})
_BRACE = re.compile(r"\\.|[{}]", re.DOTALL)
_QUOTES = " \t\n\"'“”‘’«»"
_STARTS = r"(?:https?|ftp)://"
_FIRST_OF_SEVERAL = re.compile(rf"[,;|]?\s+(?:(?:and|or|&)\s+)?(?={_STARTS})|[;|](?={_STARTS})", re.IGNORECASE)
_INTRODUCED = re.compile(rf"[^/?#=&]*[\s(\[<:](?={_STARTS})", re.IGNORECASE)
_LOOKED_AT = re.compile(
    r"[\s,;.]+[\[(]?(?:last|date|accessed|retrieved|visited|viewed|checked|consulted|abgerufen|zugriff|online)\b.*\Z",
    re.IGNORECASE | re.DOTALL,
)
_NO_ADDRESS = re.compile(r"\W*(?:go to isi\b.*|n\W?a|none|null|nil|unknown|url|https?:\W*)?\W*", re.IGNORECASE)
_START = re.compile(_STARTS, re.IGNORECASE)
_BARE = re.compile(
    rf"(?:https?|ftp)://(?:{_ESCAPED.pattern}|[^\s{{}}\\$\"<>`~'“”|]|(?<=[\w/=])~(?=\w)|'(?=\w))*(?<![.,;:!?)\]])",
    re.VERBOSE | re.IGNORECASE,
)
_SUSPECT = re.compile(
    r"[\\{}$\s\"'<>“”‘’«»\[\];,|]|&#?\w+;|\A\W|\A(?:n/?a|none|null|nil|unknown|url|https?:\W*)\Z", re.IGNORECASE
)
"""What may be more than the address itself."""
_IDENTIFIER = re.compile(r"\{([0-9A-Fa-f]{8}-[0-9A-Fa-f-]{4,28})\}")
_HALF_A_SCHEME = re.compile(r"(?:http|ftp)(?!s?://\w)", re.IGNORECASE)
_BROKEN = re.compile(r"\s*\n\s*")
_NO_DOI = re.compile(r"\W*(?:n\W?a|none|null|nil|unknown|no doi|doi)?\W*", re.IGNORECASE)
_DOI_REMARK = re.compile(r"\s*\[(?:doi|pii)\].*\Z|\s*[,;]\s+.*\Z|[,;](?=10\.\d{4,9}/).*\Z", re.IGNORECASE | re.DOTALL)
_PERCENT = re.compile(r"%([0-9A-Fa-f]{2})")
_DASHES = str.maketrans("‐‑‒–—−", "------")


def unescape(source: str) -> str:
    r"""A verbatim text without the escapes that exporters put there for LaTeX's or HTML's sake: `\_`, `{\%}`, `{~}`,
    `{\textless}`, `$\sim$`, `\~{}`, `&amp;`."""
    if "&" in source:
        # Some exporters escape what was escaped.
        for _ in range(2):
            source = _ENTITY.sub(lambda match: html.unescape(match[0]).replace("\xa0", " "), source)
    if "\\" not in source and "{" not in source and "$" not in source:
        return source
    return _ESCAPED.sub(_character, source)


def address_in(source: str) -> str:
    r"""The address that a field such as `url` means, or "" when there is none in it.

    Commands (`\url{...}`, `\href{...}{...}`), braces, quotation marks, angle brackets, words before it and the date of
    access behind it are dropped; of several addresses the first is given; a line end within it was a printer's, a blank
    becomes `%20`.
    """
    if source and not _SUSPECT.search(source):
        return source
    text = _strip_marks(_IDENTIFIER.sub(r"%7B\1%7D", unescape(_unwrapped(source))))
    if _NO_ADDRESS.fullmatch(text):
        return ""
    if introduced := _INTRODUCED.match(text):
        is_enclosed = introduced[0][-1] in "([<"
        text = text[introduced.end() :].split()[0].rstrip(".,;" + (")]>" if is_enclosed else ""))
    text = _LOOKED_AT.sub("", _FIRST_OF_SEVERAL.split(text, maxsplit=1)[0])
    return "%20".join(_BROKEN.sub("", _strip_marks(text)).split())


def doi_in(source: str) -> str:
    r"""The DOI that a field means, without the address of its resolver; "" for `n/a`, `10.0000/none` and the like.

    Beside what holds for addresses: remarks such as PubMed's `[doi]`, percent-encoding and dashes made of hyphens are
    undone, white space in it is dropped. A text in which no DOI can be found stays as it is.
    """
    if source.startswith("10.") and source.isascii() and not _SUSPECT.search(source) and "%" not in source:
        return "" if PLACEHOLDER.fullmatch(source) else source
    text = _strip_marks(unescape(_unwrapped(source)))
    if _NO_DOI.fullmatch(text):
        return ""
    starts = DOI_PREFIX.match(text)
    if not text.startswith("10.") and not starts and (found := DOI.search(text)):
        text = text[found.start() :]
    text = _strip_marks(_DOI_REMARK.sub("", text))
    text = DOI_PREFIX.sub("", text)
    text = _PERCENT.sub(lambda match: chr(int(match[1], 16)), text) if "%" in text else text
    text = "".join(text.translate(_DASHES).split())
    return "" if PLACEHOLDER.fullmatch(text) else text


def bare_address(text: str, start: int, end: int) -> re.Match[str] | None:
    """The address that begins between two offsets of LaTeX and stands there without a command; its `~`, `--` and `%`
    are its own."""
    return _BARE.search(text, start) if _START.search(text, start, end) else None


def fault_of_address(source: str, address: str) -> str:
    """What is wrong with the address found in a field, to follow the name of the field; "" when nothing is."""
    if not _SUSPECT.search(source) and "//" in source:
        return ""
    text = unescape(_unwrapped(source)).strip()
    if not address:
        return f"holds no address: `{excerpt(text)}`" if text.strip(_QUOTES + "{}") else ""
    if any(re.search(_STARTS, part) for part in _FIRST_OF_SEVERAL.split(text)[:-1]):
        return f"holds several addresses; the first is used: `{excerpt(address)}`"
    if address.count("%20") > text.count("%20"):
        return f"holds white space, where an address ends; read as `{excerpt(address)}`"
    if _BROKEN.search(text.strip(_QUOTES + "{}")):
        return f"is broken into lines; read as `{excerpt(address)}`"
    if _HALF_A_SCHEME.match(address):
        return f"is no address: `{excerpt(address)}`; expected `https://` and a host"
    return ""


def _unwrapped(source: str) -> str:
    """What the commands around a text enclose: of a link its address alone, of other commands their argument."""
    position = 0
    while match := _WRAPPED.search(source, position):
        name = match["name"]
        end = _closing(source, match.end())
        if name in _LINKS:
            inside = source[match.end() : end]
            return f"{RESOLVER}{inside}" if name == "doi" and not inside.startswith("http") else inside
        if name in _STYLES:
            source = source[: match.start()] + source[match.end() : end] + source[end + 1 :]
            position = match.start()
        else:
            position = match.end()
    return source


def _closing(source: str, start: int) -> int:
    """Offset of the brace that closes the group open at an offset; the end where none does."""
    depth = 1
    for match in _BRACE.finditer(source, start):
        depth += {"{": 1, "}": -1}.get(match[0], 0)
        if not depth:
            return match.start()
    return len(source)


def _strip_marks(text: str) -> str:
    """Without braces, quotation marks and angle brackets around the text; no address holds braces within it."""
    text = text.replace("{", "").replace("}", "").strip(_QUOTES)
    return text[1:-1].strip(_QUOTES) if text[:1] == "<" and text[-1:] == ">" else text


def _character(match: re.Match[str]) -> str:
    if name := match["grouped"] or match["name"]:
        return _NAMED[name]
    if code := match["symbol"] or match["char"]:
        return chr(int(code))
    if sign := match["accent"] or match["braced"] or match["math"] or match["sign"]:
        return sign
    return "" if match[0] in ("\\/", "\\-") else "~"
