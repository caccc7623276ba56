"""APA 7: labels, citations and reference-list entries after the Publication Manual, 7th edition, chapters 8 to 11."""

from literature.styles.apa.clusters import inline
from literature.styles.apa.style import ApaStyle

__all__ = ["ApaStyle", "inline"]
