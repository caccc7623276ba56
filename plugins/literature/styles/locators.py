"""Locators in the short form most styles print: `p. 3`, `chap. 2`. APA's own forms are in `apa/`."""

from __future__ import annotations

import re
from collections.abc import Iterable

from literature.model import Locator
from literature.vocabulary.locators import LOCATORS

_HYPHENS = re.compile(r"(?<=\w)\s*-{1,3}\s*(?=\w)")


def short_locators(locators: Iterable[Locator]) -> list[str]:
    """Each locator with its label, ranges with an en dash."""
    return [
        " ".join(
            part for part in (LOCATORS[locator.kind].short[locator.is_plural], _HYPHENS.sub("–", locator.value)) if part
        )
        for locator in locators
    ]
