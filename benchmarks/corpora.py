"""Runs the package over real bibliographies that are no part of the repository: `python -m benchmarks.corpora FOLDER`.

Each `.bib` file below the folder (by default `../shared`, beside the repository) is read, styled, laid out and
exported, and what was exported is read back. A pair of files `NAME.bib` and `NAME.yml` holds entries and citations with
what must come of them. Prints a line for each file; the exit code is 1 when anything is lost, differs or fails.
"""

from __future__ import annotations

import argparse
import json
import sys
import traceback
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import rispy
import yaml

from literature.exports import as_bibtex, as_csl_json, as_ris
from literature.exports.bibtex_layout import laid_out
from literature.model import Citation, Location, Reference
from literature.sources.bibtex import read_bibliography
from literature.styles import ApaStyle
from literature.styles.pybtex_style import PybtexStyle
from literature.text.markdown.scanner import scan

DEFAULT = Path(__file__).parents[2] / "shared"


def read(text: str) -> tuple[Reference, ...]:
    return read_bibliography([("corpus.bib", text)]).references


def bare(references: Sequence[Reference]) -> list[Reference]:
    """Without their places in a file."""
    return [replace(reference, location=Location(""), field_locations={}) for reference in references]


def bibtex_comes_back(text: str, references: Sequence[Reference]) -> Iterator[str]:
    again = read(as_bibtex(references))
    for was, now in zip(bare(references), bare(again), strict=True):
        if was != now:
            yield f"{was.key} is not read back as it was"


def csl_json_holds_all(text: str, references: Sequence[Reference]) -> Iterator[str]:
    if [item["id"] for item in json.loads(as_csl_json(references))] != [reference.key for reference in references]:
        yield "items differ from the entries"


def ris_holds_all(text: str, references: Sequence[Reference]) -> Iterator[str]:
    if [record["id"] for record in rispy.loads(as_ris(references))] != [reference.key for reference in references]:
        yield "records differ from the entries"


def layout_keeps_all(text: str, references: Sequence[Reference]) -> Iterator[str]:
    def works(one: str) -> dict[str, object]:
        return {work.key: (work.raw_type, work.raw) for work in read(one)}

    if works(laid_out(text)) != works(text):
        yield "works differ"


def every_style_has_an_entry(text: str, references: Sequence[Reference]) -> Iterator[str]:
    keys = [reference.key for reference in references]
    for style in (ApaStyle(references), PybtexStyle("plain", references), PybtexStyle("alpha", references)):
        empty = [key for key in style.order(keys) if not style.entry(key).as_plain().strip(" .")]
        yield from (f"{type(style).__name__} says nothing of {key}" for key in empty if has_content(references, key))


def has_content(references: Sequence[Reference], key: str) -> bool:
    return any(r.key == key and bool(r.text or r.people or r.dates) for r in references)


TRIALS: Sequence[Callable[[str, Sequence[Reference]], Iterator[str]]] = (
    bibtex_comes_back,
    csl_json_holds_all,
    ris_holds_all,
    layout_keeps_all,
    every_style_has_an_entry,
)


def expectations(path: Path) -> Iterator[str]:
    """What differs from the file of right values beside a bibliography."""
    cases = path.with_suffix(".yml")
    if not cases.exists():
        return
    given = yaml.safe_load(cases.read_text("utf-8"))
    references = read(path.read_text("utf-8"))
    style, keys = ApaStyle(references), {reference.key for reference in references}
    for case in given.get("references", ()):
        if case["key"] in keys and (found := style.entry(case["key"]).as_underscored()) != case["apa"]:
            yield f"{case['key']}: {found!r} instead of {case['apa']!r}"
    for case in given.get("citations", ()):
        found = "".join(style.cluster(c).as_plain() for c in scan(case["source"]).tokens if isinstance(c, Citation))
        if found != case["apa"]:
            yield f"{case['about']}: {found!r} instead of {case['apa']!r}"


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.corpora", description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=DEFAULT)
    folder = parser.parse_args().folder
    files = sorted(folder.rglob("*.bib"))
    if not files:
        sys.exit(f"no bibliographies in {folder}")
    has_failed = False
    for path in files:
        text = path.read_text("utf-8")
        bibliography = read_bibliography([(path.name, text)])
        counts = Counter(problem.rule for problem in bibliography.problems)
        told = ", ".join(f"{name} {number}" for name, number in counts.most_common())
        faults = list(expectations(path))
        for trial in TRIALS:
            try:
                faults += [f"{trial.__name__}: {fault}" for fault in trial(text, bibliography.references)]
            except Exception:  # What fails here is what this is for: to be told with its file.
                faults.append(f"{trial.__name__}: {traceback.format_exc(limit=-3)}")
        print(f"{path.relative_to(folder)}: {len(bibliography.references):,} entries; {told or 'no problem'}")
        for fault in faults[:20]:
            print(f"  {fault}")
        has_failed = has_failed or bool(faults)
    sys.exit(has_failed)


if __name__ == "__main__":
    main()
