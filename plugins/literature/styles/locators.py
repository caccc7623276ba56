"""Locators in the short form most styles print: `p. 3`, `chap. 2`. APA's own forms are in `apa/`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from literature.model import Locator, LocatorKind

_LABELS: Mapping[LocatorKind, tuple[str, str]] = MappingProxyType(
    {
        "page": ("p.", "pp."),
        "chapter": ("chap.", "chaps."),
        "paragraph": ("para.", "paras."),
        "section": ("sec.", "secs."),
        "figure": ("fig.", "figs."),
        "table": ("table", "tables"),
        "verse": ("v.", "vv."),
        "line": ("l.", "ll."),
        "part": ("pt.", "pts."),
        "volume": ("vol.", "vols."),
        "book": ("bk.", "bks."),
        "column": ("col.", "cols."),
        "folio": ("fol.", "fols."),
        "issue": ("no.", "nos."),
        "note": ("n.", "nn."),
        "opus": ("op.", "opp."),
        "timestamp": ("", ""),
        "slide": ("slide", "slides"),
        "appendix": ("app.", "apps."),
    }
)
"""Singular and plural, after the short terms of the CSL locale for English."""

_HYPHENS = re.compile(r"(?<=\w)\s*-{1,3}\s*(?=\w)")


def short_locators(locators: Iterable[Locator]) -> list[str]:
    """Each locator with its label, ranges with an en dash."""
    return [
        " ".join(part for part in (_LABELS[locator.kind][locator.is_plural], _HYPHENS.sub("–", locator.value)) if part)
        for locator in locators
    ]
