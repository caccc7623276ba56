"""What lines of Markdown that stand outside a page's text cite and link to: in reading lists and questions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from literature.library.handles import tokens_meant
from literature.library.link_targets import is_known_target
from literature.model import Citation, Library, Location, Problem, Rule, Wikilink
from literature.text.folding import fold_name
from literature.text.markdown.scanner import scan
from literature.text.nearest import Nearest


def unknown_in_lines(
    library: Library, lines: Iterable[tuple[str, Location, str]], rule: Rule, nearest_key: Nearest
) -> Iterator[Problem]:
    """A problem under `rule` for each key, page and finding that does not exist. Lines come with their place and the
    uri of their page."""
    nearest_name = Nearest(library.names)
    for text, place, uri in lines:
        for token in tokens_meant(library, scan(text).tokens):
            for item in token.items if isinstance(token, Citation) else ():
                if not library.resolve(item.key):
                    yield rule.problem(f"'{item.key}' is not in the bibliography", place, nearest_key.to(item.key))
            if isinstance(token, Wikilink) and not is_known_target(library, token.target, uri):
                message = f"no page or finding is named '{token.target}'"
                yield rule.problem(message, place, nearest_name.to(fold_name(token.target)))
