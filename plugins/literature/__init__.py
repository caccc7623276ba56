"""Literature: curated Markdown summaries and a BibTeX bibliography, turned into a cross-referenced site."""

__version__ = "0.1.0"
