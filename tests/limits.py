"""How long the tests wait for what must come: so long that no slow or busy machine fails them."""

from __future__ import annotations

PATIENCE = 600
"""Seconds for a program or a server. What takes longer is taken to hang."""
PATIENCE_WITH_PAGES = 120
"""Seconds for what a page is to show: fewer, because what is broken in a page is waited for in many tests."""
