"""The output `embeds`, as `vocabulary/site_outputs.py` names it: the small pages beside concepts and beside pages with
figures, and their style."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from importlib.resources import files

from markupsafe import Markup

from literature.books.linking import BookLinking
from literature.books.model import Figure
from literature.model import Page
from literature.render.templates import fill
from literature.site.addresses import ASSET_FOLDER, relative
from literature.site.embed_files import CARD, drawn_findings, embed_file, embeds_of
from literature.site.here import Here
from literature.site.sentences import spoken
from literature.site.site import Site
from literature.text.openings import opening
from literature.text.statistics import statistics
from literature.vocabulary.page_kinds import page_kind
from literature.vocabulary.site_outputs import Content, SiteOutput

_STYLE = f"{ASSET_FOLDER}embed.css"


def style(site: Site) -> Iterator[tuple[str, Content]]:
    """The style of all, where there is one to have it."""
    if any(embeds_of(site, page) for page in site.library.pages.values()):
        yield _STYLE, files("literature.embeds").joinpath("embed.css").read_text("utf-8")


def beside(here: Here, page: Page) -> Iterator[tuple[str, Content]]:
    """The small pages of a page."""
    for name in embeds_of(here.site, page):
        yield embed_file(here.site, page, name), partial(_card if name == CARD else _plot, here, page)


def _card(here: Here, page: Page) -> str:
    said = here.html(spoken(here.site, opening(page)))
    return _filled(here, page, said=said)


def _plot(here: Here, page: Page) -> str:
    site, findings = here.site, drawn_findings(here.site, page)
    linking = BookLinking(here)
    linking.findings(page, tuple(findings))
    rows = [
        (one.construct, one.outcome, statistics(one).as_plain(), here.label(key) if key else Markup.escape(one.key))
        for one in findings
        for key in (site.library.resolve(one.key),)
    ]
    return _filled(here, page, figures=tuple(linking.figures.values()), rows=rows)


def _filled(
    here: Here,
    page: Page,
    said: Markup | str = "",
    figures: Sequence[Figure] = (),
    rows: Sequence[tuple[str, str, str, Markup]] = (),
) -> str:
    catalog = here.site.catalog
    return fill(
        here,
        "embed.html",
        page=page,
        kind=catalog.gettext(page_kind(page.kind).one),
        direction="rtl" if catalog.is_rtl else "ltr",
        style=relative(_STYLE, here.address),
        said=said,
        figures=figures,
        rows=rows,
    )


EMBEDS = SiteOutput("embeds", files=style, beside=beside)
