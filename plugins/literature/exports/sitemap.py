"""Puts the days on which pages really changed into a sitemap that a host wrote with the day of the build."""

from __future__ import annotations

import datetime
import html
import re
from collections.abc import Mapping

_ENTRY = re.compile(r"(?P<indent>[ \t]*)<loc>(?P<loc>[^<]*)</loc>(?P<lastmod>\s*<lastmod>[^<]*</lastmod>)?")


def dated_sitemap(text: str, dates: Mapping[str, datetime.date]) -> str:
    """The sitemap with the date of each address in `dates`, and no date elsewhere: the day of a build says nothing
    about a page (sitemaps.org, `lastmod`)."""

    def replace(match: re.Match[str]) -> str:
        date = dates.get(html.unescape(match["loc"]))
        lastmod = f"\n{match['indent']}<lastmod>{date.isoformat()}</lastmod>" if date else ""
        return f"{match['indent']}<loc>{match['loc']}</loc>{lastmod}"

    return _ENTRY.sub(replace, text)
