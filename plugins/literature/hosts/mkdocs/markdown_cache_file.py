"""Rendered Markdown on disk, from run to run. What cannot be relied upon is not used: a file that is damaged, or that
another version or another configuration wrote, is as good as none."""

from __future__ import annotations

import hashlib
import json
import platform
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from literature.extensions import version_of
from literature.hosts.mkdocs.markdown_cache import Rendered, RenderedPages
from literature.sources.kept_values import is_text, keep, read_kept

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

FILE = ".cache/literature/rendered"
"""Below the folder of the site's configuration, for a site in one language."""
_FORMAT = 1
_PACKAGES = ("mkdocs", "properdocs", "markdown", "pymdown-extensions", "pygments", "mkdocs-material")
_PLAIN = frozenset("""abbr admonition attr_list codehilite def_list extra fenced_code footnotes md_in_html meta nl2br
    sane_lists smarty tables toc""".split())  # fmt: skip
_PYMDOWNX = frozenset("""arithmatex betterem caret critic details emoji escapeall extra highlight inlinehilite keys
    magiclink mark progressbar saneheaders smartsymbols striphtml superfences tabbed tasklist tilde
    blocks.admonition blocks.caption blocks.definition blocks.details blocks.html blocks.tab""".split())  # fmt: skip


def depends_on_text_alone(config: MkDocsConfig) -> bool:
    """Whether every Markdown extension is known to look at nothing but the page: one that includes other files, or that
    no one here knows, would hide from us what changes."""
    names = (name for name in config.markdown_extensions)
    return all(isinstance(name, str) and _is_known(name) for name in names)


def _is_known(name: str) -> bool:
    return name.removeprefix("markdown.extensions.") in _PLAIN or name.removeprefix("pymdownx.") in _PYMDOWNX


def fingerprint(config: MkDocsConfig) -> str | None:
    """Fingerprint of everything that rendering depends on besides pages and files: versions, extensions, options. None
    where an option has no name to be known by."""
    told = {
        "format": _FORMAT,
        "python": platform.python_version(),
        "packages": {name: version_of(name) for name in _PACKAGES},
        "extensions": config.markdown_extensions,
        "options": config.mdx_configs,
        "addresses": config.use_directory_urls,
        "validation": config.validation,
    }
    try:
        return hashlib.sha256(json.dumps(_plain(told), sort_keys=True).encode()).hexdigest()
    except TypeError:
        return None


def cache_file(root: Path, language: str) -> Path:
    """Where the pages of a language are kept, one of several that are built in turn; of a site in one, which has no
    `language` here, all. A page that is not translated has one name in each of them, and another address."""
    return root / (f"{FILE}-{language}" if language else FILE)


class RenderCache:
    """What is known of the pages' rendering: from the last build, else from the last run of the same fingerprint."""

    def __init__(self, file: Path, word: str) -> None:
        self._file = file
        self._word = word
        self.pages = _read(file, word)

    @classmethod
    def after(cls, earlier: RenderCache | None, config: MkDocsConfig, file: Path) -> RenderCache | None:
        """The cache of a build that keeps it in a file; None where nothing may be kept."""
        word = fingerprint(config) if depends_on_text_alone(config) else None
        if word is None:
            return None
        return earlier if earlier is not None and (earlier._file, earlier._word) == (file, word) else cls(file, word)

    def keep(self) -> None:
        """Keep the pages for later runs. A folder that cannot be written to is no fault: nothing is kept then."""
        if not self.pages.has_changed:
            return
        kept = {uri: asdict(page) for uri, page in self.pages.current().items()}
        keep(self._file, {"word": self._word, "pages": kept})


def _read(file: Path, word: str) -> RenderedPages:
    """The pages that a run with the same fingerprint has rendered; none if there is no sound file of it."""
    found = read_kept(file)
    try:
        kept = found["pages"] if found["word"] == word else {}
        pages = {uri: Rendered(**page) for uri, page in kept.items() if _is_sound(page)}
    except (TypeError, LookupError, AttributeError, RecursionError):
        return RenderedPages()
    return RenderedPages(pages)


def _is_sound(page: dict[str, Any]) -> bool:
    """Whether the values of a page are what `Rendered` holds, so that a theme can print them."""
    title, anchors, links = page["title"], page["anchors"], page["links"]
    return (
        all(is_text(page[name]) for name in ("markdown", "url", "content"))
        and isinstance(page["asked"], dict)
        and _are_items(page["toc"])
        and (title is None or is_text(title))
        and (anchors is None or (isinstance(anchors, list) and all(map(is_text, anchors))))
        and (links is None or (isinstance(links, dict) and all(map(_are_texts, links.values()))))
    )


def _are_items(items: Any) -> bool:
    """Whether these are items of a table of contents, as the host's own: for the first, whether it is the active one is
    told too."""
    return isinstance(items, list) and all(
        item.keys() - {"active"} == {"title", "id", "level", "children"}
        and is_text(item["title"])
        and is_text(item["id"])
        and isinstance(item["level"], int)
        and isinstance(item.get("active", True), bool)
        and _are_items(item["children"])
        for item in items
    )


def _are_texts(values: Any) -> bool:
    return isinstance(values, dict) and all(map(is_text, (*values, *values.values())))


def _plain(value: Any) -> Any:
    """The value as JSON, functions by name. Raises TypeError for what has no name to be known by."""
    if isinstance(value, Mapping):
        return {str(name): _plain(part) for name, part in value.items()}
    if isinstance(value, (list, tuple, set, frozenset)):
        return [_plain(part) for part in value]
    if value is None or isinstance(value, (str, int, float)):
        return value
    if callable(value) and "<" not in getattr(value, "__qualname__", "<"):
        return [getattr(value, "__module__", None), value.__qualname__]
    if hasattr(value, "value"):
        return [type(value).__qualname__, _plain(value.value)]
    raise TypeError(type(value).__qualname__)
