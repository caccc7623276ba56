"""The plugin for MkDocs 1.6, and for ProperDocs, which loads it as its own."""

from literature.hosts.mkdocs.plugin import LiteraturePlugin

__all__ = ["LiteraturePlugin"]
