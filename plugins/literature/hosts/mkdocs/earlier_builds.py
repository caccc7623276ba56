"""All that a serving host's plugin keeps from build to build, as long as the configuration stays."""

from __future__ import annotations

import datetime
from copy import deepcopy
from pathlib import Path
from typing import TYPE_CHECKING, Any

from literature.hosts.mkdocs.theme_cache import FinishedPages
from literature.rebuilding.build_cache import BuildCache
from literature.settings import Settings
from literature.sources import disk

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation

_MEDDLING = ("env", "page_context", "post_page")
"""Events by which a plugin changes what templates are given or what comes out of them."""


class EarlierBuilds:
    """What earlier builds of one site under one configuration have made."""

    def __init__(self, configuration: object) -> None:
        self.cache = BuildCache()
        self.finished = FinishedPages()
        self._configuration = configuration

    @classmethod
    def after(cls, earlier: EarlierBuilds | None, config: MkDocsConfig, settings: Settings) -> EarlierBuilds:
        """The earlier builds if the configuration, the theme and the day are what they were; otherwise none."""
        configuration = (_configuration(config), settings, datetime.date.today())
        if earlier is None or earlier._configuration != configuration:
            return cls(configuration)
        earlier.cache.forget_unasked()
        return earlier

    def prepare(self, env: Environment, config: MkDocsConfig, nav: Navigation, files: Files) -> None:
        """Have the theme's templates make only the pages that would come out otherwise than before."""
        others = [method for event in _MEDDLING for method in config.plugins.events[event]]
        is_alone = all(
            type(getattr(method, "__self__", None)).__module__.startswith("literature.") for method in others
        )
        self.finished.prepare(env, nav, files, may_reuse=is_alone)


def _configuration(config: MkDocsConfig) -> tuple[Any, ...]:
    """The configuration by value, with the theme's own files by size and time of change."""
    values = {name: value for name, value in config.items() if name not in ("plugins", "theme")}
    plugins = [(name, dict(getattr(plugin, "config", {}))) for name, plugin in config.plugins.items()]
    own = config.theme.custom_dir
    theme = (config.theme.name, list(config.theme.dirs), dict(config.theme), disk.stamps(Path(own)) if own else ())
    return deepcopy(values), deepcopy(plugins), deepcopy(theme)
