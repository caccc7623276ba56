"""The reading of a build: a site's files, read and joined, ready for everything that is made of them.

`site_build.py` beside it makes pages of it, `generated_files.py` all that stands beside those.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import quote

from literature.build.phases import Phases
from literature.checks import Diagnostic, diagnose
from literature.library.load import load_library
from literature.library.site_links import page_address
from literature.model import Level, Library, LinkFault, Location, Problem, Steps, uncounted
from literature.rebuilding.build_cache import BuildCache
from literature.references.publishing import published_all
from literature.settings import Settings
from literature.site.addresses import Addresses
from literature.site.site import Site, SiteIdentity
from literature.sources.own_templates import read_templates
from literature.sources.pages import PageFile
from literature.sources.project import CONFIGURATIONS, Project
from literature.styles.choose import style_of
from literature.vocabulary.catalog import catalog_for


@dataclass(frozen=True)
class Reading:
    """One reading of a site's files."""

    site: Site
    """What pages and files are made of; its library holds what is published."""
    library: Library
    """All that the files hold, which is what rules are asked about."""
    messages: tuple[str, ...] = ()
    """What the citation style was not followed in, and that there are no texts in the site's language."""
    cache: BuildCache | None = None
    """What earlier builds have made, where the host builds again and again."""

    @classmethod
    def of(
        cls,
        root: Path,
        settings: Settings,
        page_files: Iterable[PageFile],
        page_urls: Mapping[str, str],
        problems: Iterable[Problem] = (),
        *,
        uses_directories: bool = True,
        links: Mapping[LinkFault, Level] | None = None,
        identity: SiteIdentity | None = None,
        custom_dir: str = "",
        language: str = "",
        place: Callable[[str], Location] | None = None,
        cache: BuildCache | None = None,
        phases: Phases | None = None,
        steps: Steps = uncounted,
    ) -> Reading:
        """Read all files and join them.

        `page_urls` are the host's addresses of the authored pages, `problems` what was found wrong on the way to them,
        `links` what the site makes of faults of links, `custom_dir` the theme's folder of the site's own files,
        `language` the code of the theme's language, `place` says where an option is set, `cache` holds what earlier
        builds with the same settings have made,
        `phases` is told how long each step takes, `steps` counts along.
        """
        phase = (phases or Phases()).phase
        results = cache or BuildCache()
        templates, faults = read_templates(root, custom_dir)
        met = (*problems, *faults)
        with phase("Reading files"):
            library = load_library(
                root,
                settings,
                page_files,
                met,
                uses_directories=uses_directories,
                links=links,
                cache=results,
                steps=steps,
            )
        # What is checked is all that the files hold; what follows sees only what is published.
        read, also = library.references, frozenset(settings.fields)
        shown = results.of("published references", (read, also), lambda: published_all(read, also))
        site_library = replace(library, references=shown)
        with phase("Styling works"):
            chosen = style_of(site_library, root, settings, results)
        if refused := chosen.problems(place("style") if place else Location(CONFIGURATIONS[0])):
            library = replace(library, problems=(*library.problems, *refused))
        urls = results.same("page urls", page_urls)
        addresses = Addresses.of(site_library, urls, uses_directories=uses_directories)
        addresses = replace(addresses, reference_slugs=results.same("reference slugs", addresses.reference_slugs))
        publisher = identity or SiteIdentity()
        wanted = settings.language or language or "en"
        catalog, untold = results.of("catalog", wanted, lambda: catalog_for(wanted))
        site = Site(site_library, chosen.style, addresses, settings, publisher, results, catalog, templates)
        messages = (*chosen.messages, *filter(None, (untold,)))
        return cls(site, library, messages, cache)

    @classmethod
    def of_project(
        cls,
        project: Project,
        files: Iterable[PageFile],
        problems: Iterable[Problem] = (),
        *,
        identity: SiteIdentity | None = None,
        cache: BuildCache | None = None,
        phases: Phases | None = None,
        steps: Steps = uncounted,
    ) -> Reading:
        """A site on disk, with the addresses that hosts give to pages. See `of`."""
        uses_directories = project.uses_directories
        pages = tuple(files)
        addresses = {file.uri: page_address(file.uri, uses_directories=uses_directories) for file in pages}
        urls = {uri: quote(address) or "./" for uri, address in addresses.items()}
        return cls.of(
            project.root,
            project.settings,
            pages,
            urls,
            problems,
            uses_directories=uses_directories,
            links=project.links,
            identity=identity,
            custom_dir=project.custom_dir,
            language=project.language,
            place=project.place,
            cache=cache,
            phases=phases,
            steps=steps,
        )

    def diagnosed(self) -> tuple[Diagnostic, ...]:
        """What rules find in all that was read."""
        return diagnose(self.library, cache=self.cache)
