"""The toy site as an edition: which files there are, and every word of what is not the site's data."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from literature.editions.edition_files import EditionFiles
from literature.editions.frozen_files import frozen_files
from literature.editions.state import EditionState
from literature.model import Library, PartialDate
from literature.settings import Settings
from literature.site.site import Site, SiteIdentity
from literature.text.checksums import CHECKSUMS

GOLDEN = Path(__file__).parents[1] / "golden/edition.json"
IDENTITY = SiteIdentity("Toy Harbor", "The harbor", "https://toy.example/repo/")
_SIZE = re.compile(r'(?<="contentSize": ")[0-9]+')


def made(
    library: Library, site_of: Callable[..., Site], before: tuple[str, EditionState] | None = None
) -> EditionFiles:
    settings = Settings(license="https://creativecommons.org/licenses/by/4.0/")
    site = replace(site_of(library, settings=settings), identity=IDENTITY)
    return EditionFiles.of(site, "2026-12", PartialDate(2026, 12), frozen_files(site), before)


def test_the_edition_of_the_toy_site(toy_library: Library, site_of: Callable[..., Site]) -> None:
    files = made(toy_library, site_of).files
    own = [path for path in files if "/" not in path and path not in (CHECKSUMS, "index.md") and "llms" not in path]
    # Sizes are those of the site's data, which change with every field.
    texts = {path: _SIZE.sub("…", files[path].decode("utf-8")).splitlines() for path in own}
    found = {"paths": list(files), "texts": texts}
    if os.environ.get("LITERATURE_UPDATE_GOLDEN"):
        GOLDEN.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", "utf-8")
    assert found == json.loads(GOLDEN.read_text("utf-8")), "run LITERATURE_UPDATE_GOLDEN=1 pytest tests/editions"


def test_an_edition_compared_with_itself_says_nothing(toy_library: Library, site_of: Callable[..., Site]) -> None:
    first = made(toy_library, site_of)
    state = EditionState.of(first.files, first.files.__getitem__)
    assert (len(state.works), len(state.claims)) == (len(toy_library.references), 2)
    changes = made(toy_library, site_of, ("2026-11", state)).changes
    assert not any((changes.retracted, changes.claims, changes.findings, changes.works, changes.pages))
