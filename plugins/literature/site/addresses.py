"""Where everything stands on the built site. All addresses are relative to the site's root and quoted as URLs are;
`relative` turns one into a link from a page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import quote, unquote

from literature.model import Library
from literature.text.folding import distinct_words

ASSET_FOLDER = "assets/literature/"
"""Of what pages load, below the site's root."""
_UNSAFE = re.compile(r"[^A-Za-z0-9._-]+")
_QUOTED = re.compile(r"[A-Za-z0-9%/~!$&'()*+,;=@._-]*")
_DEVICE = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)\.", re.IGNORECASE)


@dataclass(frozen=True)
class Addresses:
    """Addresses of authored pages, as the host gives them, and of generated ones."""

    page_urls: Mapping[str, str]
    """Page uri to address: `concepts/bond.md` to `concepts/bond/`."""
    reference_slugs: Mapping[str, str]
    """Key to the word that stands for it in addresses."""
    uses_directories: bool = True
    """Addresses end in `/` and not in `.html`."""

    @classmethod
    def of(cls, library: Library, page_urls: Mapping[str, str], *, uses_directories: bool = True) -> Addresses:
        """Addresses for a library whose authored pages stand where the host says."""
        return cls(page_urls, slugs_for(library.references), uses_directories)

    def reference(self, key: str) -> str:
        """Page of a reference."""
        return self.generated("references", self.reference_slugs[key])

    def generated(self, folder: str, slug: str) -> str:
        """A generated page: `authors` and `darwin-charles` give `authors/darwin-charles/`."""
        return f"{folder}/{slug}/" if self.uses_directories else f"{folder}/{slug}.html"

    def folder_and_word(self, address: str) -> tuple[str, str]:
        """The two that `generated` makes an address of; both empty for any other address."""
        folder, _, rest = address.partition("/")
        end = "/" if self.uses_directories else ".html"
        word = rest.removesuffix(end)
        return (folder, word) if rest.endswith(end) and word and "/" not in word else ("", "")

    def work_at(self, address: str) -> str:
        """Key of the work whose page stands at an address; empty for any other."""
        folder, word = self.folder_and_word(address)
        return self._keys.get(word, "") if folder == "references" else ""

    @cached_property
    def _keys(self) -> dict[str, str]:
        return {slug: key for key, slug in self.reference_slugs.items()}

    def index(self, folder: str) -> str:
        """A folder's index page."""
        return f"{folder}/" if self.uses_directories else f"{folder}/index.html"

    @cached_property
    def of_pages(self) -> frozenset[str]:
        """Addresses of all authored pages: one that is written where another would be made stands."""
        return frozenset(self.page_urls.values())

    def page(self, uri: str) -> str:
        """An authored page; the site's root for one that is not published."""
        return self.page_urls.get(uri, "")


def slugs_for(keys: Iterable[str]) -> dict[str, str]:
    """A word per key that is safe as a folder's name on any file system and differs from all others, even in case.

    Ordinary keys stand for themselves, so that addresses can be foretold.
    """
    # Keys that need no change come first: they keep their word whatever else is in the library.
    ordered = sorted(keys, key=lambda key: (_safe(key) != key, key))
    return dict(zip(ordered, distinct_words(map(_safe, ordered), "reference"), strict=True))


def _safe(key: str) -> str:
    word = _UNSAFE.sub("-", key).strip(".-")
    # To Windows `con.a` is the device `con`.
    return word.replace(".", "-") if _DEVICE.match(word) else word


def relative(target: str, base: str) -> str:
    """Link from the page at address `base` to the address `target`, both relative to the site's root.

    Hosts may write the root as `./`.
    """
    path, mark, fragment = target.removeprefix("./").partition("#")
    folder = base.removeprefix("./")
    folder = folder[: folder.rfind("/") + 1]
    up = 0
    while not path.startswith(folder):
        folder = folder[: folder.rfind("/", 0, -1) + 1]
        up += 1
    return ("../" * up + _quoted(path[len(folder) :]) or "./") + mark + fragment


def file_stem(address: str, id_: str) -> str:
    """Where a page's files stand, without their ending: `concepts/bond/bond` beside `concepts/bond/`."""
    path = unquote(address)
    folder = path if path.endswith("/") or not path else path.rpartition("/")[0] + "/" if "/" in path else ""
    return folder + id_


def file_of(address: str) -> str:
    """The file that is served at an address."""
    return address + "index.html" if address.endswith("/") or not address else address


def _quoted(path: str) -> str:
    # An address comes quoted, so `%` stays; a colon would make its first part a scheme.
    return path if _QUOTED.fullmatch(path) else quote(path, safe="%/~!$&'()*+,;=@.-_")
