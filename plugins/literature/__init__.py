"""Literature: curated Markdown summaries and a BibTeX bibliography, turned into a cross-referenced site.

The names in `__all__` are the public ones, documented in `docs/tool/python.md`. Each is loaded when it is first asked
for, so that the command starts without what it does not need.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from literature.api import LoadedSite, export_references, load_site, read_bibliography, style_references
    from literature.checks import Diagnostic
    from literature.model import (
        Block,
        Citation,
        CitationItem,
        Library,
        Location,
        Page,
        Person,
        Problem,
        Reference,
        RichText,
        Rule,
        Run,
        Severity,
        escape_attribute,
        escape_text,
        rule,
    )
    from literature.render.blocks.renderers import BlockRenderer
    from literature.site.here import Here
    from literature.site.site import Site
    from literature.sources.bibtex import Bibliography
    from literature.styles import ApaStyle, Style, StyleMaker
    from literature.vocabulary.export_formats import ExportFormat
    from literature.vocabulary.page_kinds import PageKind
    from literature.vocabulary.site_outputs import SiteOutput

__version__ = "0.1.0"

_NAMES_BY_MODULE = {
    "literature.api": ("LoadedSite", "export_references", "load_site", "read_bibliography", "style_references"),
    "literature.checks": ("Diagnostic",),
    "literature.model": (
        "Block",
        "Citation",
        "CitationItem",
        "Library",
        "Location",
        "Page",
        "Person",
        "Problem",
        "Reference",
        "RichText",
        "Rule",
        "Run",
        "Severity",
        "escape_attribute",
        "escape_text",
        "rule",
    ),
    "literature.render.blocks.renderers": ("BlockRenderer",),
    "literature.site.here": ("Here",),
    "literature.site.site": ("Site",),
    "literature.sources.bibtex": ("Bibliography",),
    "literature.styles": ("ApaStyle", "Style", "StyleMaker"),
    "literature.vocabulary.export_formats": ("ExportFormat",),
    "literature.vocabulary.page_kinds": ("PageKind",),
    "literature.vocabulary.site_outputs": ("SiteOutput",),
}
_MODULES = {name: module for module, names in _NAMES_BY_MODULE.items() for name in names}

__all__ = [
    "ApaStyle",
    "Bibliography",
    "Block",
    "BlockRenderer",
    "Citation",
    "CitationItem",
    "Diagnostic",
    "ExportFormat",
    "Here",
    "Library",
    "LoadedSite",
    "Location",
    "Page",
    "PageKind",
    "Person",
    "Problem",
    "Reference",
    "RichText",
    "Rule",
    "Run",
    "Severity",
    "Site",
    "SiteOutput",
    "Style",
    "StyleMaker",
    "__version__",
    "escape_attribute",
    "escape_text",
    "export_references",
    "load_site",
    "read_bibliography",
    "rule",
    "style_references",
]


def __getattr__(name: str) -> object:
    """A public name, from the module that has it."""
    if name not in _MODULES:
        raise AttributeError(f"module 'literature' has no attribute '{name}'")
    return getattr(import_module(_MODULES[name]), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
