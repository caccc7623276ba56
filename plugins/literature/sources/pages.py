"""Reads authored pages: kind from the folder, front matter, title, and what the text mentions."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from literature.model import Page, Problem
from literature.sources.front_matter import read_front_matter
from literature.sources.questions import read_quizzes
from literature.text.markdown.scanner import scan
from literature.vocabulary.page_kinds import PLAIN

_MARKUP = re.compile(r"[*_`]+|\[([^\]]*)\]\([^)]*\)")


@dataclass(frozen=True, slots=True)
class PageFile:
    """A Markdown file as a host or the disk hands it over."""

    uri: str
    """Path below the docs folder, with `/`."""
    path: str
    """Path as messages name it."""
    text: str


def read_page(file: PageFile, kinds: Mapping[str, str]) -> tuple[Page, tuple[Problem, ...]]:
    """The page, and the problems of its front matter and its questions."""
    kind = kind_of(file.uri, kinds)
    head = read_front_matter(file.path, file.text, kind)
    body = file.text[head.body_offset :]
    text = body.lstrip("\r\n")
    skipped = file.text[: len(file.text) - len(text)]
    found = scan(text)
    title = head.front.title or next((plain_title(h.text) for h in found.headings if h.level == 1), "")
    page = Page(
        uri=file.uri,
        path=file.path,
        kind=kind,
        id=id_of(file.uri),
        title=title or id_of(file.uri).replace("-", " ").replace("_", " ").capitalize(),
        front=head.front,
        text="",
        first_line=1 + skipped.count("\n"),
        front_locations=head.places,
    )
    page = page.with_text(text, found)
    quizzes, problems = read_quizzes(page, head.questions)
    return replace(page, quizzes=quizzes) if quizzes else page, (*head.problems, *problems)


def kind_of(uri: str, kinds: Mapping[str, str]) -> str:
    """The kind of the innermost folder that has one; a folder's own index is a plain page."""
    folder, _, name = uri.rpartition("/")
    if name == "index.md":
        return PLAIN
    while folder:
        if folder in kinds:
            return kinds[folder]
        folder = folder.rpartition("/")[0]
    return PLAIN


def id_of(uri: str) -> str:
    """File name without its ending; an index goes by its folder's name, the home page is `index`."""
    stem = uri.removesuffix(".md")
    folder, _, name = stem.rpartition("/")
    return folder.rpartition("/")[2] if name == "index" and folder else name


def plain_title(heading: str) -> str:
    """A heading's text without emphasis, code marks and link targets."""
    return _MARKUP.sub(lambda match: match[1] or "", heading).strip()
