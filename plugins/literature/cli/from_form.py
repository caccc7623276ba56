"""`literature from-form FILE`: makes a page or an entry of what someone answered in a form on the web."""

from __future__ import annotations

import datetime
import sys
from collections.abc import Collection, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TextIO, cast

import click

from literature.cli.adding import NewWorks, tell, works_in
from literature.cli.beginning import BASES, VERDICTS, Beginning, begin, beginning_of, summary_of
from literature.cli.crossref_client import API, CrossrefClient
from literature.cli.import_ import works_named
from literature.cli.inputs import Input, from_project
from literature.cli.web_client import PAUSE, TIMEOUT
from literature.model import Basis, Verdict
from literature.starting.forms import QUESTIONS, Question, answers_in, with_body
from literature.starting.pages import claim_values, concept_values, page_id
from literature.text.folding import fold_name
from literature.text.nearest import Nearest
from literature.vocabulary.page_kinds import PLAIN, page_kind, page_kinds


@click.command("from-form")
@click.option("--to", "target", type=click.Path(path_type=Path), help="Bibliography file to add a work to.")
@click.option(
    "--mailto", envvar="LITERATURE_MAILTO", default="", help="Your address, by which Crossref asks to be told."
)
@click.option("--api", default=API, show_default=True, help="Address of the API or a mirror of it.")
@click.argument("file", type=click.File(encoding="utf-8"))
def from_form(target: Path | None, mailto: str, api: str, file: TextIO) -> None:
    """Make a page or an entry of the answers in FILE, or - for standard input.

    FILE is the text of an issue that a form of this site's repository asked for: a heading of the third level for each
    question, the answer below. A work is a DOI, an ISBN or an entry that a program exported. Nothing is overwritten.
    """
    found = from_project(Path.cwd())
    answers = answers_in(file.read())
    if "work" in answers:
        _add_work(found, answers, target, partial(CrossrefClient, api, mailto, PAUSE, TIMEOUT))
    elif "text" in answers:
        _begin_page(found, answers)
    else:
        raise click.UsageError(f"no answer to '{_label('work')}' or '{_label('text')}' is there; is this a form?")


def _add_work(
    found: Input, answers: Mapping[Question, str], target: Path | None, client: partial[CrossrefClient]
) -> None:
    new = NewWorks(found)
    works, problems = works_named(answers["work"], new.known, client) or works_in("the form", answers["work"] + "\n")
    failed = tell(problems)
    if "source" in answers:
        works = [replace(work, source=" ".join(answers["source"].split())) for work in works]
    new.take(works)
    if new:
        new.write(target)
    sys.exit(failed)


def _begin_page(found: Input, answers: Mapping[Question, str]) -> None:
    """Write the page with the text of the form under its title."""
    known = found.library.concepts
    concepts = tuple(name.strip() for name in answers.get("concepts", "").replace("\n", ",").split(",") if name.strip())
    ids = tuple(_one_of(_id_of(found, name), known, "concepts") for name in concepts)
    beginning = _beginning(found, answers)
    front = {"concepts": ids} if ids and beginning.kind in ("summary", "claim") else {}
    today = datetime.datetime.now()
    begin(found, beginning, today, lambda page: with_body(page, answers["text"], front))


def _beginning(found: Input, answers: Mapping[Question, str]) -> Beginning:
    kinds = {kind.name for kind in page_kinds().values() if kind.name != PLAIN}
    kind = _one_of(answers.get("kind", "").lower(), kinds, "kind")
    if kind == "summary":
        basis = cast(Basis, _one_of(answers.get("basis", "abstract").lower(), BASES, "basis"))
        return summary_of(found, _answer(answers, "key").split()[0], basis)
    title = " ".join(_answer(answers, "title").split())
    if kind == "concept":
        return Beginning(kind, page_id(title), concept_values(found.library, title), title)
    if kind == "claim":
        verdict = cast(Verdict, _one_of(answers.get("verdict", "unverifiable").lower(), VERDICTS, "verdict"))
        return Beginning(kind, page_id(title), claim_values(title, verdict), title)
    return beginning_of(page_kind(kind), title)


def _id_of(found: Input, name: str) -> str:
    """The id of a concept by its id, title or another name."""
    page = found.library.pages.get(found.library.names.get(fold_name(name), ""))
    return page.id if page else name


def _answer(answers: Mapping[Question, str], question: Question) -> str:
    if question not in answers:
        raise click.UsageError(f"'{_label(question)}' is not answered")
    return answers[question]


def _one_of(answer: str, known: Collection[str], question: Question) -> str:
    """The answer, if it is one of those that can be given."""
    if answer in known:
        return answer
    nearest = Nearest(known).to(answer, 1)
    hint = f"did you mean '{nearest[0]}'?" if nearest else f"expected one of {', '.join(sorted(known)[:8])}"
    raise click.UsageError(f"'{_label(question)}' is answered with '{answer}'; {hint}")


def _label(question: Question) -> str:
    return next(label for label, known in QUESTIONS.items() if known == question)
