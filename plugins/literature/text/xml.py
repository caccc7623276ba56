"""Text that may stand in XML and in JSON scripts, whatever a bibliography holds."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape, quoteattr

NOT_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Every character that is no Char of XML 1.0 (section 2.2)."""

_SPECIAL = re.compile(r"[&<>\"]")


def xml_text(text: str) -> str:
    """Escaped for element content; characters that XML has no place for are dropped."""
    return escape(NOT_XML.sub("", text))


def xml_attribute(text: str) -> str:
    """Escaped and in quotes, on one line."""
    text = one_line(text)
    return quoteattr(text) if _SPECIAL.search(text) else f'"{text}"'


def one_line(text: str) -> str:
    """White space of any kind as single spaces, without characters that XML has no place for."""
    if text.isprintable() and "  " not in text:
        # Which most is: of white space only the space is printable, and of what XML has no place for nothing.
        return text.strip()
    return " ".join(NOT_XML.sub("", text).split())


def shortened(text: str, most: int) -> str:
    """At most so many characters, cut between words."""
    text = one_line(text)
    if len(text) <= most:
        return text
    cut = text[: most - 1]
    return cut[: cut.rfind(" ")].rstrip(" ,;:.") + "…" if " " in cut[most // 2 :] else cut + "…"
