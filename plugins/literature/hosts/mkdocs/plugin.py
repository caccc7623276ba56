"""The plugin for MkDocs 1.6, and for ProperDocs, which loads it as its own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from itertools import chain
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files

from literature.build.file_times import FILE as FILE_OF_TIMES
from literature.build.file_times import keep_times
from literature.build.host_indexes import leave_frame_out
from literature.build.on_demand import OnDemand
from literature.build.phases import Phases
from literature.build.site_build import SiteBuild
from literature.build.social_cards import SocialCards
from literature.build.writing import SiteWriting
from literature.hosts.included_text import IncludedText
from literature.hosts.mkdocs import host_values, other_plugins
from literature.hosts.mkdocs.build_beside import BuildBeside
from literature.hosts.mkdocs.earlier_builds import EarlierBuilds
from literature.hosts.mkdocs.host_pages import HostPages
from literature.hosts.mkdocs.language_root import LanguageRoot
from literature.hosts.mkdocs.made_files import Sources, made_files, social_cards
from literature.hosts.mkdocs.markdown_cache_file import RenderCache, cache_file, depends_on_text_alone
from literature.hosts.mkdocs.navigation import place_below_indexes
from literature.hosts.mkdocs.site_reading import log_all, read_files, told_by_host, watched_folders
from literature.hosts.mkdocs.theme_files import leave_out_unloaded
from literature.hosts.progress import Progress
from literature.render.frame.frame import FRAME_URI
from literature.settings import Settings
from literature.site.addresses import ASSET_FOLDER
from literature.sources import disk
from literature.sources.file_names import is_utf8

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page

log = get_plugin_logger("literature")


class LiteraturePlugin(BasePlugin):  # type: ignore[type-arg, no-untyped-call]
    """Each hook hands the host's things to `SiteBuild` and takes back text."""

    settings: Settings
    build: SiteBuild
    is_serving = False
    _is_dirty = False
    _beside: BuildBeside | None = None
    _earlier: EarlierBuilds | None = None
    _on_demand: OnDemand | None = None
    _nav: Navigation
    _rendering: RenderCache | None = None
    _cards: SocialCards | None = None
    _sources: Sources | None = None
    _root = LanguageRoot()
    _listed: Mapping[str, tuple[str, ...]] = MappingProxyType({})
    """By folder of a language, the addresses of generated pages that the sitemap names."""
    _added: Sequence[File] = ()
    _writing: SiteWriting | None = None
    _pages: HostPages
    _phases: Phases

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Note whether an author looks on; having this hook keeps the plugin from build to build while serving."""
        self.is_serving = command == "serve"
        self._is_dirty = dirty
        self._on_demand = OnDemand() if self.is_serving and host_values.will_watch() else None

    def load_config(
        self, options: Mapping[str, Any], config_file_path: str | None = None
    ) -> tuple[list[tuple[str, Exception]], list[tuple[str, str]]]:
        """Options of the plugin, checked by `Settings`; each fault stops the host with its message."""
        self._phases = Phases(partial(log.debug, "%s"))
        self.settings, faults = Settings.from_mapping(options)
        return [("literature", ValueError(fault.message)) for fault in faults], []

    @event_priority(100)
    def _choose_folder(self, config: MkDocsConfig) -> None:
        """Before other plugins note where the site is built."""
        # A dirty build changes what is there, and what is served is built elsewhere anyway.
        is_wanted = self.settings.build_beside and not self.is_serving and not self._is_dirty
        self._beside = BuildBeside(config) if is_wanted else None

    def _load_assets(self, config: MkDocsConfig) -> None:
        """Have every page load the plugin's styles and scripts."""
        if self._on_demand is not None:
            self._on_demand.stop()
        self._root = LanguageRoot.of(config)
        # The host serves what the last language's build has made: all of it is written.
        self._on_demand = None if self._root.folders else self._on_demand
        self._root.load_assets(config)

    on_config = CombinedEvent(_choose_folder, _load_assets)

    @event_priority(100)
    def _leave_out_misnamed(self, files: Files, *, config: MkDocsConfig) -> None:
        """Before any plugin asks for an address: the host ends with a traceback where a name is not UTF-8."""
        for file in [file for file in files if not is_utf8(file.src_uri)]:
            files.remove(file)

    def _add_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Read everything and add what is made, unless static-i18n is yet to choose the files of a language."""
        return files if self._root.folders else self._read(files, config)

    def _read(self, files: Files, config: MkDocsConfig) -> Files:
        root = Path(config.config_file_path).parent
        for message in other_plugins.misplaced(config):
            log.warning("%s", message)
        self._earlier = EarlierBuilds.after(self._earlier, config, self.settings) if self.is_serving else None
        kept = cache_file(root, self._root.language)
        self._rendering = RenderCache.after(self._rendering, config, kept) if self.settings.cache else None
        cache = self._earlier.cache if self._earlier else None
        reading = read_files(files, config, self.settings, self._root, cache=cache, phases=self._phases)
        self.build = SiteBuild.of(reading, self._phases)
        log_all(log, self.build.diagnostics)
        for message in self.build.messages:
            log.info("%s", message)
        self._cards = None if self.is_serving or not config.site_url else social_cards(self.build.site, log)
        finished = self._earlier.finished if self._earlier else None
        self._pages = HostPages(self.build, self._root, self._phases, log, self._cards, finished, self.is_serving)
        if not depends_on_text_alone(config):
            config.markdown_extensions.append(IncludedText(self._pages.included))  # type: ignore[arg-type]  # hosts take both
        if not self.is_serving:
            if self.settings.cache:
                self.build.keep_texts_in(root)
            self.build.resolve_ahead()
        self._sources = self._sources or Sources()
        is_on_demand = self._on_demand is not None
        self._added = made_files(self.build, self._sources, config, self._root, ASSET_FOLDER, is_on_demand=is_on_demand)
        other_plugins.place_for_links(self._added, config)
        for file in self._added:
            files.append(file)
        return files

    @event_priority(-1000)
    def _add_frame(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add the page that becomes the frame, when no plugin looks for pages to list any more. A plugin that makes a
        collection of its own may have left out what was added before."""
        if self._root.folders:
            self._read(files, config)
        for file in self._added:
            if files.get_file_from_path(file.src_uri) is None:
                files.append(file)
            if file.is_documentation_page():
                self._root.mark(file)
        other_plugins.leave_out_of_navigation(self._added, config)
        leave_out_unloaded(files, config)
        assert self._sources is not None
        frame = self._sources.frame(config, self._root)
        self._root.mark(frame)
        # First, so that others can fill it while the host writes its pages.
        other_plugins.put_first(frame, files)
        return files

    on_files = CombinedEvent(_leave_out_misnamed, _add_files, _add_frame)

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> None:
        """Have pages outside the navigation belong to the section of the index above them."""
        indexes = {self._root.source_uri(FRAME_URI): self._root.source_uri("references/index.md")}
        place_below_indexes(nav, files, indexes)
        self._nav = nav
        self._pages.count("Rendering pages", len(files.documentation_pages()))

    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Resolve citations and links, add what belongs to the page's kind; describe what has no description."""
        return self._pages.text(markdown, page)

    @event_priority(-100)
    def on_pre_page(self, page: Page, *, config: MkDocsConfig, files: Files) -> None:
        """Have the host render only what has changed. Its Markdown is final when it comes to that."""
        if self._rendering is not None:
            self._rendering.pages.prepare(page)

    @event_priority(100)
    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Put everything in its place; note the headings of a page that may be found."""
        return self._pages.html(html, page, config)

    @event_priority(-100)
    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> None:
        """Have the theme make only the pages that have changed."""
        self.build.stop_ahead()
        self._pages.count("Writing pages", len(files.documentation_pages()))
        if self._earlier is not None:
            self._earlier.prepare(env, config, self._nav, files)

    @event_priority(100)
    def _finish_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Name the feed; keep the frame, of which other plugins are to see nothing."""
        output = self._pages.whole(output, page)
        if not self._pages.is_frame(page):
            return output
        if fault := self.build.files.keep_frame(output):
            log.error("The generated pages, such as those of references, are not written: %s.", fault)
        if not self.is_serving and self.build.files.frame_advice:
            log.info("%s", self.build.files.frame_advice)
        if self._on_demand is None:
            site, option = Path(config.site_dir, self._root.folder), self.settings.workers
            self._writing = SiteWriting(self.build.files, self._cards, site, disk.write_bytes, option)
        return ""

    @event_priority(-100)
    def _keep_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Keep what other pages show of this one, as other plugins leave it."""
        if not self.is_serving:
            self.build.files.packs.keep_page(
                page.file.dest_uri.removeprefix(self._root.folder), output.encode("utf-8", "replace")
            )
        return output

    @event_priority(-1000)
    def _leave_frame(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """The host says of each empty page that it is skipped. The frame is written outside of the site."""
        return output or "<!-- -->" if self._pages.is_frame(page) else output

    on_post_page = CombinedEvent(_finish_page, _keep_page, _leave_frame)

    def on_post_template(self, output_content: str, *, template_name: str, config: MkDocsConfig) -> str:
        """Name the generated pages in the sitemap, which the host then compresses too, and write the parts of one that
        is too long; the page for addresses that are not there is a template as well."""
        if template_name.endswith(".html"):
            output = self.build.finished(output_content, template_name)
            return output if self.is_serving else self.build.files.shared.without(output)
        if template_name != "sitemap.xml":
            return output_content
        self._listed = self._root.listed(self._listed, self.build.files.addresses)
        listed = chain.from_iterable(self._listed.values())
        files = self.build.files.sitemaps(output_content, config.site_url or "", listed)
        own = files.pop(template_name)
        for name, text in files.items():
            disk.write_text(Path(config.site_dir) / name, text)
        return own

    @event_priority(-90)
    def _write_files(self, *, config: MkDocsConfig) -> None:
        """Write the generated pages, each as it is made. Runs after the host's search has written its index, and before
        static-i18n (-100) builds the next language."""
        self._pages.end()
        self._phases.tell_parts()
        leave_frame_out(Path(config.site_dir) / "search" / "search_index.json")
        if self._on_demand is not None:
            self._on_demand.start(partial(self._write_file, self.build, Path(config.site_dir)))
            self._tell_faults(self.build)
            return
        if self._rendering is not None:
            self._rendering.keep()
        if self.build.kept is not None:
            self.build.kept.keep()
        if self._writing is not None:
            with told_by_host():
                self._writing.finish(Progress.here(), self._phases)
            self._writing = None
        self._tell_faults(self.build)

    def _write_file(self, build: SiteBuild, folder: Path, address: str) -> bool:
        is_ours = build.files.write_file(address, folder, ASSET_FOLDER)
        self._tell_faults(build)
        return is_ours

    def _tell_faults(self, build: SiteBuild) -> None:
        for fault in build.files.export_faults():
            log.error("%s", fault)

    @event_priority(-1000)
    def _put_in_place(self, *, config: MkDocsConfig) -> None:
        """After all that other plugins write."""
        if self.settings.cache and not self.is_serving:
            keep_times(Path(config.site_dir), Path(config.config_file_path).parent / FILE_OF_TIMES)
        if self._beside is not None:
            self._beside.finish(config, log.logger)

    on_post_build = CombinedEvent(_write_files, _put_in_place)

    def on_build_error(self, *, error: Exception) -> None:
        """Let waiting requests go on to what the host says of the fault; leave nothing of what was begun."""
        self._stop_workers()
        if self._beside is not None:
            self._beside.drop()
        if self._on_demand is not None:
            self._on_demand.start(None)

    def _stop_workers(self) -> None:
        if self._writing is not None:
            self._writing.stop()
        if hasattr(self, "build"):
            self.build.stop_ahead()

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: object) -> None:
        """Rebuild when a bibliography or table changes. From now on files beside the host's own are made when a browser
        asks for them."""
        for folder in watched_folders(self.build, config):
            server.watch(str(folder))
        if self._on_demand is None:
            # The first build has written them all.
            self._on_demand = OnDemand()
            self._on_demand.start(None)
        elif self._rendering is not None:
            # Once and not at every save, for which an author waits.
            self._rendering.keep()
        server.set_app(self._on_demand.before(server.serve_request, server.mount_path, Path(server.root)))
