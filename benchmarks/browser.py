"""The browser that pages are measured in."""

from __future__ import annotations

import shutil
from typing import Any

_ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
              "--disable-sync", "--no-first-run"]  # fmt: skip
_NAMES = ("chromium", "chromium-headless-shell")


def chromium(playwright: Any) -> Any:
    """Chromium, started: the system's, as its readers have it, else Playwright's own."""
    path = next(filter(None, map(shutil.which, _NAMES)), None)
    return playwright.chromium.launch(executable_path=path, args=_ARGUMENTS)
