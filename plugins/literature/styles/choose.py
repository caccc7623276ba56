"""Makes the style that the setting `style` names: `apa`, `pybtex:<name>`, `csl:<file or name>` or the name of a
style of another package."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from literature.library.permalinks import letters_kept
from literature.model import Citation, CitationItem, Library, Location, Problem, Reference
from literature.rebuilding.build_cache import BuildCache
from literature.settings import INVALID_OPTION, Settings
from literature.sources import disk
from literature.styles.added_style import added_style
from literature.styles.apa import ApaStyle
from literature.styles.csl_style import CslStyle, read_csl
from literature.styles.pybtex_style import PybtexStyle
from literature.styles.style import Style
from literature.vocabulary.citation_styles import STYLES


@dataclass(frozen=True, slots=True)
class ChosenStyle:
    """A style and what has to be said about it."""

    style: Style
    fault: str = ""
    """Why the style asked for cannot be used; APA stands in for it."""
    messages: tuple[str, ...] = ()
    """What the style was not followed in."""

    def problems(self, place: Location) -> tuple[Problem, ...]:
        """What `check` and a build say of the option, which stands at a place."""
        return (INVALID_OPTION.problem(f"option 'style': {self.fault}", place),) if self.fault else ()


def choose_style(
    name: str,
    references: Iterable[Reference],
    *,
    letters: Mapping[str, str],
    citations: Iterable[Citation],
    read_text: Callable[[str], str | None],
    former: Style | None = None,
) -> ChosenStyle:
    """The style for a library. `citations` are all that its pages hold: some styles format them in one go.

    `letters` are the year letters to keep, `read_text` gives the text of a file of the site or None, `former` is
    the style of the library before it changed.
    """
    works = tuple(references)
    kind, _, which = name.partition(":")
    try:
        if kind == "pybtex":
            return ChosenStyle(PybtexStyle(which, works))
        if kind == "csl":
            style = CslStyle(read_csl(which, read_text), works)
            style.prepare(citations)
            return ChosenStyle(style, messages=style.messages)
        if name != "apa":
            return ChosenStyle(added_style(name, STYLES.installed(), works, letters, citations))
    except ValueError as error:
        return ChosenStyle(ApaStyle(works, letters), fault=str(error))
    return ChosenStyle(ApaStyle(works, letters, former=former if isinstance(former, ApaStyle) else None))


def style_problems(library: Library, root: Path, settings: Settings, place: Location) -> tuple[Problem, ...]:
    """Why the style that a site asks for cannot be used, found with as little work as that takes. `place` is that of
    the option."""
    works = list(library.references.values())
    if settings.style.startswith("csl:"):
        # What the processor has to say of a style it says of one work as well.
        works = works[:1]
    citations = [Citation((CitationItem(work.key, 0, 0),), is_narrative=False, start=0, end=0) for work in works[:1]]
    chosen = choose_style(
        settings.style,
        works,
        letters=letters_kept(library),
        citations=citations,
        read_text=lambda name: disk.read_text_if_there(root / name),
    )
    return chosen.problems(place)


def style_of(library: Library, root: Path, settings: Settings, cache: BuildCache | None = None) -> ChosenStyle:
    """The citation style of the site in `root`, ready for all its citations."""
    results = cache or BuildCache()
    former = results.last("style")
    letters = letters_kept(library)
    is_csl = settings.style.startswith("csl:")
    is_whole = is_csl or settings.style in STYLES.installed().names
    cited = (citation for page in library.pages.values() for citation in page.citations) if is_whole else ()
    citations = [library.resolved(citation) for citation in cited]
    definition = disk.read_text_if_there(root / settings.style.removeprefix("csl:")) if is_csl else None
    return results.of(
        "style",
        (library.references, letters, citations, definition),
        lambda: choose_style(
            settings.style,
            library.references.values(),
            letters=letters,
            citations=citations,
            read_text=lambda name: disk.read_text_if_there(root / name),
            former=former.style if isinstance(former, ChosenStyle) else None,
        ),
    )
