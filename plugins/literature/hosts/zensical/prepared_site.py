"""All that is done before Zensical renders a site: its files are read, and what stands on pages is resolved."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from literature.build.asset_files import ASSETS
from literature.build.phases import Phases
from literature.build.site_build import SiteBuild
from literature.build.social_cards import SocialCards
from literature.hosts.zensical.finished_site import FinishedSite
from literature.hosts.zensical.host_values import HostConfig, config_of, read_site
from literature.hosts.zensical.prepared_pages import PreparedPage
from literature.hosts.zensical.staged_project import StagedProject
from literature.library.site_links import page_address
from literature.rebuilding.build_cache import BuildCache
from literature.render.figures.social_card import can_paint
from literature.render.frame.frame import FRAME_MARKDOWN, FRAME_URI
from literature.site.addresses import ASSET_FOLDER
from literature.sources.front_matter import body_offset
from literature.sources.pages import PageFile
from literature.sources.project import Project


@dataclass(frozen=True)
class PreparedSite:
    """One build of a site, whose pages lie where Zensical finds them."""

    build: SiteBuild
    staged: StagedProject
    config: HostConfig
    cards: SocialCards | None
    faults: tuple[str, ...]
    """What other packages failed in, a line each."""

    @classmethod
    def of(cls, project: Project, cache: BuildCache | None = None, *, phases: Phases | None = None) -> PreparedSite:
        """Read a site, and write what Zensical is to render. Raises Zensical's own errors for a configuration that it
        cannot read."""
        config = config_of(project.root / project.name)
        docs = project.root / config["docs_dir"]
        project = replace(project, docs=docs, uses_directories=bool(config["use_directory_urls"]))
        staged = StagedProject(project)
        build, files = read_site(project, config, cache, phases)
        wants_cards = build.site.settings.card_color and config["site_url"] and can_paint()
        cards = SocialCards.of(build.site) if wants_cards else None
        made = cls(build, staged, config, cards, ())
        faults = made._write(files)
        return replace(made, faults=tuple(faults))

    @property
    def finished(self) -> FinishedSite:
        """What is done with the site once it is rendered."""
        return FinishedSite(self.build, self.staged, self.config, self.cards)

    def _write(self, files: Iterable[PageFile]) -> Iterator[str]:
        staged = self.staged
        staged.write_links()
        urls = self.build.site.addresses.page_urls
        texts = {FRAME_URI: FRAME_MARKDOWN}
        written = [(file.uri, file.text) for file in files]
        for uri, source in (*written, *self.build.index_pages()):
            address = urls.get(uri) or page_address(uri, uses_directories=staged.project.uses_directories)
            text = self.build.page_text(uri, address, source[body_offset(source) :])
            card = self.cards.address(uri) if self.cards is not None else ""
            page = PreparedPage.of(text, self.build.placing(uri), address, uri, card)
            texts[uri] = staged.pages.write(uri, page, source)
            yield from text.faults
        assets = ((ASSET_FOLDER + name, text) for name, text in self.build.assets())
        staged.write_docs(texts, assets)
        styles = [ASSET_FOLDER + name for name in ASSETS if name.endswith(".css")]
        scripts = [ASSET_FOLDER + name for name in ASSETS if name.endswith(".js")]
        staged.write_configuration(styles, scripts, self.config)
