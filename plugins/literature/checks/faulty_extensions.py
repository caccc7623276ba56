"""What packages add and cannot be used, as problems that name the package."""

from __future__ import annotations

from typing import Any

from literature.extensions import ExtensionPoint, Fault
from literature.model import Location, Problem, Rule, Severity
from literature.vocabulary.blocks import BLOCKS
from literature.vocabulary.citation_styles import STYLES
from literature.vocabulary.export_formats import FORMATS
from literature.vocabulary.page_kinds import PAGE_KINDS
from literature.vocabulary.site_outputs import OUTPUTS

FAULTY_EXTENSION = Rule(
    "SRC012", "faulty-extension", Severity.ERROR, "What an installed package adds to the tool cannot be used."
)

POINTS: tuple[ExtensionPoint[Any], ...] = (STYLES, BLOCKS, FORMATS, PAGE_KINDS, OUTPUTS)
"""All but that of rules, which `checks/registry.py` has."""


def problem_of(fault: Fault) -> Problem:
    """The problem that a fault is, in the file by which the package declares what it adds."""
    place = Location(f"{fault.package.partition(' ')[0]}/entry_points.txt")
    return FAULTY_EXTENSION.problem(f"'{fault.name}' of the package {fault.package} {fault.what}", place)
