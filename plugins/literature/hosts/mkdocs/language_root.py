"""A site that static-i18n builds once for each language, below a folder of its own for all but the first: what one of
these builds is of, and the names that files have in every language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from mkdocs.config.config_options import ExtraScriptValue

from literature.build.asset_files import ASSETS
from literature.site.addresses import ASSET_FOLDER

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File


@dataclass(frozen=True, slots=True)
class LanguageRoot:
    """The folder of the language that is being built. For a site in one language everything stays as it is."""

    folder: str = ""
    """Below the site's folder, with a `/` at its end; empty for the first language."""
    language: str = ""
    """Code of the language; empty where the host's configuration is all that says it."""
    folders: tuple[tuple[str, str], ...] = ()
    """Code and folder of every language that is built."""
    is_by_folder: bool = False
    """Authors keep the files of each language in a folder of its own (`de/bond.md`), and not by endings
    (`bond.de.md`)."""

    @classmethod
    def of(cls, config: MkDocsConfig) -> LanguageRoot:
        """What static-i18n 1.3 is about to build; it says so before the host asks plugins for their configuration."""
        plugin: Any = next((plugin for name, plugin in config.plugins.items() if name.split(" ")[0] == "i18n"), None)
        default = getattr(plugin, "default_language", None)
        if not default:
            return cls()
        language = plugin.current_language or default
        folders = tuple((code, "" if code == default else f"{code}/") for code in plugin.build_languages)
        is_by_folder = plugin.config.docs_structure == "folder"
        return cls("" if language == default else f"{language}/", language, folders, is_by_folder)

    def load_assets(self, config: MkDocsConfig) -> None:
        """Have every page load the styles and scripts of its language."""
        folder = self.folder + ASSET_FOLDER
        # Another language of the site may have been built with this configuration before.
        ours = {folder + ASSET_FOLDER + name for _, folder in self.folders for name in ASSETS}
        config.extra_css[:] = [name for name in config.extra_css if name not in ours]
        config.extra_javascript[:] = [script for script in config.extra_javascript if str(script) not in ours]
        config.extra_css[:0] = [folder + name for name in ASSETS if name.endswith(".css")]
        for name in ASSETS:
            if name.endswith(".js"):
                script = ExtraScriptValue(folder + name)
                script.defer = True
                config.extra_javascript.append(script)

    def uri(self, file: File) -> str:
        """A file's uri without its language: `concepts/bond.md` of `concepts/bond.de.md` and `de/concepts/bond.md`."""
        return str(getattr(file, "norm_src_uri", "") or file.src_uri.removeprefix(self.folder))

    def source_uri(self, uri: str) -> str:
        """The uri by which links of authors lead to a generated file: with endings for languages, static-i18n looks for
        `references/index.md` in the language that is built, and for nothing below `de/`."""
        return self.folder + uri if self.is_by_folder else uri

    def place(self, file: File) -> None:
        """Have a generated file published below the language's folder. It has not been asked for its address yet."""
        if not self.is_by_folder:
            file.dest_uri = self.folder + file.dest_uri

    def url(self, url: str) -> str:
        """The host's address of a page from the language's folder."""
        return (url.removeprefix(self.folder) or "./") if self.folder else url

    def mark(self, file: File) -> None:
        """Give a generated page what static-i18n gives to those of authors: its links to other languages lead to the
        same page there."""
        if not self.folders:
            return
        marked: Any = file
        marked.locale = marked.locale_alternate_of = self.language
        url = file.url.removeprefix(self.folder)
        marked.alternates = {code: SimpleNamespace(url=f"{folder}{url}") for code, folder in self.folders}

    def listed(self, earlier: Mapping[str, tuple[str, ...]], generated: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
        """By folder of a language, the addresses of generated pages from the site's root: those of languages that were
        built before, and of this one. The first language begins anew."""
        addresses = tuple(self.folder + address for address in generated)
        return {**earlier, self.folder: addresses} if self.folder else {"": addresses}
