"""Names of the stages of a build, in the order in which they come."""

from __future__ import annotations

from literature.build.generated_files import GeneratedFiles
from literature.build.reading import Reading
from literature.build.site_build import SiteBuild

_READING, _SEARCH = "reading, joining, checking", "search tables"
STEPS = ((Reading, "of", _READING), (SiteBuild, "of", _READING), (GeneratedFiles, "write_search", _SEARCH))
"""Steps of a build with stages of their own: of which class, which method, and the stage."""
HOOKS = {
    "files": "exports and indexes",
    "page_markdown": "citations and links in pages",
    "post_build": "generated pages",
}
"""The plugin's hooks, without the steps within them."""
OTHER_HOOKS = "other hooks"
STARTED = "programs that it starts"
STAGES = (_READING, *HOOKS.values(), OTHER_HOOKS, _SEARCH, STARTED)
