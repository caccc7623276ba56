"""What a build under MkDocs and ProperDocs goes through for long: the host's pages, and all that is written besides."""

from __future__ import annotations

from pathlib import Path

from literature.build.asset_files import ASSET_FOLDER
from literature.build.phases import Phases
from literature.build.site_build import SiteBuild
from literature.build.social_cards import SocialCards
from literature.hosts.progress import Progress
from literature.model import Steps, uncounted
from literature.sources import disk


class CountedPages:
    """Counts along while the host, which asks for no one's steps, goes from page to page."""

    def __init__(self, what: str, count: int, is_serving: bool = False, progress: Progress | None = None) -> None:
        """`is_serving`: an author waits for one page, and not for all of them."""
        steps: Steps = uncounted if is_serving else (progress or Progress.here())
        self._steps = iter(steps(what, range(count), count))

    def step(self) -> None:
        """One page more."""
        next(self._steps, None)

    def end(self) -> None:
        """That was the last page, whatever number was told."""
        for _ in self._steps:
            pass


def write_whole(build: SiteBuild, cards: SocialCards | None, site: Path, phases: Phases) -> None:
    """Write the generated pages, each as it is made, the pictures of pages, what outputs make, the search, and what is
    read of a site that is opened from disk."""
    with phases.phase("Writing generated pages"):
        files = build.files
        for file, html in Progress.here()("Writing generated pages", files.filled_pages(), len(files.addresses)):
            disk.write_bytes(site / file, html)
            files.packs.keep_page(file, html)
    with phases.phase("Painting pictures"):
        for file, picture in cards.files() if cards is not None else ():
            disk.write_bytes(site / file, picture)
    with phases.phase("Writing what is put beside pages"):
        for file, content in files.outputs.files():
            disk.write_bytes(site / file, content)
    with phases.phase("Writing the search"):
        build.files.write_search(site / ASSET_FOLDER)
    with phases.phase("Writing what is read from disk"):
        build.files.write_packs(site / ASSET_FOLDER)
