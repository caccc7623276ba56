"""The parts of a work that a citation can point at: how they are written and what each style prints.

Read by `text/markdown/locators.py`, printed by `styles/`. Labels are the terms of the CSL locale and Pandoc's manual.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class LocatorForm:
    """One kind of place, such as a page or a figure. Pairs are singular and plural."""

    name: str
    """CSL's name of it."""
    written: tuple[str, str]
    """Labels as authors write them in lower case, separated by spaces, without the stop of an abbreviation."""
    short: tuple[str, str] = ("", "")
    """Short term of the CSL locale for English; empty when the value stands alone."""
    apa: tuple[str, str] = ("", "")
    """APA's form (APA 7, section 8.13); empty when the value stands alone."""
    is_counted: bool = False
    """Whether the value counts units, so that a range in APA has an en dash and is plural."""
    has_dashes: bool = False
    """Whether ranges have an en dash in APA although nothing is counted."""
    needs_stop: str = ""
    """Labels, separated by spaces, that without their stop are words or letters that begin a suffix."""


PAGE = "page"
"""The kind of a number without a label."""
TIMESTAMP = "timestamp"
"""The kind of hours and minutes without a label."""

_FORMS = (
    LocatorForm(PAGE, ("p pg page", "pp pgs pages"), ("p.", "pp."), ("p.", "pp."), is_counted=True),
    LocatorForm("chapter", ("ch chap chapter", "chs chaps chapters"), ("chap.", "chaps."), ("Chapter", "Chapters")),
    LocatorForm(
        "paragraph",
        ("par para paragraph ¶", "pars paras paragraphs ¶¶"),
        ("para.", "paras."),
        ("para.", "paras."),
        is_counted=True,
    ),
    LocatorForm(
        "section", ("sec sect section §", "secs sects sections §§"), ("sec.", "secs."), ("Section", "Sections")
    ),
    LocatorForm("figure", ("fig figure", "figs figures"), ("fig.", "figs."), ("Figure", "Figures")),
    LocatorForm("table", ("tab tbl table", "tabs tbls tables"), ("table", "tables"), ("Table", "Tables")),
    LocatorForm("verse", ("v verse", "vv verses"), ("v.", "vv."), has_dashes=True, needs_stop="v vv"),
    LocatorForm("line", ("l line", "ll lines"), ("l.", "ll."), ("line", "lines"), is_counted=True, needs_stop="l ll"),
    LocatorForm("part", ("pt part", "pts parts"), ("pt.", "pts."), ("Part", "Parts")),
    LocatorForm("volume", ("vol volume", "vols volumes"), ("vol.", "vols."), ("Vol.", "Vols.")),
    LocatorForm("book", ("bk book", "bks books"), ("bk.", "bks."), ("Book", "Books")),
    LocatorForm("column", ("col column", "cols columns"), ("col.", "cols."), ("col.", "cols."), is_counted=True),
    LocatorForm("folio", ("fol folio", "fols folios"), ("fol.", "fols."), ("fol.", "fols."), is_counted=True),
    LocatorForm(
        "issue",
        ("no number iss issue", "nos numbers issues"),
        ("no.", "nos."),
        ("No.", "Nos."),
        needs_stop="no nos",
    ),
    LocatorForm(
        "note",
        ("n fn note footnote endnote", "nn fns notes footnotes endnotes"),
        ("n.", "nn."),
        ("Note", "Notes"),
        needs_stop="n nn",
    ),
    LocatorForm("opus", ("op opus", "opp"), ("op.", "opp."), ("Op.", "Opp."), needs_stop="op opp"),
    LocatorForm(TIMESTAMP, ("time timestamp", "times timestamps"), has_dashes=True),
    LocatorForm("slide", ("slide", "slides"), ("slide", "slides"), ("Slide", "Slides"), is_counted=True),
    LocatorForm(
        "appendix",
        ("app appendix", "apps appendices appendixes"),
        ("app.", "apps."),
        ("Appendix", "Appendices"),
        needs_stop="app apps",
    ),
)

LOCATORS: Mapping[str, LocatorForm] = MappingProxyType({form.name: form for form in _FORMS})
"""By name."""
