"""What is fuzzed: for each kind of input, texts to begin with, words that mean something in it, and what must hold."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from tests.fuzz import caches, forms, kept

from literature.build.project_library import project_library
from literature.build.reading import Reading
from literature.build.site_build import SiteBuild
from literature.checks import diagnose
from literature.exports.bibtex_layout import laid_out
from literature.render.pages.generated import GeneratedPages
from literature.sources.bibtex import read_bibliography
from literature.sources.editions import read_editions, with_edition
from literature.sources.foreign.csl_json import read_csl_json
from literature.sources.foreign.files import read_foreign_file
from literature.sources.foreign.ris import read_ris
from literature.sources.pages import PageFile, read_page
from literature.sources.project import find_project
from literature.text.checksums import sha256
from literature.text.markdown.inline import read_inline

TESTS = Path(__file__).parents[1]
TOY = TESTS / "toy"
SUM = sha256(b"")
HOSTILE = "<script>alert(1)</script>"


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of input."""

    seeds: tuple[str, ...]
    tokens: tuple[str, ...]
    holds: Callable[[str], None]
    """Raises what a text makes go wrong, AssertionError for what ought to hold and does not."""
    is_bounded: bool = True
    """Whether memory is watched; a browser asks for addresses that it never uses."""


def kinds() -> dict[str, Kind]:
    """By name, each kind but the queries of `searching.py`, which want a browser."""
    return {
        "bibliography": Kind(_seeds("toy/bibliography/*.bib"), _BIB, _in_site("bibliography/harbor.bib")),
        "layout": Kind(_seeds("toy/bibliography/*.bib"), _BIB, _is_laid_out),
        "page": Kind(_seeds("toy/docs/**/*.md"), _MARKDOWN, _in_site("docs/concepts/bond.md", "docs/guide/citing.md")),
        "reading-list": Kind(_seeds("toy/docs/readings/*.md"), _MARKDOWN, _in_site("docs/readings/first-week.md")),
        "findings": Kind(_seeds("toy/bibliography/findings.csv"), _TABLE, _in_site("bibliography/findings.csv")),
        "provenance": Kind(_seeds("toy/bibliography/provenance.csv"), _TABLE, _in_site("bibliography/provenance.csv")),
        "notices": Kind((_NOTICES,), _TABLE, _in_site("bibliography/notices.csv")),
        "lock": Kind((_LOCK,), _TABLE, _in_site("bibliography/permalinks.lock")),
        "options": Kind((_OPTIONS, *_seeds("toy/mkdocs.yml")), _YAML, _in_site("mkdocs.yml")),
        "ris": Kind((_RIS,), _TAGGED, lambda text: _is_foreign(read_ris("a.ris", text))),
        "csl-json": Kind((_CSL,), _JSON, lambda text: _is_foreign(read_csl_json("a.json", text))),
        "cache": Kind(caches.SEEDS, caches.TOKENS, caches.holds),
        "kept-texts": Kind(kept.SEEDS, kept.TOKENS, kept.of_site(TOY)),
        "form": Kind(forms.SEEDS, forms.TOKENS, forms.in_site(TOY)),
        "questions": Kind((_QUESTIONS,), _ASKED, _has_questions),
        "path": Kind((_PATH,), (*_MARKDOWN, *_STEPS), _in_site("docs/paths/way.md")),
        "editions": Kind((_EDITIONS,), (*_TABLE, "2026-12", "10.5281/zenodo.7", SUM), _is_list_of_editions),
        "indexes": Kind((_PUBMED, _WOS, _ENDNOTE), _OF_INDEXES, _is_read),
    }


def _seeds(pattern: str) -> tuple[str, ...]:
    return tuple(path.read_text(encoding="utf-8") for path in sorted(TESTS.glob(pattern)))


def _in_site(*names: str) -> Callable[[str], None]:
    """The toy site is read, checked and made with a text in place of these files."""

    def holds(text: str) -> None:
        with tempfile.TemporaryDirectory() as folder:
            root = Path(folder) / "site"
            shutil.copytree(TOY, root, ignore=shutil.ignore_patterns(".cache"))
            for name in names:
                (root / name).parent.mkdir(exist_ok=True)
                (root / name).write_text(text, encoding="utf-8", newline="")
            project = find_project(root)
            assert project is not None
            library, files = project_library(project)
            for diagnostic in diagnose(library, with_notes=True):
                assert "\n" not in str(diagnostic), "a problem is one line"
            build = SiteBuild.of(Reading.of_project(project, files))
            for file in files:
                _ = build.page_as_markdown(file.uri).whole
            for page in GeneratedPages(build.site).pages():
                assert HOSTILE not in page.body, page.address
            for make in build.files.data_files.values():
                make()

    return holds


def _has_questions(text: str) -> None:
    page, problems = read_page(PageFile("concepts/bond.md", "p.md", text), {"concepts": "concept"})
    assert all("\n" not in str(problem) for problem in problems)
    ids = [question.id for question in page.questions]
    assert len(ids) == len({*ids}), "an id stands once on a page"
    for question in page.questions:
        assert question.id
        assert read_inline(question.ask).as_plain() or not question.ask.strip("*_`[]() ")


def _is_list_of_editions(text: str) -> None:
    before, problems = read_editions("e.csv", text)
    assert all("\n" not in str(problem) for problem in problems)
    if problems:
        # The command writes nothing into a table in which something is wrong.
        return
    once = with_edition(text, "2026-12", SUM)
    assert with_edition(once, "2026-12", SUM) == once
    after, _ = read_editions("e.csv", once)
    assert {one.name for one in after} == {one.name for one in before} | {"2026-12"}, "no edition is lost"


def _is_laid_out(text: str) -> None:
    once = laid_out(text)
    assert laid_out(once) == once, "laid out is laid out"
    before, after = (read_bibliography([("a.bib", written)]) for written in (text, once))
    assert sorted(r.key for r in before.references) == sorted(r.key for r in after.references), "no entry is lost"


def _is_foreign(read: tuple[Iterable[object], Iterable[object]]) -> None:
    works, problems = read
    list(works)
    for problem in problems:
        assert "\n" not in str(problem)


def _is_read(text: str) -> None:
    found = read_foreign_file("a", text)
    _is_foreign((found.works, found.problems))


_BIB = (
    "@book{", "@article{a,", "@string{x = ", "@comment{", "@preamble{", "@xdata{", "author = {", "title = ", "year =",
    "date = {2001-05/2003}", "crossref = {", "ids = {", "xdata = ", " and ", "others", "{\\'e}", "\\textit{", "$x_1^2$",
    "#", "\\url{", "doi = {10.1/", "pages = {", "--", "et al.", "{{", "}}", "file = {/home/", "\\href{", "note = {",
)  # fmt: skip
_MARKDOWN = (
    "[@bowman1988base]", "[@bowman1988base, p. 3]", "@ortiz2010ropes", "[-@", "[[bond]]", "[[finding:", "[[", "]]", "|",
    "```findings\n", "```bibliography\n", "```readings\n", "```", "~~~", "# ", "## ", "---\n", "title: ", "aliases: [",
    "<!--", "-->", "\\@", "![x](y)", "[x](y.md#z)", "<div>", "</div>", "    ", "> ", "- ", "| a | b |\n|--|--|\n",
    "[^1]", "weeks:\n", "works:\n", "key: ", "literature: allow ", " because ", "$$", "&amp;", "{.x}", ": ",
)  # fmt: skip
_TABLE = (",", '"', '""', "\n", "\t", "r", "d", ".35", "-.1", "1e5", "95", "CI", "2026-01-31", "bowman1988base", "%")
_YAML = (": ", "- ", "literature:", "[", "{", "&a ", "*a", "!ENV ", "!!python/name:x ", "true", "null", "|\n", "kinds:",
         "style: ", "bibliography: ", "fields: ", "allow: ", "docs_dir: ", "theme: ", "plugins: ")  # fmt: skip
_TAGGED = ("TY  - ", "ER  - ", "AU  - ", "PY  - ", "SP  - ", "DO  - ", "N2  - ", "\n", "JOUR", "ID  - ", "  - ")
_JSON = ('{"', '":', "[", "]", "}", ",", "null", "true", '"type"', '"author"', '"family"', '"date-parts"', "[[2001]]",
         "<i>", "</i>", "\\u0000", "1e400", '"raw"', '"literal"')  # fmt: skip
_OF_INDEXES = ("PMID- ", "FAU - ", "DP  - ", "LID - ", "[doi]", "PT J", "ER", "AU ", "   ", "\n", "PT\tAU\tTI\n", "\t",
               "<record>", "</record>", "<style>", "<!ENTITY a 'b'>", "&a;")  # fmt: skip
_NOTICES = (
    "key,kind,date,source,notes\nbowman1988base,retraction,2021-03-04,https://doi.org/10.5555/n,\n"
    "ortiz2010ropes,correction,,https://doi.org/10.5555/m,why\n"
)
_LOCK = (
    "# head\nreference\tbowman1988base\t2026-11-22\nletter\tbowman1988base\t2026-11-22\t1988a\n"
    "page\tconcepts/bond\t2026-11-22\n"
)
_OPTIONS = (
    "site_name: T\nsite_url: https://a.example/\ndocs_dir: docs\ntheme: {name: material, custom_dir: overrides}\n"
    "plugins:\n  - literature:\n      bibliography: [bibliography/*.bib]\n      style: apa\n"
    "      kinds: {concepts: concept}\n      allow: {docs/*: [orphan-page]}\n      fields: [abstract]\n"
    "      wording: {foo: bar}\n      review_months: 3\n"
)
_ASKED = (*_MARKDOWN, *_YAML, "questions:\n", "- ask: ", "choices: ", "right: ", "wrong: ", "answer: ", "answers: ",
          "kind: ", "pairs: ", "this: ", "with: ", "why: ", "id: ", "several", "match", "```quiz\n")  # fmt: skip
_QUESTIONS = (
    "---\ntitle: Bond\nquestions:\n  - id: what-for\n    ask: What is it *for*?\n"
    "    why: Says one [@a].\n    choices:\n"
    "      - right: This\n      - wrong: That\n        why: >\n          Not\n          so.\n"
    "  - ask: Is it?\n    answer: false\n"
    "---\n# Bond\n\n```quiz\n- ask: Which?\n  kind: several\n  choices: [{right: A}, {right: B}, {wrong: C}]\n"
    "- ask: Put together.\n  pairs:\n    - {this: One, with: 1}\n    - {this: Two, with: 2}\n- ask: Name it.\n"
    "  answers: [A base, base]\n```\n"
)
_STEPS = (
    "steps:\n",
    "- title: ",
    "pages: ",
    "- page: ",
    "minutes: ",
    "optional: ",
    "why: ",
    "outcomes:\n",
    "prompts: ",
)
_PATH = (
    "---\ntitle: First steps\noutcomes: [Tell a bond from a rope]\n---\n# First steps\n\n```readings\n"
    "steps:\n  - title: Begin\n"
    "    pages:\n      - page: bond\n        minutes: 5\n        why: It says *what* it is.\n      - Safe harbor\n"
    "    works: [bowman1988base]\n  - title: Go on\n    pages: ['[[exploration]]']\n    prompts: [What is it?]\n```\n\n"
    "```quiz\n- ask: Is it?\n  answer: true\n```\n"
)
_EDITIONS = f"name,doi,sha256\n2026-06-30,,{SUM}\n2026-11,10.5281/zenodo.7,{SUM}\n"
_RIS = (
    "TY  - JOUR\nAU  - Ash, Ann\nAU  - Oak, Bo\nTI  - Tides\nT2  - Harbor\nPY  - 2001/05/03\nVL  - 3\nSP  - 1\n"
    "EP  - 9\nDO  - 10.5555/x\nKW  - sea\nER  - \nTY  - BOOK\nA2  - Elm, C.\nTI  - <i>Ropes</i>\nPB  - Quay\nER  - \n"
)
_PUBMED = "PMID- 1\nTI  - Tides.\nFAU - Ash, Ann\nDP  - 2001 Mar-Apr\nLID - 10.5555/x [doi]\nJT  - Harbor\n"
_WOS = "FN Clarivate\nVR 1.0\nPT J\nAU Ash, A\n   Oak, B\nTI Tides\nSO HARBOR\nPD MAR\nPY 2001\nER\nEF\n"
_ENDNOTE = (
    '<xml><records><record><ref-type name="Book">6</ref-type><titles><title><style face="italic">Tides</style></title>'
    "</titles><dates><year>2001</year></dates></record></records></xml>"
)
_CSL = json.dumps([
    {
        "id": "a", "type": "article-journal", "title": "<i>Tides</i> H<sub>2</sub>O", "container-title": "Harbor",
        "author": [{"family": "Ash", "given": "Ann", "non-dropping-particle": "van"}, {"literal": "A Group"}],
        "issued": {"date-parts": [[2001, 5, 3], [2002]]}, "page": "1-9", "DOI": "10.5555/x",
    },
    {"id": "b", "type": "book", "title": "Ropes", "issued": {"literal": "c. 300 BC"}, "editor": [{"family": "Elm"}]},
])  # fmt: skip
