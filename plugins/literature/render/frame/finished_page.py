"""A page as the theme has made it, brought into the form in which it is published: its head, and what is mended."""

from __future__ import annotations

from literature.exports.site_files import FEED
from literature.render.frame.instant_navigation import with_forms_told_apart, with_links_in_svg
from literature.render.frame.theme_faults import without_theme_faults
from literature.render.frame.white_space import folded_around_article
from literature.site.site import Site
from literature.text.xml import xml_attribute


def finished_page(site: Site, html: str, head: str) -> str:
    """A page, valid, whose head has these lines and names the feed where the site's own address is known, whose links
    within plots do not stop a theme that navigates instantly, and whose theme leaves no empty lines."""
    head = with_forms_told_apart(head, html)
    if url := site.identity.url:
        title = xml_attribute(site.catalog.gettext("What is new"))
        head = (
            f'<link rel="alternate" type="application/atom+xml" title={title} href={xml_attribute(url + FEED)}>{head}'
        )
    html = folded_around_article(without_theme_faults(with_links_in_svg(html)))
    return html.replace("</head>", f"{head}</head>", 1) if head else html
