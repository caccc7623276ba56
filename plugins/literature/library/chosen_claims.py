"""Which claims a `verdicts` block asks for. Rendering and checks both ask here."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from literature.model import Library, Location, Page, Problem, Severity, rule
from literature.sources.block_options import BlockOptions
from literature.text.folding import fold_name


@dataclass(frozen=True, slots=True)
class ChosenClaims:
    """What a block shows."""

    claims: tuple[Page, ...] = ()
    """Those whose verdicts it tells one by one; none where it counts those of all."""
    problems: tuple[Problem, ...] = ()


def choose_claims(library: Library, body: str, origin: Location) -> ChosenClaims:
    """The claims of a block's option `claims`, in the order given; `origin` is the place of its first line."""
    options = BlockOptions(body, origin, malformed_verdicts_block, ("claims",))
    known = {page.id: page for page in library.pages.values() if page.front.verdict}

    def fitting(word: str) -> Iterator[str]:
        page = known.get(word) or library.pages.get(library.names.get(fold_name(word), ""))
        if page is not None and page.front.verdict:
            yield page.id

    chosen = options.fitting("claims", fitting, "there is no claim '{}' with a verdict", known) or ()
    return ChosenClaims(tuple(known[id_] for id_ in chosen), tuple(options.problems))


@rule("PAG030", Severity.ERROR, "A verdicts block cannot be used.")
def malformed_verdicts_block(library: Library) -> Iterator[Problem]:
    """A verdicts block has an option that cannot be used, or names a claim that is not there."""
    for page in library.pages.values():
        for block in page.blocks:
            if block.name == "verdicts":
                yield from choose_claims(library, block.body, page.locate(block.body_start)).problems
