"""The names by which `[[links]]` find a page: id, folder and id, title, aliases, in this order of precedence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from literature.model import Page, Problem, Rule, Severity
from literature.text.folding import fold_name
from literature.vocabulary.page_kinds import PLAIN

DUPLICATE_NAME = Rule("PAG008", "duplicate-name", Severity.WARNING, "Two pages go by the same name.")


def index_names(pages: Iterable[Page]) -> tuple[dict[str, str], list[Problem]]:
    """Folded name to uri, and a problem for each title or alias that another page has already.

    The tool's and contributors' pages (kind `page`) yield to pages of the knowledge base without a problem.
    """
    ordered = list(pages)
    names: dict[str, str] = {}
    problems: list[Problem] = []
    for is_plain in (False, True):
        for round_of_names in (_ids, _titles, _aliases):
            for page in ordered:
                if (page.kind == PLAIN) is not is_plain:
                    continue
                for name in round_of_names(page):
                    folded = fold_name(name)
                    holder = names.setdefault(folded, page.uri) if folded else page.uri
                    if holder != page.uri and not is_plain:
                        message = f"'{name}' is also a name of {holder}; links by it go there"
                        problems.append(DUPLICATE_NAME.problem(message, page.front_location("aliases")))
    return names, problems


def _ids(page: Page) -> Iterator[str]:
    yield page.id
    yield page.uri.removesuffix(".md").removesuffix("/index")


def _titles(page: Page) -> Iterator[str]:
    yield page.title


def _aliases(page: Page) -> Iterator[str]:
    yield from page.front.aliases
