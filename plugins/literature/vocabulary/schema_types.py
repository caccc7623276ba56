"""What schema.org calls kinds of works, by the names that CSL has for them (`vocabulary/foreign_names.py`)."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from literature.vocabulary.foreign_names import ForeignNames

SCHEMA = "https://schema.org/"

_TYPES: Mapping[str, str] = MappingProxyType(
    {
        "article": "ScholarlyArticle",
        "article-journal": "ScholarlyArticle",
        "article-magazine": "Article",
        "article-newspaper": "NewsArticle",
        "bill": "Legislation",
        "book": "Book",
        "chapter": "Chapter",
        "dataset": "Dataset",
        "entry-encyclopedia": "Article",
        "graphic": "VisualArtwork",
        "legislation": "Legislation",
        "manuscript": "Manuscript",
        "map": "Map",
        "motion_picture": "Movie",
        "paper-conference": "ScholarlyArticle",
        "post": "SocialMediaPosting",
        "post-weblog": "BlogPosting",
        "regulation": "Legislation",
        "report": "Report",
        "review": "ScholarlyArticle",
        "software": "SoftwareApplication",
        "song": "MusicRecording",
        "thesis": "Thesis",
        "treaty": "Legislation",
        "webpage": "WebPage",
    }
)


def schema_type(names: ForeignNames) -> str:
    """Type of a work at schema.org; `CreativeWork` where it has no closer one."""
    return _TYPES.get(names.csl, "CreativeWork")
