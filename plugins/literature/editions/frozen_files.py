"""The data that an edition holds: what the site publishes for programs, its bibliography and its table of figures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from literature.data.output import DATA
from literature.exports.findings_files import findings_files
from literature.exports.site_files import LIBRARY, site_file_makers
from literature.site.finding_addresses import FOLDER
from literature.site.here import Here
from literature.site.site import Site


def frozen_files(site: Site, folder: str = "") -> Mapping[str, bytes]:
    """Content by path, where the site has it below its own folder; `folder` is that of a further language, with a `/`
    at its end. It is published data and nothing else: what a site keeps back is in none of it."""
    return {f"{folder}{path}": content.encode("utf-8", "replace") for path, content in _texts(site)} | {
        f"{folder}{path}": make() for path, make in site_file_makers(site) if path.startswith(f"{LIBRARY}.")
    }


def _texts(site: Site) -> Iterator[tuple[str, str]]:
    assert DATA.files is not None
    assert DATA.beside is not None
    for path, content in DATA.files(site):
        yield path, str(content)
    for uri, page in site.library.pages.items():
        for path, content in DATA.beside(Here(site, site.addresses.page(uri), uri), page):
            yield path, str(content)
    if site.library.findings:
        for name, make in findings_files(site.library).items():
            yield f"{FOLDER}/{name}", make()
