"""Files of the Material theme that no page loads: its source maps, and its own search where ours has taken its place.
MkDocs copies all that a theme brings."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from literature.hosts.mkdocs.other_plugins import is_listed

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File, Files

_MAPS = (".min.js.map", ".min.css.map")
_SEARCH = ("assets/javascripts/lunr/", "assets/javascripts/workers/")
_THEME = ("assets/javascripts/", "assets/stylesheets/")


def leave_out_unloaded(files: Files, config: MkDocsConfig) -> None:
    """Take from a site's files those of the theme that nothing asks for; what an author puts in their place stays."""
    if config.theme.name != "material":
        return
    has_search = is_listed("search", config)
    for file in [file for file in files if _is_of_theme(file, config)]:
        if file.src_uri.endswith(_MAPS) or (file.src_uri.startswith(_SEARCH) and not has_search):
            files.remove(file)


def _is_of_theme(file: File, config: MkDocsConfig) -> bool:
    """Whether a file stands in the theme's package, and not in the site's folder or its `custom_dir`."""
    own = {Path(config.docs_dir), Path(config.theme.custom_dir or config.docs_dir)}
    return file.src_uri.startswith(_THEME) and file.src_dir is not None and Path(file.src_dir) not in own
