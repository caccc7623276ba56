"""Rules over words: what a site has chosen not to say, what was left unfinished, links with no words of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from literature.model import Library, Page, Problem, Severity, rule
from literature.text.excerpt import excerpt
from literature.vocabulary.page_kinds import PLAIN

_QUOTED = re.compile(r"\"[^\"\n]*\"|\u201c[^\u201d\n]*\u201d")
_UNFINISHED = re.compile(
    r"\b(?:TODO|FIXME|XXX|TBD|TK)\b|\blorem ipsum\b|\[?\bcitation needed\b\]?|\?\?\?", re.IGNORECASE
)
_UNFINISHED_WORDS = ("todo", "fixme", "xxx", "tbd", "tk", "lorem ipsum", "citation needed", "???")
_VAGUE = frozenset({"click here", "here", "link", "more", "read more", "see here", "this", "this link", "this page"})


@rule("PAG019", Severity.WARNING, "A page uses words that the site avoids.")
def avoided_wording(library: Library) -> Iterator[Problem]:
    """A page of a kind uses a word that the option `wording` names.

    Quoted words are left alone, denied ones (`not always`) too, and so are the headings of a claim, which may be what
    is examined.
    """
    wording = {" ".join(words.split()).casefold(): instead for words, instead in library.policy.wording.items()}
    if not wording:
        return
    longest_first = sorted(wording, key=len, reverse=True)
    any_of = "|".join(r"\s+".join(map(re.escape, words.split())) for words in longest_first)
    pattern = re.compile(rf"(?<!\w)(?<!\bnot )(?:{any_of})(?!\w)", re.IGNORECASE)
    for page in library.pages.values():
        if page.kind == PLAIN:
            continue
        for found in _in_prose(page, pattern):
            if _is_quoted(page, found) or (page.kind == "claim" and _is_heading(page, found.start())):
                continue
            instead = wording[" ".join(found[0].split()).casefold()]
            message = f"'{found[0]}' is not to be used here" + (f": {instead}" if instead else "")
            yield avoided_wording.problem(message, page.locate(found.start()))


@rule("PAG020", Severity.WARNING, "A note to oneself was left in a page.")
def unfinished_text(library: Library) -> Iterator[Problem]:
    """A note to oneself was left in a page: `TODO`, `citation needed`, `lorem ipsum`."""
    for page in library.pages.values():
        folded = page.text.casefold()
        # Few pages hold any of them, and a plain search is thirty times as quick.
        if not any(words in folded for words in _UNFINISHED_WORDS):
            continue
        for found in _in_prose(page, _UNFINISHED):
            is_note = found[0].isupper() or not found[0].isalpha()
            if is_note and not _is_quoted(page, found):
                yield unfinished_text.problem(f"'{found[0]}' was left in the text", page.locate(found.start()))


@rule("PAG021", Severity.NOTE, "The words of a link do not say where it leads.")
def vague_link(library: Library) -> Iterator[Problem]:
    """A link's words do not say where it leads: `here`, `this link` (WCAG 2.2, success criterion 2.4.4)."""
    for page in library.pages.values():
        for destination in page.destinations:
            words = " ".join((destination.text or "").strip("*_` ").casefold().split())
            if not destination.is_image and words in _VAGUE:
                message = f"'{words}' does not say where the link leads"
                yield vague_link.problem(message, page.locate(destination.start))


_ABSENCE = re.compile(
    r"""\b(?:no|not\sa\ssingle|not\sone)\s(?:\w+\s)?
        (?:study|studies|trials?|experiments?|meta-analys[ie]s|synthes[ie]s|replications?|measures?|scales?)\s
        (?:of\s(?:(?!can|could|may|might|will|would|should)\w+\s){1,4})?(?:has|have|had|exists?|was\sfound|were\sfound|is\sknown|are\sknown)\b
    | \b(?:nobody|no\sone|no\sresearcher)\shas\s(?:ever\s|yet\s)?
        (?:studied|tested|measured|asked|compared|looked|tried|shown)\b
    | \b(?:has|have)\snever\sbeen\s(?:studied|tested|measured|asked|compared|tried|shown|replicated)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_NEGATION = re.compile(r"[Nn](?:[Oo](?:[Tt]|[Bb][Oo][Dd][Yy])?|[Ee][Vv][Ee][Rr])\s")
"""A word that stands in all of these."""
_NOTED = re.compile(r"<!--\s*searched:[^>]*\d{4}-\d{2}[^>]*-->")
_SEARCHED = re.compile(r"\bsearched in \w+ \d{4}\b")
_HERE = re.compile(r"\b(?:cited|gathered|collected|listed) here\b|\bthis (?:page|library|site) holds\b", re.IGNORECASE)


@rule("PAG031", Severity.WARNING, "A page says that something was not studied, and not that it was looked for.")
def unsearched_absence(library: Library) -> Iterator[Problem]:
    """A page of a kind says in English that no study, trial or measure exists, without a note of the search beside it.

    The note is a comment above the paragraph (`<!-- searched: words; where; 2026-11 -->`), and readers see the month.
    Quotations and what is said of the works cited here alone are left alone, and so are the headings of a claim.
    """
    for page in library.pages.values():
        if page.kind == PLAIN:
            continue
        for found in _in_prose(page, _ABSENCE, _NEGATION):
            if _is_quoted(page, found) or _is_heading(page, found.start()):
                continue
            paragraph = _paragraph(page, found)
            lacks = [name for name, pattern in _NOTE_OF_SEARCH if not pattern.search(paragraph)]
            if lacks and not _HERE.search(paragraph):
                message = f"'{excerpt(found[0])}' is said of all that was published; expected {' and '.join(lacks)}"
                yield unsearched_absence.problem(message, page.locate(found.start()))


_NOTE_OF_SEARCH = (
    ("a comment such as '<!-- searched: words; where; 2026-11 -->' above", _NOTED),
    ("'(searched in November 2026)' in the paragraph", _SEARCHED),
)


def _paragraph(page: Page, found: re.Match[str]) -> str:
    start = page.text.rfind("\n\n", 0, found.start()) + 2 if "\n\n" in page.text[: found.start()] else 0
    end = page.text.find("\n\n", found.end())
    return page.text[start : end if end >= 0 else len(page.text)]


def _in_prose(page: Page, pattern: re.Pattern[str], sign: re.Pattern[str] | None = None) -> Iterator[re.Match[str]]:
    """What a pattern finds in running text. Where it is slow, `sign` finds something quickly that must be there."""
    for start, end in page.prose:
        if sign is None or sign.search(page.text, start, end):
            yield from pattern.finditer(page.text, start, end)


def _is_quoted(page: Page, found: re.Match[str]) -> bool:
    low = page.text.rfind("\n", 0, found.start()) + 1
    high = page.text.find("\n", found.end())
    quotes = _QUOTED.finditer(page.text, low, high if high >= 0 else len(page.text))
    return any(quote.start() <= found.start() and found.end() <= quote.end() for quote in quotes)


def _is_heading(page: Page, offset: int) -> bool:
    return any(heading.start <= offset < heading.end for heading in page.headings)
