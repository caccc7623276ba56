"""The sitemap that a host wrote, with the days on which pages really changed, and in as many files as it needs."""

from __future__ import annotations

import datetime
import html
import re
from collections.abc import Iterator, Mapping

from literature.text.xml import xml_text

SITEMAP = "sitemap.xml"
_ENTRY = re.compile(r"(?P<indent>[ \t]*)<loc>(?P<loc>[^<]*)</loc>(?P<lastmod>\s*<lastmod>[^<]*</lastmod>)?")
_URL = re.compile(r"\s*<url>.*?</url>", re.DOTALL)
_MOST = 50_000
_LARGEST = 50 * 1024 * 1024
_SPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def dated_sitemap(text: str, dates: Mapping[str, datetime.date]) -> str:
    """The sitemap with the date of each address in `dates`, and no date elsewhere: the day of a build says nothing
    about a page (sitemaps.org, `lastmod`)."""

    def replace(match: re.Match[str]) -> str:
        date = dates.get(html.unescape(match["loc"]))
        lastmod = f"\n{match['indent']}<lastmod>{date.isoformat()}</lastmod>" if date else ""
        return f"{match['indent']}<loc>{match['loc']}</loc>{lastmod}"

    return _ENTRY.sub(replace, text)


def sitemap_files(text: str, site_url: str, *, most: int = _MOST, largest: int = _LARGEST) -> dict[str, str]:
    """File below the site's root and content: the sitemap as `sitemap.xml`, or an index of that name and the parts
    that it names, `sitemap-1.xml` and so on, where it holds more than `most` addresses or `largest` bytes
    (sitemaps.org, "Using Sitemap index files": a file may have 50,000 addresses and 50 MB)."""
    if text.count("<url>") <= most and len(text.encode()) <= largest:
        return {SITEMAP: text}
    files = {f"sitemap-{number}.xml": part for number, part in enumerate(_parts(text, most, largest), 1)}
    named = "".join(
        f"    <sitemap>\n         <loc>{xml_text(site_url + name)}</loc>\n    </sitemap>\n" for name in files
    )
    index = f'<?xml version="1.0" encoding="UTF-8"?>\n<sitemapindex xmlns="{_SPACE}">\n{named}</sitemapindex>'
    return {SITEMAP: index, **files}


def _parts(text: str, most: int, largest: int) -> Iterator[str]:
    """Sitemaps that each keep within the limits and together hold all entries in their order."""
    entries = list(_URL.finditer(text))
    head, tail = text[: entries[0].start()], text[entries[-1].end() :]
    frame = len((head + tail).encode())
    some: list[str] = []
    size = frame
    for entry in entries:
        length = len(entry[0].encode())
        if some and (len(some) == most or size + length > largest):
            yield head + "".join(some) + tail
            some, size = [], frame
        some.append(entry[0])
        size += length
    yield head + "".join(some) + tail
