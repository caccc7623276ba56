"""Checks a text against the library: its citations, and the figures beside them, each with its place."""

from __future__ import annotations

from literature.assistants.answers import CheckAnswer, CheckedPlace
from literature.assistants.brief import figure_line, listed_work
from literature.assistants.citation_check import CheckedCitation, CitationCheck
from literature.assistants.figure_check import CheckedFigure, check_figures
from literature.assistants.published_site import PublishedSite
from literature.text.markdown.scanner import scan


def check_text(site: PublishedSite, text: str) -> CheckAnswer:
    """What is right and wrong with a text, in the order of the text."""
    scanned = scan(text)
    cited = list(CitationCheck(site).of(text, scanned))
    figures = list(check_figures(site, text, scanned, cited))
    found: list[CheckedCitation | CheckedFigure] = sorted([*cited, *figures], key=lambda one: one.start)
    places = [_place(text, one) for one in found]
    wrong = tuple(place for place in places if place.fault != "none")
    looked = f"{_counted(len(cited), 'citation')} and {_counted(len(figures), 'figure')} looked at"
    return CheckAnswer(
        summary=f"{looked}; {_counted(len(wrong), 'problem') if wrong else 'no problem'}",
        problems=wrong,
        right=tuple(place for place in places if place.fault == "none"),
    )


def _place(text: str, checked: CheckedCitation | CheckedFigure) -> CheckedPlace:
    before = text[: checked.start]
    shown = text[checked.start : checked.end].strip()
    if shown.count("(") > shown.count(")"):
        shown += ")"
    return CheckedPlace(
        text=" ".join(shown.split()),
        line=before.count("\n") + 1,
        column=checked.start - (before.rfind("\n") + 1) + 1,
        fault=checked.fault,
        found=checked.found,
        works=tuple(map(listed_work, checked.works)) if isinstance(checked, CheckedCitation) else (),
        figures=tuple(map(figure_line, checked.findings)) if isinstance(checked, CheckedFigure) else (),
    )


def _counted(count: int, thing: str) -> str:
    return f"{count} {thing}" if count == 1 else f"{count} {thing}s"
