"""Answers to the forms of a site's repository, of which a command makes pages and entries."""

from __future__ import annotations

import contextlib
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

from click.testing import CliRunner

from literature.cli import main
from literature.cli.adding import works_in
from literature.settings import Settings
from literature.sources.pages import PageFile, read_page
from literature.starting.forms import answers_in

SEEDS = (
    "### Kind of page\n\nconcept\n\n### Title\n\nTidal trust\n\n### Key of the work\n\n_No response_\n"
    "\n### Text\n\n# Tidal trust\n\nIt rises [@bowman1988base, p. 3].\n",
    "### Kind of page\n\nsummary\n\n### Key of the work\n\nortiz2010ropes\n\n### What you read\n\nabstract\n\n"
    "### Concepts\n\nbond, Safe harbor\n\n### Text\n\nRopes.\n",
    "### Kind of page\n\nclaim\n\n### Title\n\nKnots hold\n\n### Verdict\n\nsupported\n\n"
    "### Text\n\n```md\nThey do.\n```\n",
    "### The work\n\n```\nTY  - BOOK\nAU  - Lind, Ada\nTI  - Fog\nPY  - 1999\nER  - \n```\n\n"
    "### Where its record can be seen\n\nhttps://a.example/\n",
)
TOKENS = (
    "### Kind of page\n", "### Title\n", "### Text\n", "### Concepts\n", "### Verdict\n", "### The work\n", "concept\n",
    "summary", "claim", "reading", "path", "bond", "_No response_", "```\n", "~~~\n", "---\n", "title: ", "../", "con",
)  # fmt: skip


def in_site(folder: Path) -> Callable[[str], None]:
    """For a site that is copied: the command ends with a page that can be read, or says why there is none."""

    def holds(text: str) -> None:
        answers = answers_in(text)
        if "work" in answers:
            # The command asks Crossref about what may be a DOI.
            _, problems = works_in("the form", answers["work"] + "\n")
            assert all("\n" not in str(problem) for problem in problems)
            return
        with tempfile.TemporaryDirectory() as parent:
            root = Path(parent) / "site"
            shutil.copytree(folder, root, ignore=shutil.ignore_patterns(".cache"))
            before = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}
            with contextlib.chdir(root):
                result = CliRunner().invoke(main, ["from-form", "-"], input=text)
            if result.exception is not None and not isinstance(result.exception, SystemExit):
                raise result.exception
            made = {path for path in root.rglob("*") if path.is_file()} - before.keys()
            assert all(path.read_bytes() == content for path, content in before.items()), "nothing is overwritten"
            assert len(made) == (0 if result.exit_code else 1)
            for path in made:
                file = PageFile(path.relative_to(root / "docs").as_posix(), path.name, path.read_text(encoding="utf-8"))
                _, problems = read_page(file, Settings().kinds)
                assert not [problem for problem in problems if problem.rule == "malformed-front-matter"], problems

    return holds
