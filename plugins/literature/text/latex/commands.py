r"""What LaTeX's commands stand for, as tables. `text/latex/reader.py` and `text/latex/math.py` read them.

Letters and symbols come from pylatexenc; what is listed here is what its table lacks or says differently.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from types import MappingProxyType

ACCENTS: Mapping[str, str] = MappingProxyType(
    {
        "`": "\u0300",
        "'": "\u0301",
        "^": "\u0302",
        "~": "\u0303",
        "=": "\u0304",
        "u": "\u0306",
        ".": "\u0307",
        '"': "\u0308",
        "h": "\u0309",
        "r": "\u030a",
        "H": "\u030b",
        "v": "\u030c",
        "U": "\u030d",
        "G": "\u030f",
        "d": "\u0323",
        "textcommabelow": "\u0326",
        "c": "\u0327",
        "k": "\u0328",
        "b": "\u0331",
        "t": "\u0361",
    }
)
"""Accent commands and the combining character each puts over or under a letter."""

STANDALONE: Mapping[str, str] = MappingProxyType(
    {
        "\u0300": "`",
        "\u0301": "´",
        "\u0302": "^",
        "\u0303": "~",
        "\u0304": "¯",
        "\u0306": "˘",
        "\u0307": "˙",
        "\u0308": "¨",
        "\u030a": "˚",
        "\u030b": "˝",
        "\u030c": "ˇ",
        "\u0327": "¸",
        "\u0328": "˛",
    }
)
r"""What an accent looks like over nothing, as in `\~{}`."""

STYLES: Mapping[str, str] = MappingProxyType(
    {
        "emph": "emphasis",
        "mkbibemph": "emphasis",
        "textit": "italic",
        "textsl": "italic",
        "mkbibitalic": "italic",
        "textup": "upright",
        "textbf": "bold",
        "mkbibbold": "bold",
        "textmd": "",
        "textsc": "small caps",
        "textsuperscript": "sup",
        "mkbibsuperscript": "sup",
        "textsubscript": "sub",
        "mkbibsubscript": "sub",
        "textnormal": "plain",
        "textrm": "",
        "textsf": "",
        "texttt": "",
        "text": "",
        "mbox": "",
        "hbox": "",
        "mkbibparens": "",
        "mkbibbrackets": "",
        "enquote": "",
        "mkbibquote": "",
        "textquote": "",
    }
)
"""Commands that set the style of their argument."""

AROUND: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "mkbibparens": ("(", ")"),
        "mkbibbrackets": ("[", "]"),
    }
)
"""What some of these put around their argument."""

QUOTATIONS = frozenset({"enquote", "mkbibquote", "textquote"})
"""Those that put quotation marks around it: which, `quotes.py` knows."""

DECLARATIONS: Mapping[str, str] = MappingProxyType(
    {
        "em": "emphasis",
        "it": "italic",
        "itshape": "italic",
        "sl": "italic",
        "slshape": "italic",
        "upshape": "upright",
        "bf": "bold",
        "bfseries": "bold",
        "mdseries": "",
        "sc": "small caps",
        "scshape": "small caps",
        "rm": "plain",
        "normalfont": "plain",
        "rmfamily": "",
        "sf": "",
        "sffamily": "",
        "tt": "",
        "ttfamily": "",
        "tiny": "",
        "scriptsize": "",
        "footnotesize": "",
        "small": "",
        "normalsize": "",
        "large": "",
        "relax": "",
        "protect": "",
        "noindent": "",
        "sloppy": "",
    }
)
r"""Commands that set the style up to the end of the group they stand in: `{\it ...}`."""

DROPPED_ARGUMENT = frozenset(
    {"noopsort", "NoopSort", "SortNoop", "sortnoop", "hspace", "vspace", "hskip", "vskip", "kern"}
    | {"phantom", "hphantom", "vphantom", "label", "index", "color", "selectlanguage"}
)
"""Commands whose argument is not shown: it only steers sorting (btxdoc, section 4), spacing, color."""

SPACES = frozenset({"hspace", "vspace", "hskip", "vskip"})
"""Those of them that leave a space, unless it has no width."""

LOGOS: Mapping[str, str] = MappingProxyType(
    {"TeX": "TeX", "LaTeX": "LaTeX", "LaTeXe": "LaTeX2ε", "BibTeX": "BibTeX", "XeTeX": "XeTeX", "LuaTeX": "LuaTeX"}
)
"""Names whose capitals must never change."""

_SYMBOLS: Mapping[str, str] = MappingProxyType(
    {
        # Escaped characters, spaces and breaks.
        **{char: char for char in "&%$#_{}"},
        " ": " ",
        "\t": " ",
        "\n": " ",
        ",": "\u2009",
        ";": " ",
        ":": " ",
        ">": " ",
        "/": "",
        "-": "",
        "!": "",
        "@": "",
        "|": "‖",
        "\\": " ",
        "newline": " ",
        "linebreak": " ",
        "par": " ",
        "quad": " ",
        "qquad": " ",
        "space": " ",
        "thinspace": "\u2009",
        "nobreakspace": "\u00a0",
        "bigskip": " ",
        "medskip": " ",
        "smallskip": " ",
        "hfill": " ",
        "hfil": " ",
        "strut": "",
        "ignorespaces": "",
        "centering": "",
        "allowbreak": "",
        "textspace": " ",
        # BibLaTeX's punctuation (BibLaTeX manual, section 4.7).
        "bibrangedash": "–",
        "hyphen": "-",
        "addcolon": ":",
        "addcomma": ",",
        "adddot": ".",
        "addspace": " ",
        # Letters and signs.
        "i": "ı",
        "j": "ȷ",
        "dh": "ð",
        "DH": "Ð",
        "dj": "đ",
        "DJ": "Đ",
        "th": "þ",
        "TH": "Þ",
        "ng": "ŋ",
        "NG": "Ŋ",
        "SS": "ẞ",
        "ij": "ĳ",
        "IJ": "Ĳ",
        "lq": "‘",
        "rq": "’",
        "textquotesingle": "'",
        "textquotedbl": '"',
        "guillemotleft": "«",
        "guillemotright": "»",
        "glqq": "„",
        "grqq": "“",
        "glq": "‚",
        "grq": "‘",
        "ldots": "…",
        "dots": "…",
        "textellipsis": "…",
        "P": "¶",
        "S": "§",
        "pounds": "£",
        "copyright": "©",
        "textcopyright": "©",
        "textregistered": "®",
        "texttrademark": "™",
        "textdegree": "°",
        "degree": "°",
        "textasciitilde": "~",
        "textasciicircum": "^",
        "textunderscore": "_",
        "textless": "<",
        "textgreater": ">",
        "textbar": "|",
        "textbraceleft": "{",
        "textbraceright": "}",
        "textdollar": "$",
        "textpercent": "%",
        "slash": "/",
        "textmu": "µ",
        "textonehalf": "½",
        "textonequarter": "¼",
        "textthreequarters": "¾",
        "texttimes": "×",
        "textdiv": "÷",
        "textminus": "−",
        "textordfeminine": "ª",
        "textordmasculine": "º",
        "textonesuperior": "¹",
        "texttwosuperior": "²",
        "textthreesuperior": "³",
        "euro": "€",
        "EUR": "€",
    }
)

_OPERATOR_NAMES = (
    "log",
    "ln",
    "exp",
    "sin",
    "cos",
    "tan",
    "max",
    "min",
    "lim",
    "Pr",
    "sup",
    "inf",
    "arg",
    "det",
    "dim",
)

_MATH: Mapping[str, str] = MappingProxyType(
    {
        **{name: name for name in _OPERATOR_NAMES},
        "left": "",
        "right": "",
        "big": "",
        "Big": "",
        "limits": "",
        "displaystyle": "",
        "textstyle": "",
        "circ": "∘",
        "lt": "<",
        "gt": ">",
        "le": "≤",
        "leq": "≤",
        "ge": "≥",
        "geq": "≥",
        "sim": "∼",
        "phi": "ϕ",
        "varphi": "φ",
        "epsilon": "ϵ",
        "varepsilon": "ε",
        "dag": "†",
        "prime": "′",
        "colon": ":",
        "lbrack": "[",
        "rbrack": "]",
        "!": "",
        "*": "",
    }
)


@functools.cache
def symbols() -> Mapping[str, str]:
    """Commands without argument that stand for a text, in running text or math."""
    # Only a bibliography that holds LaTeX pays for these imports.
    from pylatexenc.latex2text import get_default_latex_context_db
    from pylatexenc.latexencode import get_builtin_uni2latex_dict

    table: dict[str, str] = {}
    for code, latex in sorted(get_builtin_uni2latex_dict().items(), reverse=True):
        command = latex.removeprefix(r"\ensuremath{").removesuffix("}") if latex.endswith("}") else latex
        if command.startswith("\\") and command[1:].isalpha():
            table[command[1:]] = chr(code)
    for spec in get_default_latex_context_db().iter_macro_specs():
        text = spec.simplify_repl
        if isinstance(text, str) and len(text) == 1 and spec.macroname.isalpha():
            table[spec.macroname] = text
    return MappingProxyType({**table, **_SYMBOLS})


@functools.cache
def math_symbols() -> Mapping[str, str]:
    """The same within math, where some commands mean something else."""
    return MappingProxyType({**symbols(), **_MATH})
