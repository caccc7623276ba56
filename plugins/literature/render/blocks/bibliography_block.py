"""A `bibliography` block: a list of works chosen by author, year, type, concept and more, in groups where asked."""

from __future__ import annotations

import math
import re

from literature.library.chosen_works import ChosenWorks, choose_works
from literature.model import Block, Location, Page, Reference, escape_text
from literature.render.blocks.twins import digest, name_of
from literature.render.pieces.inline import one_block
from literature.render.pieces.work_lists import listed_works
from literature.site.chosen_order import in_order
from literature.site.here import Here
from literature.site.site import Site
from literature.text.filing import filed
from literature.vocabulary.entry_types import type_name


def render_bibliography(here: Here, page: Page, block: Block) -> str:
    """HTML for the block; one that cannot be used and chooses nothing becomes a marked note, one for what
    a page without citations cites is nothing."""
    chosen = choose_works(here.site.library, block.body, Location(""), here.uri)
    if not chosen.keys and not chosen.problems:
        return ""
    if not chosen.keys:
        catalog = here.site.catalog
        # What is wrong with a block is told to authors, in the words of `check`.
        said = catalog.gettext("No works are listed here: %(reason)s.", reason=chosen.problems[0].message)
        return f'<p class="lit-missing">{escape_text(said)}</p>'
    prefix = f"bib-{digest(name_of(block), 6)}-"
    parts = ['<div class="lit-bibliography">']
    for number, (name, keys) in enumerate(_groups(here.site, chosen)):
        if name:
            parts.append(f"<h3>{escape_text(name)}</h3>")
        # A work may stand in several groups; only the first has the plain id.
        ids = prefix + (f"{number}-" if number else "")
        parts.append(listed_works(here, keys, ids))
    return one_block("\n".join([*parts, "</div>"]))


def _groups(site: Site, chosen: ChosenWorks) -> list[tuple[str, list[str]]]:
    keys = in_order(site, chosen)
    if not chosen.group:
        return [("", keys)]
    groups: dict[str, list[str]] = {}
    for key in keys:
        for name in _names(site, site.library.references[key], chosen.group):
            groups.setdefault(name, []).append(key)
    is_newest_first = chosen.sort == "-year"
    if chosen.group in ("year", "decade"):
        return sorted(groups.items(), key=lambda group: _number(group[0]), reverse=is_newest_first)
    return sorted(groups.items(), key=lambda group: filed(group[0], site.catalog.language))


def _number(name: str) -> float:
    """The year in the name of a group; beyond all years where it has none."""
    found = re.search(r"-?\d+", name)
    return int(found[0]) if found else math.inf


def _names(site: Site, reference: Reference, group: str) -> list[str]:
    """The groups that a work stands in."""
    gettext, year = site.catalog.gettext, reference.year
    if group in ("year", "decade") and year is None:
        return [gettext("No date")]
    if group == "year":
        return [str(year)]
    if group == "decade":
        return [gettext("%(decade)ss", decade=(year or 0) // 10 * 10)]
    if group == "type":
        return [type_name(reference.type, site.catalog)]
    if group == "author":
        names = [", ".join(part for part in (p.surname, p.given) if part) for p in reference.creators]
        return list(dict.fromkeys(names)) or [gettext("No author")]
    return [name.capitalize() for name in site.library.literatures_of(reference.key)] or [gettext("Not assigned")]
