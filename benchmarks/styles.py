"""Styles references and citations, ours beside pybtex and pandoc, in one run.

`python benchmarks/styles.py [SIZE ...] [--csl FILE]`

Prints CPU seconds, children included, and ratios to ours. pandoc cites each work once, in its own default style
or a CSL file, with and without given names for telling authors apart; beyond 1,000 references it and pybtex are left
out.
"""

from __future__ import annotations

import argparse
import re
import resource
import subprocess
import tempfile
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pybtex
import pypandoc
from libraries import bibliography

from literature.model import Citation, Reference
from literature.sources.bibtex import read_bibliography
from literature.styles import ApaStyle
from literature.text.scanner import scan

_MOST_FOR_OTHERS = 1000


def cpu(work: Callable[[], object]) -> float:
    """CPU seconds of this process and its children."""

    def spent() -> float:
        used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
        return sum(usage.ru_utime + usage.ru_stime for usage in used)

    before = spent()
    work()
    return spent() - before


def entries(references: tuple[Reference, ...]) -> None:
    style = ApaStyle(references)
    for key in style.order(reference.key for reference in references):
        style.entry(key)


def citations(size: int) -> tuple[Citation, ...]:
    text = " ".join(f"[see @work{n}, p. 3; @work{n % size + 1}] and @work{n}." for n in range(1, size + 1))
    return tuple(token for token in scan(text).tokens if isinstance(token, Citation))


def clusters(style: ApaStyle, cited: tuple[Citation, ...]) -> None:
    for citation in cited:
        style.cluster(citation)


def memory(references: tuple[Reference, ...]) -> float:
    tracemalloc.start()
    entries(references)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak / 1e6


def default_style() -> str:
    """pandoc's own style."""
    command = [pypandoc.get_pandoc_path(), "--print-default-data-file", "default.csl"]
    return subprocess.run(command, capture_output=True, check=True, text=True).stdout


def pandoc(source: str, folder: Path, csl: str) -> None:
    (folder / "style.csl").write_text(csl, encoding="utf-8")
    (folder / "works.bib").write_text(source, encoding="utf-8")
    cited = " ".join(f"[@{key}]" for key in re.findall(r"^@\w+\{([^,]+),", source, re.MULTILINE))
    (folder / "page.md").write_text(cited, encoding="utf-8")
    files = ["--bibliography", str(folder / "works.bib"), "--csl", str(folder / "style.csl"), str(folder / "page.md")]
    command = [pypandoc.get_pandoc_path(), "--citeproc", "-t", "plain", "-o", str(folder / "out.txt"), *files]
    subprocess.run(command, check=True)


def measure(size: int, csl: str) -> None:
    source = bibliography(size)
    references: tuple[Reference, ...] = ()

    def read() -> None:
        nonlocal references
        references = read_bibliography([("works.bib", source)]).references

    rows = [("ours, reading", cpu(read)), ("ours, labels, order and entries", cpu(lambda: entries(references)))]
    style, cited = ApaStyle(references), citations(size)
    rows.append((f"ours, {len(cited):,} clusters", cpu(lambda: clusters(style, cited))))
    ours = rows[0][1] + rows[1][1]
    rows.append(("ours, reading and entries", ours))
    if size <= _MOST_FOR_OTHERS:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            (folder / "works.bib").write_text(source, encoding="utf-8")
            plain = {"style": "plain", "output_backend": "plaintext", "bib_encoding": "utf-8"}
            rows.append(("pybtex plain", cpu(lambda: pybtex.format_from_file(str(folder / "works.bib"), **plain))))
            without = re.sub(r'(disambiguate-add-givenname=)"true"', r'\1"false"', csl)
            rows.append(("pandoc, without given names", cpu(lambda: pandoc(source, folder, without))))
            rows.append(("pandoc, with given names", cpu(lambda: pandoc(source, folder, csl))))
    print(f"\n## {size:,} references\n\n| what | CPU s | ratio |\n|---|---:|---:|")
    for what, seconds in rows:
        print(f"| {what} | {seconds:.2f} | {seconds / ours:.1f} |")
    print(f"\nPeak memory of labels, order and entries: {memory(references):.0f} MB")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sizes", nargs="*", type=int, default=[200, 1000, 10000])
    parser.add_argument("--csl", type=Path, help="style for pandoc instead of its own")
    given = parser.parse_args()
    for number in given.sizes:
        measure(number, given.csl.read_text(encoding="utf-8") if given.csl else default_style())
