"""Citation styles: references in, labels and reference-list entries out."""

from literature.styles.apa import ApaStyle
from literature.styles.style import Inline, Style, StyleMaker

__all__ = ["ApaStyle", "Inline", "Style", "StyleMaker"]
