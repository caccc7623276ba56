"""Finds citations and links by name that readers would see as they were typed: where no one resolves them, and on
rendered pages, into which other files are included."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from literature.model import Library, Location, Problem, Severity, rule
from literature.text.markdown.citations import match_key
from literature.text.markdown.typed_markup import typed_markup
from literature.text.nearest import Nearest


@dataclass(frozen=True, slots=True)
class IncludedFile:
    """A file whose text the host puts into a page."""

    path: str
    """As messages name it."""
    text: str


@rule("PAG024", Severity.WARNING, "A citation or link is published as it was typed.")
def unresolved_markup(library: Library) -> Iterator[Problem]:
    """A title, a description or the title of a session holds a citation or a link by name: lists, search and the
    theme show it as it was typed. What files hold that a page includes, a build finds."""
    for page in library.pages.values():
        front = page.front
        named = [("title", front.title), ("description", front.description)]
        lines = [(f"'{name}'", text, page.front_location(name)) for name, text in named]
        if not front.title:
            first = next((heading for heading in page.headings if heading.level == 1), None)
            lines += [("the title", page.title, page.locate(first.start))] if first else []
        reading = library.reading_lists.get(page.uri)
        for session in reading.sessions if reading else ():
            lines.append(("the title of a session", session.title, session.location))
        for what, text, place in lines:
            for typed in typed_markup(text, _is_key(library)):
                message = f"'{typed}' is published as it is typed: {what} is shown without links"
                yield unresolved_markup.problem(message, place)


def left_on_page(library: Library, uri: str, html: str, included: Iterable[IncludedFile]) -> Iterator[Problem]:
    """What is left on a rendered page, at its place in the page or in a file that it includes; without a place in the
    page's file, where it stands in neither, as what other plugins add. `included` is asked only if something is left.
    """
    found = typed_markup(html, _is_key(library))
    if not found:
        return
    page = library.pages.get(uri)
    path = page.path if page is not None else uri
    files = tuple(included)
    nearest = Nearest(library.keys)
    for typed in found:
        message = f"'{typed}' is published as it is typed"
        at = page.text.find(typed) if page is not None else -1
        if page is not None and at >= 0:
            yield unresolved_markup.problem(message, page.locate(at), _near(library, nearest, typed))
            continue
        holder = next((file for file in files if typed in file.text), None)
        if holder is None:
            yield unresolved_markup.problem(f"{message}; what adds it to the page is not known", Location(path))
            continue
        at = holder.text.index(typed)
        line_start = holder.text.rfind("\n", 0, at) + 1
        place = Location(holder.path, holder.text.count("\n", 0, at) + 1, at - line_start + 1)
        yield unresolved_markup.problem(f"{message}; {path} includes it", place, _near(library, nearest, typed))


def _near(library: Library, nearest: Nearest, typed: str) -> tuple[str, ...]:
    """Known keys near to one that is not known."""
    key = match_key(typed, typed.find("@"), 0, len(typed)) if "@" in typed else None
    return nearest.to(key.name) if key is not None and key.name not in library.keys else ()


def _is_key(library: Library) -> Callable[[str], bool]:
    """Which words with an `@` alone are citations."""
    return library.keys.__contains__ if library.policy.has_narrative else lambda _: False
