"""The files of a new site: its configuration, what publishes it, and one example of each kind of page with a small
bibliography of real works."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from importlib.resources import files
from importlib.resources.abc import Traversable

from literature import __version__
from literature.starting.front import scalar
from literature.starting.site_configuration import NewSite, configuration_of

_NAME, _QUOTED_NAME = "%SITE_NAME%", '"%SITE_NAME%"'
WORKS = "bibliography/references.bib"
"""The bibliography of the examples; without examples, the one to begin with."""
PROVENANCE = "bibliography/provenance.csv"
_OTHER_WORKS = "bibliography/examples.bib"
"""That of the examples where the author has a file of the usual name."""
_PUBLISHING = {
    ".gitignore": "gitignore",
    ".pre-commit-config.yaml": "pre-commit-config.yaml",
    ".github/workflows/site.yml": "site.yml",
}
NO_WORKS = "% The works of this site: add them here, or with `literature import`.\n"
"""A bibliography to begin with."""
_EXTRAS = {"material": "[site]"}


def new_site(site: NewSite, requirements: Sequence[str] = ()) -> Iterator[tuple[str, str]]:
    """Path below the site's folder and text of every file. `requirements` are further packages that build it, such as
    that of its theme."""
    yield "mkdocs.yml", configuration_of(site)
    yield from example(site) if site.has_examples else _bare(site)
    for path, name in _PUBLISHING.items():
        file = _resource("publishing").joinpath(name)
        yield path, file.read_text(encoding="utf-8")
    yield "requirements.txt", _requirements(site.theme, requirements)


def example(site: NewSite) -> Iterator[tuple[str, str]]:
    """Path and text of the examples: pages, tables and bibliography."""
    for path, text in _texts(_resource("example"), ""):
        text = text.replace(_QUOTED_NAME, scalar(site.name)).replace(_NAME, site.name)
        if path == "docs/index.md":
            text += _said_of(site.works)
        yield _OTHER_WORKS if path == WORKS and WORKS in site.works else path, text


def example_pages() -> Mapping[str, Sequence[str]]:
    """Entries of the navigation that the examples add to one that is there."""
    return {
        "Summaries": ("summaries/index.md", *_pages_in("summaries")),
        "Concepts": ("concepts/index.md", *_pages_in("concepts")),
        "Claims": ("claims/index.md", *_pages_in("claims")),
        "Reading lists": ("readings/index.md", *_pages_in("readings")),
        "Paths": ("paths/index.md", *_pages_in("paths")),
        "Figures": ("findings/index.md",),
    }


def _bare(site: NewSite) -> Iterator[tuple[str, str]]:
    if not site.works:
        yield WORKS, NO_WORKS
    front = f"---\ntitle: {scalar(site.name)}\n---\n\n# {site.name}\n\n"
    begin = "Every work has a page of its own, and so has everyone who wrote one: [all works](references/index.md).\n"
    yield "docs/index.md", front + begin + _said_of(site.works)


def _said_of(works: Sequence[str]) -> str:
    """Where the works come from, for the front page."""
    if not works:
        return ""
    names = [f"`{path.rpartition('/')[2]}`" for path in works]
    return f"\nThe works come from {' and '.join((', '.join(names[:-1]), names[-1]) if names[1:] else names)}.\n"


def _requirements(theme: str, others: Sequence[str]) -> str:
    own = f"mkdocs-literature{_EXTRAS.get(theme, '')}=={__version__}"
    return "\n".join(("# What builds the site: pip install -r requirements.txt", own, *others, ""))


def _pages_in(folder: str) -> Iterator[str]:
    for page in sorted(_resource("example").joinpath(f"docs/{folder}").iterdir(), key=lambda page: page.name):
        yield f"{folder}/{page.name}"


def _resource(folder: str) -> Traversable:
    return files("literature").joinpath(f"starting/{folder}")


def _texts(folder: Traversable, prefix: str) -> Iterator[tuple[str, str]]:
    for file in sorted(folder.iterdir(), key=lambda file: file.name):
        if file.is_dir():
            yield from _texts(file, f"{prefix}{file.name}/")
        else:
            yield f"{prefix}{file.name}", file.read_text(encoding="utf-8")
