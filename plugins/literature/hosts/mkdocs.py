"""The plugin for MkDocs 1.6, and for ProperDocs, which loads it as its own."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.config.config_options import ExtraScriptValue
from mkdocs.plugins import BasePlugin, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel

from literature.hosts.site_build import ASSETS, SiteBuild
from literature.render.shell import BODY, DESCRIPTION, SLUG, TITLE
from literature.settings import Settings
from literature.sources import disk
from literature.sources.pages import PageFile

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.pages import Page

log = get_plugin_logger("literature")
_SHELL_URI = f"references/{SLUG}.md"
_SHELL = f"---\ntitle: {TITLE}\ndescription: {DESCRIPTION}\nsearch:\n  exclude: true\n---\n\n{BODY}\n"
_ASSET_FOLDER = "assets/literature/"


class LiteraturePlugin(BasePlugin):  # type: ignore[type-arg, no-untyped-call]
    """Each hook hands the host's things to `SiteBuild` and takes back text."""

    settings: Settings
    build: SiteBuild

    def load_config(
        self, options: Mapping[str, Any], config_file_path: str | None = None
    ) -> tuple[list[tuple[str, Exception]], list[tuple[str, str]]]:
        """Options of the plugin, checked by `Settings`; each fault stops the host with its message."""
        self.settings, messages = Settings.from_mapping(options)
        return [("literature", ValueError(message)) for message in messages], []

    def on_config(self, config: MkDocsConfig) -> None:
        """Have every page load the plugin's styles and scripts."""
        config.extra_css[:0] = [_ASSET_FOLDER + name for name in ASSETS if name.endswith(".css")]
        for name in ASSETS:
            if name.endswith(".js"):
                script = ExtraScriptValue(_ASSET_FOLDER + name)
                script.type = "module"
                config.extra_javascript.append(script)

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Read everything, report what is wrong, add index pages, assets and the page that becomes the frame."""
        root = Path(config.config_file_path).parent
        documents = [file for file in files.documentation_pages() if file.inclusion.is_included()]  # type: ignore[no-untyped-call]
        page_files = [PageFile(file.src_uri, _path_of(file, root), file.content_string) for file in documents]
        self.build = SiteBuild.read(
            root,
            self.settings,
            page_files,
            {file.src_uri: file.url for file in documents},
            uses_directories=config.use_directory_urls,
        )
        for diagnostic in self.build.diagnostics:
            log.log(logging.ERROR if diagnostic.is_error else logging.WARNING, "%s", diagnostic)
        for uri, markdown in self.build.index_pages():
            files.append(File.generated(config, uri, content=markdown))
        for name, data in self.build.assets():
            files.append(File.generated(config, _ASSET_FOLDER + name, content=data))
        for uri, data in self.build.data_files():
            files.append(File.generated(config, uri, content=data))
        files.append(File.generated(config, _SHELL_URI, content=_SHELL, inclusion=InclusionLevel.NOT_IN_NAV))
        return files

    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Resolve citations and links, add what belongs to the page's kind."""
        return self.build.page_markdown(page.file.src_uri, page.file.url, markdown)

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Keep the frame instead of writing it as a page."""
        if page.file.src_uri != _SHELL_URI:
            return output
        self.build.keep_shell(output)
        return ""

    def on_post_template(self, output_content: str, *, template_name: str, config: MkDocsConfig) -> str:
        """Name the generated pages in the sitemap, which the host then compresses too."""
        if template_name != "sitemap.xml":
            return output_content
        return self.build.sitemap(output_content, config.site_url or "")

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Write the generated pages, each as it is made."""
        for file, html in self.build.filled_pages():
            disk.write_text(Path(config.site_dir) / file, html)

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: object) -> None:
        """Rebuild when a bibliography or table changes."""
        root = Path(config.config_file_path).parent
        for folder in self.build.watched_folders(root):
            server.watch(str(folder))


def _path_of(file: File, root: Path) -> str:
    return disk.relative_name(Path(file.abs_src_path), root) if file.abs_src_path else file.src_uri
