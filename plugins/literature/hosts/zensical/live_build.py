"""The build of a site within Zensical's own process, which renders pages and says neither when a build begins nor when
it ends."""

from __future__ import annotations

from collections.abc import Mapping, MutableMapping
from dataclasses import replace
from pathlib import Path
from threading import Lock
from typing import Any

from literature.build.site_build import SiteBuild
from literature.hosts.zensical.host_values import project_of, read_site
from literature.hosts.zensical.prepared_pages import CONFIGURATION
from literature.hosts.zensical.telling import tell
from literature.rebuilding.build_cache import BuildCache
from literature.settings import INVALID_OPTION, Settings
from literature.sources.project import Project, read_project

_KEY = "literature"


class LiveBuild:
    """A site's build, read when its first page is rendered, and again when a page is rendered that is new or has
    changed since."""

    def __init__(self, config: Mapping[str, Any], options: Mapping[str, Any]) -> None:
        self._config = config
        self._options = options
        self._cache = BuildCache()
        self._build: SiteBuild | None = None
        self._seen: dict[str, str] = {}
        """By uri, the text of each page that was rendered."""
        self._lock = Lock()

    @classmethod
    def of(cls, config: MutableMapping[str, Any], options: Mapping[str, Any]) -> LiveBuild:
        """The one of Zensical's process, for which its configuration stands: it is read anew when that changes."""
        live: LiveBuild = config.setdefault(_KEY, cls(config, options))
        return live

    def for_page(self, uri: str, markdown: str) -> SiteBuild:
        """The build that knows a page's present text."""
        with self._lock:
            build = self._build
            is_changed = self._seen.get(uri, markdown) != markdown
            if build is None or is_changed or uri not in build.site.library.pages:
                is_first = build is None
                build = self._build = self._read()
                if is_first:
                    tell(build.diagnostics, build.messages)
            self._seen[uri] = markdown
        return build

    def _read(self) -> SiteBuild:
        return read_site(self._project(), self._config, self._cache)[0]

    def _project(self) -> Project:
        """The site, with the options under which the extension was called, if it was given any."""
        if CONFIGURATION in self._options:
            return read_project(Path(self._options[CONFIGURATION]))
        project = project_of(self._config)
        if not self._options:
            return project
        settings, refused = Settings.from_mapping(self._options)
        if settings == project.settings:
            return project
        faults = (INVALID_OPTION.problem(fault.message, project.place(fault.option)) for fault in refused)
        # Both places may have the same fault.
        return replace(project, settings=settings, problems=tuple(dict.fromkeys((*project.problems, *faults))))
