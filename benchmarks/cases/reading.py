"""Reading and styling a bibliography: time, and memory as Python counts it."""

from __future__ import annotations

import gc
import tracemalloc
from pathlib import Path

from literature.build.reading import Reading
from literature.build.site_build import SiteBuild
from literature.library.load import page_files
from literature.model import Reference
from literature.settings import Settings
from literature.sources.bibtex import read_bibliography
from literature.sources.pages import read_page
from literature.styles import ApaStyle

from .clock import cost


def read(folder: str) -> dict[str, float]:
    """Reading all bibliography files into references."""
    texts = _texts(folder)
    return {"read": cost(lambda: read_bibliography(texts))}


def style(folder: str) -> dict[str, float]:
    """Labels, order and entries of all references, then every citation of the pages."""
    references = _references(folder)
    settings = Settings()
    root = Path(folder)
    pages = [read_page(file, settings.kinds)[0] for file in page_files(root, root / "docs", [])]
    citations = [citation for page in pages for citation in page.citations]
    made: list[ApaStyle] = []

    def entries() -> None:
        made.append(ApaStyle(references))
        for key in made[0].order(reference.key for reference in references):
            made[0].entry(key)

    def clusters() -> None:
        for citation in citations:
            made[0].cluster(citation)

    return {"style": cost(entries), "clusters": cost(clusters), "clusters, count": len(citations)}


def memory(folder: str) -> dict[str, float]:
    """Python's memory for each reference, in kB: once read, and with all that a build keeps of it (names, labels,
    addresses). The text is that of its entry and its row of provenance."""
    texts = _texts(folder)
    count = sum(text.count("\n@") + text.startswith("@") for _, text in texts)
    size = sum(len(text.encode()) for _, text in texts)
    gc.collect()
    tracemalloc.start()
    references = _references(folder)
    gc.collect()
    read_ = tracemalloc.get_traced_memory()[0]
    del references
    gc.collect()
    tracemalloc.reset_peak()
    before = tracemalloc.get_traced_memory()[0]
    build = SiteBuild.of(Reading.of(Path(folder), Settings(), [], {}))
    gc.collect()
    kept, peak = tracemalloc.get_traced_memory()
    assert len(build.site.library.references) == count
    beside = (Path(folder) / Settings().provenance).stat().st_size
    return {
        "text, kB": size / count / 1000,
        "read, kB": read_ / count / 1000,
        "built, kB": (kept - before) / count / 1000,
        "peak, kB": (peak - before) / count / 1000,
        "beyond, kB": (kept - before - size - beside) / count / 1000,
    }


def _references(folder: str) -> tuple[Reference, ...]:
    return read_bibliography(_texts(folder)).references


def _texts(folder: str) -> list[tuple[str, str]]:
    paths = sorted(Path(folder).glob("bibliography/*.bib"))
    return [(path.name, path.read_text(encoding="utf-8")) for path in paths]
