"""One build of a site by the host, as `mkdocs build` does it, with the time of each of the plugin's hooks."""

from __future__ import annotations

import logging
import warnings
from pathlib import Path

from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig

from .clock import Stages, children, cpu
from .stages import HOOKS, OTHER_HOOKS, STARTED, STEPS


def build(folder: str, config_name: str, site_dir: str) -> dict[str, float]:
    """Build once from nothing."""
    logging.getLogger("mkdocs").setLevel(logging.ERROR)
    warnings.simplefilter("ignore")
    stages = Stages()
    watch_steps(stages)
    config = load_config(str(Path(folder) / config_name), site_dir=site_dir)
    watch_hooks(stages, config)
    config.plugins.on_startup(command="build", dirty=False)
    before, before_children = cpu(), children()
    mkdocs_build(config)
    config.plugins.on_shutdown()
    found = {"whole": cpu() - before, **stages.seconds}
    if stages.seconds:
        found[STARTED] = children() - before_children
    return found


def watch_steps(stages: Stages) -> None:
    """Have steps of a build counted apart from the hooks that take them."""
    for owner, name, stage in STEPS:
        step = owner.__dict__[name]
        if isinstance(step, classmethod):
            setattr(owner, name, classmethod(stages.watched(stage, step.__func__)))
        else:
            setattr(owner, name, stages.watched(stage, step))


def watch_hooks(stages: Stages, config: MkDocsConfig) -> None:
    """Have every hook of the plugin counted."""
    for event, methods in config.plugins.events.items():
        for place, method in enumerate(methods):
            owner = getattr(method, "__self__", None)
            if type(owner).__module__.startswith("literature."):
                methods[place] = stages.watched(HOOKS.get(event, OTHER_HOOKS), method)
