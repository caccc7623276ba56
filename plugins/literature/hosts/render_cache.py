"""Rendered Markdown on disk, from run to run. What cannot be relied upon is not used: a file that is damaged, or that
another version or another configuration wrote, is as good as none."""

from __future__ import annotations

import hashlib
import json
import platform
import zlib
from collections.abc import Mapping
from dataclasses import asdict
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from literature.hosts.rendered import Rendered, RenderedPages
from literature.sources import disk

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

FILE = ".cache/literature/rendered"
"""Below the folder of the site's configuration."""
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
    """A word for all but pages and files that rendering depends on; None where that cannot be told."""
    told = {
        "format": _FORMAT,
        "python": platform.python_version(),
        "packages": {name: _version(name) for name in _PACKAGES},
        "extensions": config.markdown_extensions,
        "options": config.mdx_configs,
        "addresses": config.use_directory_urls,
        "validation": config.validation,
    }
    try:
        return hashlib.sha256(json.dumps(_plain(told), sort_keys=True).encode()).hexdigest()
    except TypeError:
        return None


def read_rendered(root: Path, word: str) -> RenderedPages:
    """The pages that an earlier run with the same fingerprint has rendered; none if there is no sound file of it."""
    data = disk.read_bytes(root / FILE) or b""
    if hashlib.sha256(data[32:]).digest() != data[:32]:
        return RenderedPages()
    try:
        found = json.loads(zlib.decompress(data[32:]))
        pages = {uri: Rendered(**page) for uri, page in found["pages"].items()} if found["word"] == word else {}
    except (ValueError, TypeError, LookupError, AttributeError, zlib.error):
        return RenderedPages()
    return RenderedPages(pages)


def write_rendered(root: Path, word: str, pages: RenderedPages) -> None:
    """Keep the pages for later runs. A folder that cannot be written to is no fault: nothing is kept then."""
    kept = {uri: asdict(page) for uri, page in pages.current().items()}
    data = zlib.compress(json.dumps({"word": word, "pages": kept}, ensure_ascii=False).encode("utf-8", "replace"), 1)
    try:
        disk.write_bytes(root / FILE, hashlib.sha256(data).digest() + data)
    except OSError:
        return


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""


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
