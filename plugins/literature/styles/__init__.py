"""Citation styles: references in, labels and reference-list entries out."""

from literature.styles.apa import ApaStyle
from literature.styles.choose import ChosenStyle, choose_style
from literature.styles.pybtex_style import PybtexStyle
from literature.styles.sentence_case import sentence_case, title_case
from literature.styles.style import Inline, Style

__all__ = [
    "ApaStyle",
    "ChosenStyle",
    "Inline",
    "PybtexStyle",
    "Style",
    "choose_style",
    "sentence_case",
    "title_case",
]
