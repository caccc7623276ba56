"""The data files that a site offers beside its pages: figures, works, lists, schemas, and redirects."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from literature.exports.findings_files import findings_files
from literature.exports.site_files import site_file_makers
from literature.render.pages.redirects import redirect_page, redirects
from literature.site.addresses import file_of
from literature.site.here import Here
from literature.site.site import Site
from literature.sources.schemas import schema_files


def data_file_makers(site: Site) -> dict[str, Callable[[], str | bytes]]:
    """By uri, what makes each file."""
    made: dict[str, Callable[[], str | bytes]] = {
        f"findings/{name}": make for name, make in findings_files(site.library).items()
    }
    made.update(site_file_makers(site))
    made.update((f"schemas/{name}", partial(str, text)) for name, text in schema_files())
    made.update((file_of(old), partial(redirect_page, Here(site, old), new)) for old, new in redirects(site))
    return made
