"""The Content-Security-Policy of finished pages (W3C, CSP Level 3): no other host, and of inline code that which stands
in the pages, by its hashes."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable
from html.parser import HTMLParser

_PROGRAM_TYPES = ("", "module", "importmap", "speculationrules", "text/javascript", "application/javascript")
"""Types of scripts that a browser runs or obeys; any other is data, which no policy keeps from being there."""


def policy_of(pages: Iterable[str]) -> str:
    """The value of the header for pages, each as HTML."""
    found = _Inline()
    for html in pages:
        found.feed(html)
        found.close()
        found.reset()
    scripts = ["'self'", *sorted(found.scripts)]
    if found.handlers:
        scripts += ["'unsafe-hashes'", *sorted(found.handlers)]
    # For attributes `style`, and styles that the theme sets by scripts: hashes of each would make a header as long as a
    # page, and a policy with hashes ignores 'unsafe-inline'.
    directives = {
        "default-src": ["'self'"],
        "script-src": scripts,
        "style-src": ["'self'", "'unsafe-inline'"],
        "img-src": ["'self'", "data:"],
        "font-src": ["'self'", "data:"],
        "object-src": ["'none'"],
        "base-uri": ["'self'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'self'"],
    }
    return "; ".join(f"{name} {' '.join(values)}" for name, values in directives.items())


class _Inline(HTMLParser):
    """Collects the hashes of inline scripts and event handlers."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.scripts: set[str] = set()
        self.handlers: set[str] = set()
        self._text: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a script's text from here on, and what an element does on events."""
        given = dict(attrs)
        self.handlers.update(_hash(value) for name, value in attrs if name.startswith("on") and value)
        if tag == "script" and "src" not in given and (given.get("type") or "").strip().lower() in _PROGRAM_TYPES:
            self._text = []

    def handle_data(self, data: str) -> None:
        """Part of a script."""
        if self._text is not None:
            self._text.append(data)

    def handle_endtag(self, tag: str) -> None:
        """The end of a script."""
        if tag == "script" and self._text is not None:
            self.scripts.add(_hash("".join(self._text)))
            self._text = None


def _hash(text: str) -> str:
    # Browsers read line ends of any kind as one sign.
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode('ascii')}'"
