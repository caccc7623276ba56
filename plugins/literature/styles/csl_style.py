"""Any CSL style as a citation style, through pandoc (extra `csl`). `csl_pandoc.py` talks to it.

Mended here: the narrative's "and", the order within a cluster, and the time that given-name disambiguation takes.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import cached_property
from typing import Any
from xml.etree import ElementTree

from literature.model import Citation, CitationItem, Reference, RichText, Run
from literature.references.csl_items import as_csl_items
from literature.styles.csl_pandoc import Cited, Mode, Processed, convert, document, read
from literature.styles.locators import short_locators
from literature.styles.own_order import OwnOrder
from literature.styles.style import Inline, placeholder

MOST_FOR_GIVEN_NAMES = 500
"""References up to which given names are added to tell authors apart; the processor's time grows with their square."""

_NAMESPACE = "{http://purl.org/net/xbiblio/csl}"
_GIVEN_NAMES = re.compile(r"(disambiguate-add-givenname\s*=\s*[\"'])true")
# Kinds that CSL 1.0.2 has short terms for; pandoc takes others as part of the suffix.
_CSL_LOCATORS = frozenset(
    {
        *("page", "chapter", "paragraph", "section", "figure", "verse", "line", "part", "volume", "book"),
        *("column", "folio", "issue", "note", "opus"),
    }
)


def read_csl(name: str, read_text: Callable[[str], str | None]) -> str:
    """The source of the style that a setting `csl:<name>` means.

    A name is a path below the project's folder, with or without `.csl`, or the name of a file in `bibliography/`.
    `read_text` gives a file's text and `None` when there is no such file. Raises `ValueError`, saying where to put
    the file, when there is none.
    """
    file = name if name.endswith(".csl") else f"{name}.csl"
    for path in dict.fromkeys((file, f"bibliography/{file}")):
        text = read_text(path)
        if text is not None:
            return text
    raise ValueError(f"there is no file '{file}'; put the style's CSL file at 'bibliography/{file}'")


class CslStyle(OwnOrder):
    """A `Style` made of a CSL style and all references of the library.

    pandoc runs once for the entries, and once for all citations that `prepare` is given; a cluster that was not
    prepared takes a call of its own. Numbers count through the library in its order, and every citation is formatted
    as a later one ("subsequent"), so that nothing depends on the page. Footnotes of note styles stand in parentheses.
    """

    def __init__(self, csl: str, references: Iterable[Reference]) -> None:
        """`csl` is the source of the style. Raises `ValueError` when it is no complete CSL style."""
        self._references = {reference.key: reference for reference in references}
        style = _parsed(csl)
        messages = []
        if len(self._references) > MOST_FOR_GIVEN_NAMES and _GIVEN_NAMES.search(csl):
            csl = _GIVEN_NAMES.sub(r"\1false", csl)
            messages.append(
                f"the CSL style adds given names to tell authors apart; above {MOST_FOR_GIVEN_NAMES} references "
                "that takes too long and is left out"
            )
        self._csl = csl
        self.messages = tuple(messages)
        """What the style was not followed in, for the log."""
        self._is_sorted = style.find(f"{_NAMESPACE}citation/{_NAMESPACE}sort") is not None
        self._is_english = style.get("default-locale", "en").startswith("en")
        self._clusters: dict[tuple[Any, ...], RichText] = {}

    def prepare(self, citations: Iterable[Citation], render: Inline = RichText.from_plain) -> None:
        """Format all these citations in one call of pandoc, for `cluster` to look up."""
        wanted = {_signature(citation, render): citation for citation in citations}
        missing = {signature: citation for signature, citation in wanted.items() if signature not in self._clusters}
        if not missing:
            return
        citeds = [self._citeds(citation, render) for citation in missing.values()]
        clusters = self._process(citeds).clusters
        for (signature, citation), cluster in zip(missing.items(), clusters, strict=True):
            self._clusters[signature] = self._mended(cluster, citation)

    def label(self, key: str, *, narrative: bool = False) -> RichText:
        """`Darwin, 1859`, in the narrative `Darwin (1859)`; `[1]` in a style with numbers."""
        if key not in self._references:
            return placeholder(key)
        position = self._positions_in_library[key]
        if narrative:
            return self._with_and(self._library.clusters[len(self._references) + position], key).linked(key=key)
        return _without_parentheses(self._library.clusters[position]).linked(key=key)

    def cluster(
        self, citation: Citation, render: Inline = RichText.from_plain, *, introduced: set[str] | None = None
    ) -> RichText:
        """The whole citation as the style has it; nothing here depends on `introduced`."""
        signature = _signature(citation, render)
        if signature not in self._clusters:
            self.prepare([citation], render)
        return self._clusters[signature] + citation.possessive

    def entry(self, key: str) -> RichText:
        """The work in the reference list, with its number where the style has one."""
        if key not in self._references:
            return placeholder(key)
        return self._library.entries.get(key, RichText())

    # Calls of pandoc

    @cached_property
    def _metadata(self) -> Any:
        return convert(json.dumps(as_csl_items(self._references.values())), "csljson")["meta"]["references"]

    @cached_property
    def _library(self) -> Processed:
        """All entries, and each reference's label: first all in parentheses, then all in the narrative."""
        return self._process([[Cited(key, "AuthorInText")] for key in self._references], is_whole=True)

    def _process(self, citations: Sequence[Sequence[Cited]], *, is_whole: bool = False) -> Processed:
        """Format citations, after one of each work in the library's order: these settle numbers, letters and positions,
        and come back too when the result is to be whole."""
        # One citation of all works would settle the same, but the processor's time grows with the square of its length.
        labels = [[Cited(key)] for key in self._references]
        apart = list(_kept_apart([*labels, *citations], list(self._references)))
        processed = read(
            convert(document(self._metadata, self._csl, [items for items, _ in apart]), "json", is_cited=True)
        )
        clusters = [cluster for cluster, (_, is_wanted) in zip(processed.clusters, apart, strict=True) if is_wanted]
        return replace(processed, clusters=tuple(clusters if is_whole else clusters[len(labels) :]))

    @cached_property
    def _positions(self) -> dict[str, int]:
        return {key: position for position, key in enumerate(self._library.entries)}

    @cached_property
    def _positions_in_library(self) -> dict[str, int]:
        return {key: position for position, key in enumerate(self._references)}

    # Citations

    def _citeds(self, citation: Citation, render: Inline) -> list[Cited]:
        items = list(citation.items)
        if self._is_sorted and not citation.is_narrative:
            # From the first prefix on ("see also"), the order is the author's.
            fixed = next((n for n, item in enumerate(items) if n and item.prefix), len(items))
            items = sorted(items[:fixed], key=lambda item: self.sort_key(item.key)) + items[fixed:]
            if citation.items and citation.items[0].prefix and items[0] is not citation.items[0]:
                # The opening prefix belongs to the citation, not to a work.
                opening = citation.items[0].prefix
                items = [replace(item, prefix="" if item is citation.items[0] else item.prefix) for item in items]
                items[0] = replace(items[0], prefix=opening)
        return [self._cited(item, render, is_narrative=citation.is_narrative and not n) for n, item in enumerate(items)]

    def _cited(self, item: CitationItem, render: Inline, *, is_narrative: bool) -> Cited:
        located = item.locators[:1] if item.locators and self._knows(item.locators[0].kind) else ()
        if located and located[0].kind == "page":
            # Pages are what a locator without a label means, in every language.
            written = "{" + located[0].value + "}"
        else:
            written = "{" + "".join(short_locators(located)) + "}"
        rest = short_locators(item.locators[len(located) :])
        suffix = RichText.from_plain(written + "".join(f", {text}" for text in rest))
        if item.suffix:
            suffix = suffix + render(item.suffix)
        mode: Mode = "AuthorInText" if is_narrative else "NormalCitation"
        if item.is_author_suppressed:
            mode = "SuppressAuthor"
        prefix = render(item.prefix) if item.prefix else RichText()
        if suffix.as_plain() == "{}":
            suffix = RichText()
        return Cited(item.key, mode, prefix, suffix)

    def _knows(self, kind: str) -> bool:
        return kind == "page" or (self._is_english and kind in _CSL_LOCATORS)

    def _mended(self, cluster: RichText, citation: Citation) -> RichText:
        if citation.is_narrative and citation.items:
            cluster = self._with_and(cluster, citation.items[0].key)
        unknown = {
            f"{item.key}?".casefold(): f"?{item.key}" for item in citation.items if item.key not in self._references
        }
        return RichText(
            tuple(
                run._replace(text=unknown[run.text.casefold()], key="")
                if run.bold and run.text.casefold() in unknown
                else run
                for run in cluster.runs
            )
        )

    def _with_and(self, narrative: RichText, key: str) -> RichText:
        """`Tversky and Kahneman (1974)`: no `&` between names in a sentence (APA 7, 8.17); they carry the key."""
        reference = self._references.get(key)
        if reference is None:
            return narrative
        surnames = "|".join(re.escape(person.surname) for person in reference.creators[1:])
        runs: list[Run] = []
        is_before = True
        for run in narrative.runs:
            if is_before and surnames and self._is_english:
                run = run._replace(text=re.sub(rf"& (?=(?:[\w.-]+ )*(?:{surnames})\b)", "and ", run.text))
            if is_before and not run.key and not run.url:
                names, bracket, rest = _split_at_bracket(run.text)
                runs += [run._replace(text=names, key=key), run._replace(text=bracket + rest)]
                is_before = not bracket
            else:
                runs.append(run)
        return RichText(tuple(runs)).merged()


def _split_at_bracket(text: str) -> tuple[str, str, str]:
    """Text before the first bracket, the bracket with the space before it, the rest."""
    match = re.search(r"\s*[(\[]", text)
    return (text[: match.start()], match[0], text[match.end() :]) if match else (text, "", "")


def _signature(citation: Citation, render: Inline) -> tuple[Any, ...]:
    """What a cluster depends on: all of the citation but its place in the text."""
    return (
        citation.is_narrative,
        tuple(
            (
                *(item.key, item.locators, item.is_author_suppressed),
                *(render(text) if text else RichText() for text in (item.prefix, item.suffix)),
            )
            for item in citation.items
        ),
    )


def _kept_apart(citations: Iterable[Sequence[Cited]], keys: Sequence[str]) -> Iterable[tuple[Sequence[Cited], bool]]:
    """Citations, with one of another work between two that begin with the same, lest a style say "ibid."."""
    previous = ""
    for items in citations:
        first = items[0].key if items else ""
        if first == previous and len(keys) > 1:
            yield [Cited(keys[0] if keys[0] != first else keys[1])], False
        yield items, True
        previous = first if len(items) == 1 else ""


def _without_parentheses(label: RichText) -> RichText:
    plain = label.as_plain()
    if not (plain.startswith("(") and plain.endswith(")")):
        return label
    runs = list(label.runs)
    runs[0] = runs[0]._replace(text=runs[0].text[1:])
    runs[-1] = runs[-1]._replace(text=runs[-1].text[:-1])
    return RichText(tuple(run for run in runs if run.text))


def _parsed(csl: str) -> ElementTree.Element:
    try:
        style = ElementTree.fromstring(csl)
    except ElementTree.ParseError as error:
        raise ValueError(f"the CSL style is not well-formed XML: {error}") from None
    if style.tag != f"{_NAMESPACE}style":
        raise ValueError("the file is no CSL style: its root is not `style` of CSL's namespace")
    for link in style.iter(f"{_NAMESPACE}link"):
        if link.get("rel") == "independent-parent":
            parent = link.get("href", "").rpartition("/")[2]
            raise ValueError(f"the CSL style only refers to the style '{parent}'; use the file of that style")
    if style.find(f"{_NAMESPACE}citation") is None:
        raise ValueError("the CSL style has no `citation`")
    return style
