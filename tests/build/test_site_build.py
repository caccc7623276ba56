"""What a build does to whole files on their way out."""

from __future__ import annotations

import json

from literature.build.site_build import SiteBuild

CONTENTS = '<label class="md-nav__title" for="__toc">'
PAGE = (
    "<html><head></head><body>"
    f'<script id="__config">{{"features": ["navigation.instant"]}}</script>{CONTENTS}'
    '<script src="assets/literature/search/main.js"></script></body></html>'
)


def test_a_finished_page_is_mended_and_leads_on_from_plots(toy_build: SiteBuild) -> None:
    html = toy_build.finished(PAGE, "index.md")
    assert CONTENTS not in html, "the theme's fault"
    assert html.index("assets/literature/links_in_svg.js") < html.index("__config"), "before the theme links within SVG"


def test_the_sitemap_has_no_day_of_the_build(toy_build: SiteBuild) -> None:
    url = "https://toy.example/"
    entry = f"<url>\n<loc>{url}guide/citing/</loc>\n<lastmod>2026-01-01</lastmod>\n</url>"
    (text,) = toy_build.files.sitemaps(f"<urlset>{entry}</urlset>", url).values()
    assert "2026-01-01" not in text
    assert f"<loc>{url}references/bowman1988base/</loc>" in text


def test_schemas_are_published(toy_build: SiteBuild) -> None:
    made = toy_build.files.data_files["schemas/front-matter.json"]()
    assert "$defs" in json.loads(made)
