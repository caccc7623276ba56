"""Lets Material's instant navigation pass over links within SVG and to other forms of a page.

It assigns the address of every link of a page to itself (`link.href = link.href`), which throws for links in plots and
maps: the address changes and the page does not. With the script below such an assignment does nothing. Relative links
in SVG need no more, for browsers resolve them against the page that they are shown on.
"""

from __future__ import annotations

import re

LINKS_IN_SVG = "links_in_svg.js"
"""The script, beside all others of ours."""
_FEATURE = '"navigation.instant"'
_THEME_SCRIPTS = re.compile(r'(?=<script id="__config")')
"""The place before the first script of the theme."""
_OTHER_FORM = re.compile(r'(?<=<noscript><link rel="alternate)(?=")')
_OURS = re.compile(r' src="(?P<folder>[^"]*)search/main\.js"')


def with_links_in_svg(html: str) -> str:
    """A finished page of a theme that navigates instantly, with the script before the theme's own, below all words; any
    other page as it is. Where it stands is told by the address of our first script."""
    ours = _OURS.search(html) if _FEATURE in html else None
    if ours is None:
        return html
    script = f'<script src="{ours["folder"]}{LINKS_IN_SVG}"></script>'
    return _THEME_SCRIPTS.sub(lambda _: script, html, count=1)


def with_forms_told_apart(head: str, html: str) -> str:
    """Lines for the head of a page. Where the theme navigates instantly it sees what stands in `noscript` too, and asks
    for a sitemap beside whatever is `alternate` and nothing else; so other forms of a page describe it as well."""
    return _OTHER_FORM.sub(" describedby", head) if _FEATURE in html else head
