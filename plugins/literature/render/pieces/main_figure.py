"""The figure of a work that stands beside its reference on the work's summary, large and drawn with its interval: the
first of its figures that the summary names."""

from __future__ import annotations

from literature.library.chosen_findings import findings_named, findings_of_page
from literature.model import Page
from literature.render.figures.intervals import Axes
from literature.render.templates import fill
from literature.site.here import Here
from literature.text.statistics import statistics


def main_figure(here: Here, page: Page) -> str:
    """HTML of the figure; empty where the summary names none of its work that can be drawn."""
    library = here.site.library
    own = library.resolve(page.front.reference)
    shown = (*findings_named(library, page), *findings_of_page(library, page))
    finding = next((one for one in shown if library.resolve(one.key) == own and one.is_drawable), None)
    axis = Axes.of_page(library, page).axis(finding) if finding is not None else None
    if finding is None or axis is None:
        return ""
    what = " \u00b7 ".join(filter(None, (finding.construct, finding.outcome)))
    drawing = axis.drawing(finding, 1, 1, style=axis.style, more=axis.ends, is_cell=False)
    value, whole = (here.html(statistics(finding, form)) for form in ("short", "full"))
    link = here.to_finding(finding.id)
    return fill(
        here, "main_figure.html", link=link, value=value, whole=whole, drawing=drawing, what=what[:1].upper() + what[1:]
    )
