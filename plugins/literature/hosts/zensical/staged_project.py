"""A folder that stands for the site's own while Zensical builds it: pages that are no one's files stand in it, and the
author's folder stays as it is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

import tomli_w
import yaml

from literature.hosts.zensical.host_values import HostConfig
from literature.hosts.zensical.prepared_pages import CONFIGURATION, PREPARED, PreparedPages
from literature.render.frame.frame import SLUG
from literature.sources import disk, folders
from literature.sources.project import Project
from literature.sources.toml_document import load_toml

FOLDER = ".cache/literature/zensical"
"""Below the folder of the site's configuration."""
_DOCS, _SITE = "docs", "site"
_EXTENSION = "literature"


@dataclass(frozen=True)
class StagedProject:
    """The stand-in of one site."""

    project: Project

    @property
    def folder(self) -> Path:
        """Where it stands."""
        return self.project.root / FOLDER / "project"

    @property
    def docs(self) -> Path:
        """Folder of pages and files."""
        return self.folder / _DOCS

    @property
    def site(self) -> Path:
        """Folder that Zensical builds into."""
        return self.folder / _SITE

    @property
    def pages(self) -> PreparedPages:
        """What the command has made of the pages."""
        return PreparedPages(self.project.root / FOLDER)

    @property
    def configuration(self) -> Path:
        """The file that Zensical reads."""
        return self.folder / self.project.name

    def write_links(self) -> None:
        """Have everything beside the configuration stand beside the stand-in's: themes, included files, the history."""
        site = self.project.configuration.data.get("site_dir", _SITE)
        own = {self.project.name, self._docs_name, str(site), ".cache", _DOCS, _SITE}
        for path in folders.entries(self.project.root):
            if path.name not in own:
                folders.link(self.folder / path.name, path)

    @property
    def _docs_name(self) -> str:
        return PurePosixPath(disk.relative_name(self.project.docs, self.project.root)).parts[0]

    def write_docs(self, texts: Mapping[str, str], assets: Iterable[tuple[str, str]]) -> None:
        """Write pages, by uri, and assets where they have changed, bring over all other files of the docs folder, and
        remove what else is there."""
        kept = set(texts)
        for uri, text in texts.items():
            disk.write_changed(self.docs / uri, text.encode("utf-8", "surrogatepass"))
        for uri, text in assets:
            kept.add(uri)
            disk.write_changed(self.docs / uri, text.encode("utf-8"))
        for uri in disk.other_files(self.project.docs):
            if uri not in kept:
                kept.add(uri)
                folders.copy_changed(self.project.docs / uri, self.docs / uri)
        for path in folders.all_files(self.docs):
            if path.relative_to(self.docs).as_posix() not in kept:
                disk.remove(path)

    def write_configuration(self, styles: Iterable[str], scripts: Iterable[str], config: HostConfig) -> None:
        """Write a configuration that has every page load the plugin's styles, before the site's own, and its scripts.
        `config` is what Zensical reads from the site's own."""
        added = {
            "docs_dir": _DOCS,
            "site_dir": _SITE,
            "extra_css": [*styles, *config["extra_css"]],
            "not_in_nav": f"{config['not_in_nav'] or ''}\n/{SLUG}/\n",
            "extra_javascript": [{"path": script, "defer": True} for script in scripts],
            "markdown_extensions": self._extensions(),
        }
        if self.configuration.suffix == ".toml":
            disk.write_changed(self.configuration, self._as_toml(added).encode("utf-8"))
            return
        # Zensical joins lists of a configuration with those it inherits. One that is set to nothing between is not.
        between = self.folder / f".{self.project.name}"
        source = PurePosixPath(*[".."] * len((*PurePosixPath(FOLDER).parts, self.folder.name))) / self.project.name
        disk.write_changed(between, _as_yaml({"INHERIT": source.as_posix(), "extra_css": None}))
        disk.write_changed(self.configuration, _as_yaml({"INHERIT": between.name, **added}))

    def _extensions(self) -> Any:
        options = {PREPARED: str(self.pages.folder), CONFIGURATION: str(self.project.root / self.project.name)}
        is_mapping = isinstance(self.project.configuration.data.get("markdown_extensions"), dict)
        return {_EXTENSION: options} if is_mapping else [{_EXTENSION: options}]

    def _as_toml(self, added: Mapping[str, Any]) -> str:
        text, _ = disk.read_text(self.project.root / self.project.name, self.project.name)
        document = dict(load_toml(text).data)
        own = document.get("project", document)
        merged = {**own, **added}
        merged["extra_javascript"] = [*own.get("extra_javascript", ()), *added["extra_javascript"]]
        extensions = own.get("markdown_extensions", {})
        more = added["markdown_extensions"]
        merged["markdown_extensions"] = {**extensions, **more} if isinstance(extensions, dict) else [*extensions, *more]
        return tomli_w.dumps({**document, "project": merged} if "project" in document else merged)


def _as_yaml(options: Mapping[str, Any]) -> bytes:
    return yaml.safe_dump(dict(options), allow_unicode=True, sort_keys=False).encode("utf-8")
