"""Names of the stages of a build, in the order in which they come."""

from __future__ import annotations

STEPS = {"read": "reading, joining, checking", "write_search": "search tables"}
"""Steps of `SiteBuild` with stages of their own."""
HOOKS = {
    "files": "exports and indexes",
    "page_markdown": "citations and links in pages",
    "post_build": "generated pages",
}
"""The plugin's hooks, without the steps within them."""
OTHER_HOOKS = "other hooks"
STARTED = "programs that it starts"
STAGES = (STEPS["read"], *HOOKS.values(), OTHER_HOOKS, STEPS["write_search"], STARTED)
