"""Reading and styling by other programs, on the same entries as they can read them."""

from __future__ import annotations

import re
import subprocess
import tempfile
from pathlib import Path

import pybtex
import pypandoc
from pybtex.database import parse_file

from .clock import cost

_WORKS = "works.bib"
# pybtex stops at types that BibTeX's own styles do not have, and at chapters that leave their volume to `crossref`.
_CLASSIC = {"online": "misc", "collection": "proceedings"}
_VOLUME = re.compile(r"^@collection\{([^,]+),\n(?:  .*\n)*?  title +(= .*)\n", re.MULTILINE)
_CROSSREF = re.compile(r"^  crossref += \{(.*)\},", re.MULTILINE)
_TYPE = re.compile(rf"^@({'|'.join(_CLASSIC)})\{{", re.MULTILINE)


def inputs(folder: str) -> dict[str, float]:
    """Write the bibliography of a site as every program can read it, in `bibtex/`, and a CSL style beside it."""
    root = Path(folder)
    text = "\n".join(path.read_text(encoding="utf-8") for path in sorted(root.glob("bibliography/*.bib")))
    titles = dict(_VOLUME.findall(text))
    text = _CROSSREF.sub(lambda match: f"  booktitle {titles[match[1]]}", text)
    text = _TYPE.sub(lambda match: f"@{_CLASSIC[match[1]]}{{", text)
    (root / "bibtex").mkdir(exist_ok=True)
    (root / "bibtex" / _WORKS).write_text(text, encoding="utf-8")
    (root / "style.csl").write_text(_default_style(), encoding="utf-8")
    return {}


def others_read(folder: str) -> dict[str, float]:
    """pybtex reads the file; it keeps names, but neither places nor evaluated LaTeX."""
    return {"read": cost(lambda: parse_file(str(Path(folder) / _WORKS)))}


def others_style(folder: str, program: str) -> dict[str, float]:
    """Read and style all works once: `pybtex` in its style `plain`, or `pandoc` in its default style, `pandoc-names`
    with given names for telling authors apart."""
    works = Path(folder) / _WORKS
    if program == "pybtex":
        options = {"style": "plain", "output_backend": "plaintext", "bib_encoding": "utf-8"}
        return {"style": cost(lambda: pybtex.format_from_file(str(works), **options))}
    csl = _default_style()
    if program == "pandoc":
        csl = re.sub(r'(disambiguate-add-givenname=)"true"', r'\1"false"', csl)
    with tempfile.TemporaryDirectory() as name:
        return {"style": cost(lambda: _pandoc(works, csl, Path(name)))}


def _default_style() -> str:
    """pandoc's own style, of the kind author and date."""
    command = [pypandoc.get_pandoc_path(), "--print-default-data-file", "default.csl"]
    return subprocess.run(command, capture_output=True, check=True, text=True).stdout


def _pandoc(works: Path, csl: str, folder: Path) -> None:
    (folder / "style.csl").write_text(csl, encoding="utf-8")
    keys = re.findall(r"^@\w+\{([^,]+),", works.read_text(encoding="utf-8"), re.MULTILINE)
    (folder / "page.md").write_text(" ".join(f"[@{key}]" for key in keys), encoding="utf-8")
    files = ["--bibliography", str(works), "--csl", "style.csl", "page.md"]
    command = [pypandoc.get_pandoc_path(), "--citeproc", "-t", "plain", "-o", "out.txt", *files]
    subprocess.run(command, cwd=folder, check=True)
