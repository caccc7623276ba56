"""The plugin for MkDocs 1.6, and for ProperDocs, which loads it as its own."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Mapping
from html import escape
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Any

from mkdocs.config.config_options import ExtraScriptValue
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel

from literature.hosts.site_build import ASSETS, SiteBuild, without_frame
from literature.model import Problem
from literature.render.corrections import issue_form
from literature.render.shell import BODY, DESCRIPTION, SLUG, TITLE
from literature.render.site import SiteIdentity
from literature.search.pagefind import PagefindError
from literature.settings import Settings
from literature.sources import disk
from literature.sources.pages import PageFile

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.pages import Page
    from mkdocs.structure.toc import AnchorLink

log = get_plugin_logger("literature")
_SHELL_URI = f"references/{SLUG}.md"
_SHELL = f"---\ntitle: {TITLE}\ndescription: {DESCRIPTION}\ngenerated: true\nsearch:\n  exclude: true\n---\n\n{BODY}\n"
_ASSET_FOLDER = "assets/literature/"


class LiteraturePlugin(BasePlugin):  # type: ignore[type-arg, no-untyped-call]
    """Each hook hands the host's things to `SiteBuild` and takes back text."""

    settings: Settings
    build: SiteBuild
    _searching: Thread | None = None
    is_serving = False

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Note whether an author looks on; having this hook keeps the plugin from build to build while serving."""
        self.is_serving = command == "serve"

    def load_config(
        self, options: Mapping[str, Any], config_file_path: str | None = None
    ) -> tuple[list[tuple[str, Exception]], list[tuple[str, str]]]:
        """Options of the plugin, checked by `Settings`; each fault stops the host with its message."""
        self.settings, messages = Settings.from_mapping(options)
        return [("literature", ValueError(message)) for message in messages], []

    def on_config(self, config: MkDocsConfig) -> None:
        """Have every page load the plugin's styles and scripts."""
        if self._searching is not None:
            self._searching.join()
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
        problems: list[Problem] = []
        page_files = [_read(file, root, problems) for file in documents]
        self.build = SiteBuild.read(
            root,
            self.settings,
            page_files,
            {file.src_uri: file.url for file in documents},
            problems,
            uses_directories=config.use_directory_urls,
            identity=_identity(self.settings, config),
        )
        for diagnostic in self.build.diagnostics:
            log.log(logging.ERROR if diagnostic.is_error else logging.WARNING, "%s", diagnostic)
        for message in self.build.messages:
            log.info("%s", message)
        for uri, markdown in self.build.index_pages():
            files.append(File.generated(config, uri, content=markdown))
        for name, data in self.build.assets():
            files.append(File.generated(config, _ASSET_FOLDER + name, content=data))
        for uri, content in self.build.data_files():
            files.append(File.generated(config, uri, content=content))
        files.append(File.generated(config, _SHELL_URI, content=_SHELL, inclusion=InclusionLevel.NOT_IN_NAV))
        return files

    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Resolve citations and links, add what belongs to the page's kind; describe what has no description."""
        description = self.build.description(page.file.src_uri)
        if description:
            # Themes put it into an attribute as it is.
            page.meta.setdefault("description", escape(description))
        return self.build.page_markdown(page.file.src_uri, page.file.url, markdown)

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> None:
        """Note the headings of a page that may be found."""
        if not _is_hidden(page):
            self.build.keep_anchors(page.file.src_uri, _anchors(page.toc))

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Name the feed; keep the frame instead of writing it as a page."""
        output = self.build.with_feed(output)
        if self.is_serving:
            output = self.build.with_problems(output, page.file.src_uri)
        if page.file.src_uri != _SHELL_URI:
            return output
        self.build.keep_shell(output)
        return ""

    def on_post_template(self, output_content: str, *, template_name: str, config: MkDocsConfig) -> str:
        """Name the generated pages in the sitemap, which the host then compresses too."""
        if template_name != "sitemap.xml":
            return output_content
        return self.build.sitemap(output_content, config.site_url or "")

    @event_priority(-100)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Write the generated pages, each as it is made. Runs after the host's search has written its index."""
        index = Path(config.site_dir) / "search" / "search_index.json"
        if disk.is_file(index):
            text, _ = disk.read_text(index, index.name)
            disk.write_text(index, without_frame(text))
        for file, html in self.build.filled_pages():
            disk.write_text(Path(config.site_dir) / file, html)
        self._searching = Thread(target=_write_search, args=(self.build, Path(config.site_dir) / _ASSET_FOLDER))
        self._searching.start()
        if not self.is_serving:
            self._searching.join()

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: object) -> None:
        """Rebuild when a bibliography or table changes."""
        root = Path(config.config_file_path).parent
        for folder in self.build.watched_folders(root):
            server.watch(str(folder))


def _identity(settings: Settings, config: MkDocsConfig) -> SiteIdentity:
    return SiteIdentity(
        config.site_name or "",
        config.site_author or "",
        config.site_url or "",
        settings.issues or issue_form(config.repo_url or ""),
    )


def _write_search(build: SiteBuild, assets: Path) -> None:
    try:
        build.write_search(assets)
    except PagefindError as error:
        log.error("The search index was not made: %s", error)


def _is_hidden(page: Page) -> bool:
    """Whether the page's front matter keeps it out of searches, in the way that the hosts' own search knows."""
    options = page.meta.get("search")
    return isinstance(options, Mapping) and bool(options.get("exclude"))


def _anchors(toc: Iterable[AnchorLink]) -> Iterator[tuple[int, str]]:
    for item in toc:
        yield item.level, item.id
        yield from _anchors(item.children)


def _read(file: File, root: Path, problems: list[Problem]) -> PageFile:
    """The page's text. One that the host could not read takes the text we read in place of its file."""
    if not file.abs_src_path:
        return PageFile(file.src_uri, file.src_uri, file.content_string)
    name = disk.relative_name(Path(file.abs_src_path), root)
    text, faults = disk.read_text(Path(file.abs_src_path), name)
    if faults:
        problems.extend(faults)
        file.content_string = text
    return PageFile(file.src_uri, name, text)
