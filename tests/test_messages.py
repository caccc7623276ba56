"""Every text that readers see stands in the catalog: in `literature.pot`, by way of `gettext` and its like."""

from __future__ import annotations

import ast
import io
import re
import subprocess
import sys
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from babel.messages.jslexer import tokenize
from babel.messages.pofile import read_po
from jinja2 import Environment, nodes
from tests.syntax import tree_of

PACKAGE = Path(__file__).parents[1] / "plugins/literature"
ASSETS = PACKAGE / "assets"
TEMPLATES = PACKAGE / "render/templates"
MODULES = ("render", "site", "search", "exports/site_files.py", "build/site_build.py", "vocabulary/grades.py")
FOR_AUTHORS = {"render/frame/frame.py", "render/frame/problem_bar.py"}
"""Modules that speak to authors while a site is made."""
WITHOUT_WORDS = {"render/frame/shared_script.py"}
"""Modules whose literals are pieces of scripts."""
CALLS = {"_", "gettext", "ngettext", "pgettext", "N_", "NN_"}
TOLD_TO_BUILDERS = {"phase", "part", "steps"}
"""Calls that say on a terminal what a build is at."""
ATTRIBUTES = {"title", "aria-label", "aria-description", "placeholder", "alt"}
FORMATS = {"BibTeX", "RIS", "CSL-JSON", "CSV", "JSON", "DOI"}
"""Names that are the same in every language."""
VALUE = "\0"
"""Stands for what is put into a text."""
CODES = {"kind", "type", "verdict", "basis", "tier"}
"""Attributes that hold a name by which the tool tells things apart, for which the catalog has words."""
CODE = "\1code"
"""Stands for the value of one of these."""
SINKS = {"textContent", "innerText", "placeholder", "alt", "aria-label", "aria-description"}
"""What shows or speaks a text in the browser: properties and attributes."""
SELECTORS = {"closest", "matches", "querySelector", "querySelectorAll"}
WORDS = re.compile(r"[A-Z][a-z]|[A-Za-z]{2,},? [a-z]|^ ?[a-z]{2,} | [a-z]{2,} ?$")
"""Looks like words for readers: a capital letter before a small one, or a word beside a space."""
NO_WORDS = re.compile(
    r"(?:[a-z]+)?[.#\[][\w-]+.*"  # selectors
    r"|(?:lit|md)-[\w -]+"  # classes
    r"|DOMContentLoaded|ArrowDown|Escape|Tab|Control\+K Meta\+K /|isNumber|viewBox"  # names of the browser's
    r"|BibTeX"  # a name in every language
    r"|[a-z]+:[a-z]+|[a-z]*:?\"[\w ]+\"|author:.*"  # examples in the language of queries, which is one for all
    r"|an and are .*"  # words that queries do without
    r"|the browser does not allow copying"  # an error that is caught
)


PROSE = re.compile(r"(?<![A-Za-z])[A-Z][a-z]|[A-Za-z]{2,},? [a-z]{2,}|(?:^|[ \0])[a-z]{2,} \0|\0 [a-z]{2,}(?:[ .,;]|$)")
"""Looks like words for readers in a module: a capital letter, two words, or a word beside a value."""
NO_TEXTS = {
    "BibTeX", "Session", "key points", "font_source_serif_pro/files/SourceSerifPro-Semibold.ttf",
    "finding parts", "literature sides", "page urls", "reference slugs", "published references", "generated addresses",
    "fields of \0",
    "; did you mean '\0'?",
    "\0: the block '\0' of the package \0 failed: \0",
    "\0: the kind of page '\0' of the package \0 failed", '" aria-label="\0">\0',
}  # fmt: skip
"""Codes, a heading that authors write, a file, names under which values are kept, what is told to authors, pieces of
HTML."""
_JINJA = Environment(extensions=["jinja2.ext.i18n"], trim_blocks=True, lstrip_blocks=True)


def untold_in_script(text: str) -> Iterator[tuple[int, str]]:
    """Line and text of each literal of a script that readers seem to see and that is not looked up."""
    tokens = [token for token in tokenize(text, jsx=False) if "comment" not in token.type]
    depth = 0
    inside: list[int] = []
    for at, token in enumerate(tokens):
        if token.value in ("(", "{", "["):
            depth += 1
            if token.value == "(" and at and tokens[at - 1].value in {*CALLS, "RegExp"}:
                inside.append(depth)
        elif token.value in (")", "}", "]"):
            if inside and inside[-1] == depth:
                inside.pop()
            depth -= 1
        elif token.type in ("string", "template_string") and not (inside and inside[-1] == depth):
            said = re.sub(r"\$\{.*\}", "", token.value[1:-1], flags=re.DOTALL)
            before = [token.value.strip("\"'").rpartition(".")[2] for token in tokens[max(0, at - 2) : at]]
            is_shown = len(before) == 2 and before[0] in SINKS and before[1] in ("=", ":", ",")
            is_code = (len(before) == 2 and before[0] in SELECTORS) or NO_WORDS.fullmatch(said)
            if (is_shown and re.search("[A-Za-z]", said)) or (WORDS.search(said) and not is_code):
                yield token.lineno, token.value


def test_scripts_look_up_what_they_show() -> None:
    found = [
        f"{path.name}:{line}: {text}"
        for path in sorted(ASSETS.rglob("*.js"))
        for line, text in untold_in_script(path.read_text(encoding="utf-8"))
    ]
    assert found == []


@pytest.mark.parametrize(
    "script",
    [
        'status.textContent = "saved";',
        'button.setAttribute("aria-label", "close");',
        'make("input", { placeholder: "words" });',
        'make("p", {}, "Nothing here");',
        "make('p', {}, `${count} results`);",
        "make('p', {}, `All ${count}`);",
        'button(gettext("Copy") + "Save it");',
        'make("p", { title: gettext("%(a)s", { a: "Some text" }) });',
    ],
)
def test_the_test_sees_a_text_in_a_script(script: str) -> None:
    assert len(list(untold_in_script(script))) == 1


@pytest.mark.parametrize(
    "script",
    [
        'status.textContent = gettext("Saved as %(name)s", { name });',
        'make("p", { class: "lit-a lit-b" }, ngettext("%(num)s work", "%(num)s works", works.length));',
        'document.querySelector("a.lit-link, main");',
        'if (event.key === "Escape") open(`search/?${text}`);',
    ],
)
def test_what_is_no_text_in_a_script(script: str) -> None:
    assert list(untold_in_script(script)) == []


class _Seen(HTMLParser):
    """Collects what HTML shows or speaks."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._hidden += tag in ("script", "style", "code")
        self.texts += [value for name, value in attrs if name in ATTRIBUTES and value]

    def handle_endtag(self, tag: str) -> None:
        self._hidden -= tag in ("script", "style", "code")

    def handle_data(self, data: str) -> None:
        if self._hidden <= 0:
            self.texts.append(data)


def _seen(html: str) -> list[str]:
    parser = _Seen()
    parser.feed(html)
    parser.close()
    return parser.texts


def _has_words(text: str) -> bool:
    return any(word not in FORMATS for word in re.findall(r"[^\W\d_][\w-]*", text))


def untold_in_template(source: str) -> Iterator[str]:
    """Each text of a template that readers see and that is not looked up."""
    tree = _JINJA.parse(source)
    pieces = [piece for output in tree.find_all(nodes.Output) for piece in output.nodes]
    html = "".join(map(_html, pieces))
    yield from filter(_has_words, _seen(html))
    told = {id(node) for node in tree.find_all(nodes.Call) for node in _given(node)}
    for kind, name in ((nodes.Compare, "expr"), (nodes.Operand, "expr"), (nodes.Getitem, "arg")):
        told |= {id(getattr(node, name)) for node in tree.find_all(kind)}
    for filtered in tree.find_all(nodes.Filter):
        told |= {id(argument) for argument in filtered.args}
    told |= {id(include.template) for include in tree.find_all(nodes.Include)}
    for text in tree.find_all(nodes.Const):
        is_code = text.value == "reference"
        if isinstance(text.value, str) and not is_code and id(text) not in told and _has_words(text.value):
            yield text.value


def _html(piece: nodes.Node) -> str:
    """A piece of what a template writes, values by what stands for them."""
    if isinstance(piece, nodes.TemplateData):
        return piece.data
    return CODE if isinstance(piece, nodes.Getattr) and piece.attr in CODES else VALUE


def _given(call: nodes.Call) -> Iterator[nodes.Node]:
    """What a call is given, down to what stands in tuples: messages, addresses, beginnings. Values that a message is
    given are texts themselves."""
    is_message = isinstance(call.node, nodes.Name) and call.node.name in CALLS
    for argument in call.args:
        yield argument
        yield from argument.find_all(nodes.Const)
    if not is_message:
        yield from (value.value for value in call.kwargs)


def untold_in_python(source: str) -> Iterator[tuple[int, str]]:
    """Line and text of each literal of a module that readers seem to see and that is not looked up."""
    tree = tree_of(source)
    skipped = {id(node) for top in ast.walk(tree) for node in _no_texts(top)}
    for node in ast.walk(tree):
        if id(node) in skipped:
            continue
        if isinstance(node, ast.JoinedStr):
            skipped |= {id(value) for value in node.values}
            parts = [value.value if isinstance(value, ast.Constant) else VALUE for value in node.values]
            text = "".join(map(str, parts))
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            text = node.value
        else:
            continue
        is_html = "</" in text
        for said in _seen(text):
            if said.strip() not in NO_TEXTS and (PROSE.search(said) or (is_html and _has_words(said))):
                yield node.lineno, said


def _no_texts(node: ast.AST) -> Iterator[ast.AST]:
    """Nodes within this one that are read by no one: docstrings, messages (which are looked up), patterns, types, keys,
    what is compared, errors."""
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        yield node.value
    elif isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__":
        yield from ast.walk(node.value)
    elif isinstance(node, ast.Call):
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        if name in CALLS or name in TOLD_TO_BUILDERS:
            yield from node.args
        elif name in ("compile", "fullmatch"):
            yield from (inner for argument in node.args for inner in ast.walk(argument))
    elif isinstance(node, ast.Raise):
        yield from ast.walk(node)
    elif isinstance(node, ast.Compare):
        yield from (node.left, *node.comparators)
    elif isinstance(node, ast.Dict):
        yield from (key for key in node.keys if key is not None)
    elif isinstance(node, ast.Subscript):
        yield from ast.walk(node.slice)


@pytest.mark.parametrize("path", sorted(TEMPLATES.glob("*.html")), ids=lambda path: path.name)
def test_templates_look_up_what_they_show(path: Path) -> None:
    assert list(untold_in_template(path.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize(
    "template",
    [
        "<h2>Key points</h2>",
        "<p>{{ number }} works</p>",
        '<nav aria-label="Parts"></nav>',
        '<input placeholder="{{ name }} or year">',
        '<p>{{ "Author" if authors == 1 else _("Authors") }}</p>',
        '{% for heading in ("Required", _("Optional")) %}{{ heading }}{% endfor %}',
        '{{ _("By %(name)s", name="nobody") }}',
        '{% set words = "All of them" %}{{ words }}',
        '<a href="{{ link }}">{{ page.title }}</a> <span>{{ page.kind }}</span>',
        '<span title="{{ reference.type }}"></span>',
    ],
)
def test_the_test_sees_a_text_in_a_template(template: str) -> None:
    assert len(list(untold_in_template(template))) == 1


@pytest.mark.parametrize(
    "template",
    [
        '<h2 id="key-points" class="lit-a">{{ _("Key points") }}</h2>',
        '<p>{% trans %}Verdict: {% endtrans %}{{ ngettext("%(num)s work", "%(num)s works", works | length) }}</p>',
        '<a href="x" download>BibTeX</a><code>[@{{ key }}]</code>',
        '{% if kind == "reference" %}{{ here.to_index("search") }}{{ facts | join(" and ") }}{% endif %}',
        '<span class="lit-{{ page.kind }}">{{ kinds[page.kind] }}</span>',
    ],
)
def test_what_is_no_text_in_a_template(template: str) -> None:
    assert list(untold_in_template(template)) == []


def test_modules_look_up_what_they_show() -> None:
    paths = [path for name in MODULES for path in (sorted((PACKAGE / name).rglob("*.py")) or [PACKAGE / name])]
    found = [
        f"{path.relative_to(PACKAGE)}:{line}: {text}"
        for path in paths
        if path.relative_to(PACKAGE).as_posix() not in FOR_AUTHORS | WITHOUT_WORDS
        for line, text in untold_in_python(path.read_text(encoding="utf-8"))
    ]
    assert found == []


@pytest.mark.parametrize(
    "module",
    [
        'title = "Key works"',
        'html = f"<p>{number} works</p>"',
        'html = f\'<a href="{link}" aria-label="About {label}">{label}</a>\'',
        'html = "<p>none</p>"',
        'title = f"{construct} and {outcome}"',
        'catalog.gettext("By %(name)s", name="No one")',
    ],
)
def test_the_test_sees_a_text_in_a_module(module: str) -> None:
    assert len(list(untold_in_python(module))) == 1


@pytest.mark.parametrize(
    "module",
    [
        '"""What it is for."""\nTITLES = {"full text": N_("Full text")}',
        'html = f\'<p class="lit-a lit-b">{escape_text(catalog.gettext("Key works"))}</p>\'',
        'raise ValueError("the theme prints nothing")',
        'Kind = Literal["a book", "a film"]\nif kind == "a book":\n    pass',
        'with phases.phase("Reading files"):\n    pass',
    ],
)
def test_what_is_no_text_in_a_module(module: str) -> None:
    assert list(untold_in_python(module)) == []


def messages_in_python(source: str) -> Iterator[tuple[int, str]]:
    """Line and text of each message that a module looks up or marks."""
    for node in ast.walk(tree_of(source)):
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            given = node.args[1:] if name == "pgettext" else node.args if name in CALLS else []
            texts = (argument for argument in given if isinstance(argument, ast.Constant))
            yield from ((text.lineno, text.value) for text in texts if isinstance(text.value, str))


def test_every_message_of_a_module_stands_in_the_catalog() -> None:
    """Babel looks into no f-string: what is looked up within one would stay English."""
    pot = read_po(io.BytesIO((PACKAGE / "vocabulary/locale/literature.pot").read_bytes()))
    known = {text for message in pot for text in ([message.id] if isinstance(message.id, str) else message.id)}
    found = [
        f"{path.relative_to(PACKAGE)}:{line}: {text}"
        for path in sorted(PACKAGE.rglob("*.py"))
        for line, text in messages_in_python(path.read_text(encoding="utf-8"))
        if text not in known
    ]
    assert found == []


def test_a_message_within_an_f_string_is_seen() -> None:
    assert list(messages_in_python("html = f\"<p>{catalog.gettext('None')}</p>\"")) == [(1, "None")]


def test_the_catalog_is_up_to_date(root: Path) -> None:
    done = subprocess.run(
        [sys.executable, root / ".ci/messages", "--check"], capture_output=True, text=True, check=False
    )
    assert done.stdout == ""
    assert done.returncode == 0, done.stderr
