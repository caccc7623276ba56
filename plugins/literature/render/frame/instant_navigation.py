"""Lets Material's instant navigation pass over links within SVG.

It assigns the address of every link of a page to itself (`link.href = link.href`), which throws for links in plots and
maps: the address changes and the page does not. With the script below such an assignment does nothing. Relative links
in SVG need no more, for browsers resolve them against the page that they are shown on.
"""

from __future__ import annotations

_FEATURE = '"navigation.instant"'
_SCRIPT = (
    '<script>(d=>d&&!d.set&&Object.defineProperty(SVGAElement.prototype,"href",{...d,set(){}}))'
    '(Object.getOwnPropertyDescriptor(SVGAElement.prototype,"href"))</script>'
)


def with_links_in_svg(html: str) -> str:
    """A finished page of a theme that navigates instantly, with the script in its head, before the theme's own; any
    other page as it is."""
    return html.replace("</head>", f"{_SCRIPT}</head>", 1) if _FEATURE in html else html
