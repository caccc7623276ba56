"""Rules over what is typed by hand and stands in the library: citations, keys, figures, lists of references."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping

from literature.library.link_targets import FINDING
from literature.model import Library, Page, Problem, Severity, rule
from literature.text.folding import fold
from literature.text.typed_citations import ENTRY, IN_NARRATIVE, IN_PARENTHESES
from literature.vocabulary.page_kinds import PLAIN

_ANY_YEAR = re.compile(r"[ (](?:1[5-9]|20)[0-9]{2}[a-z]?[,;:) ]")
_LINK_BEHIND = re.compile(r"[^()\n]{0,40}\]?\(https?:|[^()\n]{0,20}\[")
"""A work that is not in the library is named in the text and linked."""
_BRACKETED = re.compile(r"\[(?<![\]\w!\[]\[)(?P<inside>[^\[\]\s@]{3,80})\]")
_LIST_TITLES = frozenset(
    {"references", "reference list", "bibliography", "literature", "works cited", "sources", "further reading"}
)
_FEWEST_ENTRIES = 2
_STATISTIC = re.compile(
    r"(?<![\w@])(?P<emphasis>[*_]{0,2})(?:r|d|g|k|t|F|p|N|n|M|SD|OR|RR|HR|SMD|\u03ba|\u03b2)(?P=emphasis)\s?[=\u2248<>]\s?"
    r"[-\u2212\u2013]?[0-9]*[.,]?[0-9]+"
)
_SIGN = re.compile(r"[=\u2248<>]\s?[-\u2212\u2013]?[0-9.,]")
"""What every statistic holds."""
_EMPHASIS = re.compile(r"[*_]+")


@rule("CIT014", Severity.WARNING, "A citation is typed as text.")
def typed_citation(library: Library) -> Iterator[Problem]:
    """Names and a year stand in the text as a citation would print them, and the library holds such a work."""
    works = _by_name_and_year(library)
    for page in library.pages.values():
        headings = {heading.start for heading in page.headings}
        for start, end in page.prose:
            if page.text.rfind("\n", 0, start) + 1 in headings:
                continue
            # Names are looked for where a year stands: hardly a stretch of prose has one.
            if not _ANY_YEAR.search(page.text, start, end):
                continue
            for pattern in (IN_PARENTHESES, IN_NARRATIVE):
                for match in pattern.finditer(page.text, start, end):
                    keys = works.get((fold(match["name"]), int(match["year"])), ())
                    keys = tuple(key for key in keys if _fits(library, key, match["others"]))
                    if keys and not _LINK_BEHIND.match(page.text, match.end()):
                        words = " ".join(match[0].split()).strip("( ")
                        form = "[@{}]" if pattern is IN_PARENTHESES else "@{}"
                        message = f"'{words}' is typed; cite the work, so that its page knows of it"
                        place = page.locate(match.start("name"))
                        yield typed_citation.problem(message, place, tuple(form.format(key) for key in keys[:3]))


@rule("CIT015", Severity.WARNING, "A key stands in brackets without its `@`.")
def bracketed_key(library: Library) -> Iterator[Problem]:
    """The words in brackets are a key or a finding, and lack the sign that makes a citation or a link of them."""
    for page in library.pages.values():
        for start, end in page.prose:
            for match in _BRACKETED.finditer(page.text, start, end):
                # What stands behind may be no prose, such as the address of a link.
                if page.text.startswith(("(", "[", ":"), match.end()):
                    continue
                inside = match["inside"]
                meant = ""
                if inside in library.keys:
                    meant = f"[@{inside}]"
                elif inside.startswith(FINDING) and inside.removeprefix(FINDING) in library.findings:
                    meant = f"[[{inside}]]"
                if meant:
                    message = f"'[{inside}]' is shown as it stands"
                    yield bracketed_key.problem(message, page.locate(match.start()), (meant,))


@rule("PAG023", Severity.WARNING, "A list of references is typed by hand.")
def typed_references(library: Library) -> Iterator[Problem]:
    """A section named as a list of references holds entries; the works that a page cites are listed below it anyway."""
    for page in library.pages.values():
        for heading, following in zip(page.headings, (*page.headings[1:], None), strict=False):
            if heading.text.strip().rstrip(":").lower() not in _LIST_TITLES:
                continue
            section = page.text[heading.end : following.start if following else len(page.text)]
            if len(ENTRY.findall(section)) >= _FEWEST_ENTRIES:
                message = f"'{heading.text}' is typed by hand; cite the works and their list is made, or write a "
                message += "'bibliography' block"
                yield typed_references.problem(message, page.locate(heading.start))


@rule("FIN014", Severity.WARNING, "A figure is typed that no finding holds.")
def unrecorded_figure(library: Library) -> Iterator[Problem]:
    """On a site with a table of findings, a page of the knowledge base holds a statistic in its text, and no work whose
    findings are recorded stands in its paragraph (that would be `typed-figure`)."""
    if not library.findings:
        return
    recorded = {finding.key for finding in library.findings.values()}
    for page in library.pages.values():
        if page.kind == PLAIN:
            continue
        starts = [c.start for c in page.citations if any(item.key in recorded for item in c.items)]
        for start, end in page.prose:
            if not _SIGN.search(page.text, start, end):
                continue
            for match in _STATISTIC.finditer(page.text, start, end):
                if not _is_beside(page, match.start(), starts):
                    typed = _EMPHASIS.sub("", match[0])
                    message = (
                        f"'{typed}' is typed; record it in the table of findings and link it, so that its source shows"
                    )
                    yield unrecorded_figure.problem(message, page.locate(match.start()))


def _by_name_and_year(library: Library) -> Mapping[tuple[str, int], tuple[str, ...]]:
    """Keys by the last word of the first creator's surname and the year."""
    found: defaultdict[tuple[str, int], list[str]] = defaultdict(list)
    for key, reference in library.references.items():
        if reference.creators and reference.year is not None:
            found[fold(reference.creators[0].surname.rpartition(" ")[2]), reference.year].append(key)
    return {name: tuple(keys) for name, keys in found.items()}


def _fits(library: Library, key: str, others: str) -> bool:
    """Whether a work has as many authors as its typed names say, and a second one of that name."""
    creators = library.references[key].creators
    if not others:
        return len(creators) == 1
    if "et al" in others:
        return len(creators) > 1
    return len(creators) > 1 and fold(creators[1].surname.rpartition(" ")[2]) in fold(others)


def _is_beside(page: Page, offset: int, starts: list[int]) -> bool:
    """Whether one of these places stands in the paragraph of an offset."""
    begin = page.text.rfind("\n\n", 0, offset)
    end = page.text.find("\n\n", offset)
    at = bisect_right(starts, begin)
    return at < len(starts) and starts[at] < (end if end >= 0 else len(page.text))
