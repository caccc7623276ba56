"""The languages in which static-i18n builds a site, as its configuration says, and the pages that each has."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from literature.sources.configuration import Configuration
from literature.sources.pages import PageFile

_PLUGIN = "i18n"
_SUFFIX = re.compile(r"(?P<name>.+)\.(?P<code>[^./]+)(?P<ending>\.[^./]+)")


@dataclass(frozen=True, slots=True)
class SiteLanguages:
    """Codes of the languages, the default one first; none for a site that static-i18n does not build."""

    codes: tuple[str, ...] = ()
    is_by_folder: bool = False
    """Each language has a folder of its own (`de/bond.md`), and its files no ending (`bond.de.md`)."""
    falls_back: bool = True
    """A page that a language lacks is that of the default one."""

    @classmethod
    def of(cls, configuration: Configuration) -> SiteLanguages:
        """As static-i18n 1.3 reads its options; what it would refuse makes a site in one language."""
        options = configuration.plugin_options(_PLUGIN)
        listed = options.get("languages") if options else None
        if not options or not isinstance(listed, list):
            return cls()
        built = [one for one in listed if isinstance(one, dict) and isinstance(one.get("locale"), str)]
        built = [one for one in built if one.get("build", True) is not False]
        built.sort(key=lambda one: one.get("default") is not True)
        return cls(
            tuple(one["locale"] for one in built),
            options.get("docs_structure") == "folder",
            options.get("fallback_to_default", True) is not False,
        )

    def language_of(self, uri: str) -> tuple[str, str]:
        """The language of a file, empty for one that all have; and its uri without the language."""
        if self.is_by_folder:
            folder, _, rest = uri.partition("/")
            return (folder, rest) if rest and folder in self.codes else ("", uri)
        match = _SUFFIX.fullmatch(uri)
        if match and match["code"] in self.codes:
            return match["code"], match["name"] + match["ending"]
        return (self.codes[0] if self.codes else ""), uri

    def pages(self, files: Iterable[PageFile], code: str) -> tuple[PageFile, ...]:
        """The pages of the site in a language, under their names without it."""
        own: dict[str, PageFile] = {}
        others: dict[str, PageFile] = {}
        for file in files:
            language, uri = self.language_of(file.uri)
            if language == code:
                own[uri] = replace(file, uri=uri)
            elif not language or (language == self.codes[0] and self.falls_back):
                others[uri] = replace(file, uri=uri)
        return tuple((others | own).values())
