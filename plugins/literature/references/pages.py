"""Pages as APA prints them: ranges in full, without labels and totals (APA 7, sections 6.6 and 9.25)."""

from __future__ import annotations

import re

from literature.references.fields import dashed

_LABEL = re.compile(
    r"^(?:(?:pp|pgs?|pages?|seiten?|págs?)\s*[.:]?\s*|(?:p|ss?)(?:\.\s*|\s+))(?=[A-Z]{0,2}\d)", re.IGNORECASE
)
_TOTAL = re.compile(
    r"(?:[ivxlc]+\s*[,+]\s*)?\d+\s*(?:pp?\.?|pages?|pgs?\.?|s\.|seiten|páginas|blatt|leaves)", re.IGNORECASE
)
_RANGE = re.compile(r"([A-Za-z]{0,2})(?<!\d)(\d{1,18})–([A-Za-z]{0,2})(\d{1,18})(?!\d)")
_TO = re.compile(r"(?<=\d)\s+(?:to|bis|à|through)\s+(?=[A-Z]{0,2}\d)")
_PLAIN_RANGE = re.compile(r"\s*([^\s,;–]+)–([^\s,;–]+)\s*")


def full_pages(written: str) -> str:
    """`443--54` as `443–454`, `pp. 1,3-5` as `1, 3–5`; empty for a number of pages (`350 p.`)."""
    text = written.strip().rstrip(".,;")
    if _TOTAL.fullmatch(written.strip()):
        return ""
    text = dashed(_TO.sub("--", _LABEL.sub("", text))).strip("– ")
    return re.sub(r"(?<=\d),(?=[A-Z]?\d)", ", ", _RANGE.sub(_in_full, text))


def page_ends(written: str) -> tuple[str, str]:
    """First and last page of one range, in full; anything else stays whole in first place."""
    text = full_pages(written)
    if match := _PLAIN_RANGE.fullmatch(text):
        return match[1], match[2]
    return text or written, ""


def full_range(first: str, last: str) -> tuple[int, int]:
    """Both ends of a range as numbers, `195--7` read as 195 to 197."""
    if len(last) < len(first):
        last = first[: len(first) - len(last)] + last
    return int(first), int(last)


def _in_full(match: re.Match[str]) -> str:
    """The last page with the figures that it shares with the first, unless it would come before it."""
    letters, first, own, last = match.groups()
    if own and own != letters:
        return match[0]
    start, end = full_range(first, last)
    if len(last) >= len(first):
        return f"{letters}{first}–{letters}{last}"
    return f"{letters}{first}–{letters}{end}" if end > start else match[0]
