"""Citation styles: references in, labels and reference-list entries out.

`choose.py`, which knows all of them, is imported by name: some need `exports/`, which needs what stands here.
"""

from literature.styles.apa import ApaStyle
from literature.styles.sentence_case import sentence_case, title_case
from literature.styles.style import Inline, Style

__all__ = ["ApaStyle", "Inline", "Style", "sentence_case", "title_case"]
