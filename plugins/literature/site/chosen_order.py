"""The order of works that a block or a command has chosen, which styles decide where nothing else was asked for."""

from __future__ import annotations

from literature.library.chosen_works import ChosenWorks
from literature.site.site import Site


def in_order(site: Site, chosen: ChosenWorks) -> list[str]:
    """Keys as the option `sort` has them; as they were named without one. Undated works stand behind dated ones."""
    if not chosen.sort:
        return list(chosen.keys)
    keys = sorted(chosen.keys, key=site.style.sort_key)
    if chosen.sort in ("year", "-year"):
        is_newest_first = chosen.sort == "-year"
        undated = [key for key in keys if site.library.references[key].year is None]
        dated = [key for key in keys if site.library.references[key].year is not None]
        dated.sort(key=lambda key: site.library.references[key].year or 0, reverse=is_newest_first)
        return dated + undated
    return keys
