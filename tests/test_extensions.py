"""What other packages add. `tests/extension` is such a package, installed into a folder of its own; the documentation
shows its files."""

from __future__ import annotations

import gzip
import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Callable, Sequence
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest
from tests.host_command import QUIET
from tests.limits import PATIENCE
from tests.warm import command as command_of

from literature.checks import RULES, diagnose
from literature.checks.explain import explanation
from literature.checks.faulty_extensions import POINTS
from literature.checks.registry import ADDED_RULES, RuleTable
from literature.extensions import Additions, Extension, ExtensionPoint
from literature.model import Citation, Library, Location, Reference, RichText, Rule, Severity
from literature.styles import ApaStyle
from literature.styles.added_style import added_style
from literature.vocabulary.citation_styles import STYLES

# Each in a worker of its own would install the package again.
pytestmark = pytest.mark.xdist_group("extension")

PACKAGE = Path(__file__).parent / "extension"
PAGES = Path(__file__).parents[1] / "docs/tool/extend"
Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the package, as pip installs it."""
    sources = shutil.copytree(PACKAGE, tmp_path_factory.mktemp("sources") / "package")
    folder = tmp_path_factory.mktemp("installed")
    options = ("--no-deps", "--no-index", "--no-build-isolation", "--quiet", "--target")
    done = subprocess.run(
        [sys.executable, "-m", "pip", "install", *options, folder, sources],
        env=os.environ | QUIET,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
    )
    assert done.returncode == 0, done.stderr
    return folder


def run(folder: Path, packages: Path, *command: str) -> subprocess.CompletedProcess[str]:
    """A module of Python, run where the packages of a folder are installed too."""
    path = os.pathsep.join(filter(None, [str(packages), os.environ.get("PYTHONPATH", "")]))
    return subprocess.run(
        [*command_of(command[0]), *command[1:]],
        cwd=folder,
        env=os.environ | QUIET | {"PYTHONPATH": path},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=PATIENCE,
    )


def literature(folder: Path, packages: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return run(folder, packages, "literature", *arguments)


IN_TURN = """
import json, os, sys
from click.testing import CliRunner
from literature.cli import main

said = []
for words in json.loads(sys.argv[1]):
    if words[0] == "cd":
        os.chdir(words[1])
    else:
        one = CliRunner().invoke(main, words)
        said.append((one.exit_code, one.stdout, one.stderr))
print(json.dumps(said))
"""


def in_turn(folder: Path, packages: Path, *commands: Sequence[str]) -> list[tuple[int, str, str]]:
    """Exit code, output and errors of several commands, run in one process that loads the package once. `cd` is
    understood, too."""
    (folder / "run_in_turn.py").write_text(IN_TURN, encoding="utf-8")
    done = run(folder, packages, "run_in_turn", json.dumps(commands))
    assert done.returncode == 0, done.stderr
    return [(code, output, errors) for code, output, errors in json.loads(done.stdout)]


@pytest.fixture
def harbor(toy_copy: Path) -> Path:
    """A site that uses all that the package adds."""
    return with_all_but_a_kind(toy_copy)


def with_all_but_a_kind(toy_copy: Path) -> Path:
    config = toy_copy / "mkdocs.yml"
    config.write_text(
        config.read_text("utf-8").replace("  - literature\n", "  - literature:\n      style: keys\n"), "utf-8"
    )
    page = toy_copy / "docs/index.md"
    page.write_text(
        page.read_text("utf-8").replace("# Toy Harbor", "# Toy Harbor!") + "\n```most-cited\n2\n```\n", "utf-8"
    )
    return toy_copy


INSTRUMENT = """---
title: Knot scale
aliases: [the knots]
items: 12
reviewed: 2026-11-01
---

# Knot scale

It asks how well a rope holds [@ortiz2010ropes].

## Items

Twelve, from *slips* to *holds*.
"""


@pytest.fixture
def instruments(harbor: Path) -> Path:
    """The site with a page of the kind that the package adds, to which the home page leads."""
    return with_a_kind(harbor)


def with_a_kind(harbor: Path) -> Path:
    page = harbor / "docs/instruments/knot-scale.md"
    page.parent.mkdir()
    page.write_text(INSTRUMENT, "utf-8")
    home = harbor / "docs/index.md"
    more = "\nMeasured by [[the knots]].\n\n```overview\n```\n\n```recent\n```\n"
    home.write_text(home.read_text("utf-8") + more, "utf-8")
    return harbor


@pytest.fixture(scope="module")
def everything(
    toy: Path, installed: Path, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, subprocess.CompletedProcess[str]]:
    """The folder of that site, built, and what the build said. Copy it before changing anything."""
    copy = shutil.copytree(toy, tmp_path_factory.mktemp("all") / "toy", ignore=shutil.ignore_patterns(".cache"))
    folder = with_a_kind(with_all_but_a_kind(Path(copy)))
    list_ = "# A list\n\n```readings\nweeks:\n  - title: A\n    works: [bowman1988base]\n```\n"
    (folder / "docs/readings/a-list.md").write_text(list_, "utf-8")
    return folder, run(folder, installed, "mkdocs", "build", "-d", "site")


def test_a_kind_of_page_is_one_like_ours(everything: tuple[Path, subprocess.CompletedProcess[str]]) -> None:
    folder, done = everything
    assert done.returncode == 0, done.stderr
    assert "knot-scale" not in done.stderr
    site = folder / "site"
    page = (site / "instruments/knot-scale/index.html").read_text("utf-8")
    assert re.search(r'</h1>\s*<p class="lit-card">12 items</p>', page), "its card"
    assert re.search(r'<h2 id="used-in">Used in.*\n<p><a href="../../">', page), "its lists"
    assert "Cite this page" in page
    index = (site / "instruments/index.html").read_text("utf-8")
    assert re.search(r"<h1[^>]*>Instruments", index), "its index"
    assert '<a href="knot-scale/">Knot scale</a> <span class="lit-about">It asks how well a rope holds' in index
    home = (site / "index.html").read_text("utf-8")
    assert re.search(r'href="instruments/"><strong>1</strong> instrument</a>', home), "the overview"
    assert re.search(r'href="instruments/knot-scale/">Knot scale</a>.*\binstrument\b', home), "what was reviewed last"
    assert re.search(r'<a[^>]*href="instruments/"[^>]*>\s*(<span[^>]*>)?\s*Instruments', home), "the navigation"
    search = (site / "search/index.html").read_text("utf-8")
    assert '<h2 id="all-instrument">Instruments' in search
    work = (site / "references/ortiz2010ropes/index.html").read_text("utf-8")
    assert 'href="../../instruments/knot-scale/' in work, "the work it cites"

    data = site / "assets/literature/search/data"
    facets = json.loads(gzip.decompress((data / "facets.table").read_bytes()))["facets"]
    kinds = next(facet for facet in facets if facet["id"] == "kind")["values"]
    assert ("instrument", "Instruments") in [(value["id"], value["label"]) for value in kinds], "the facet"
    records = json.loads(gzip.decompress((data / "records.table").read_bytes()))
    assert "Knot scale" in [record["title"] for record in records if record["kind"] == "instrument"]
    script = (site / "assets/literature/search/main.js").read_text("utf-8")
    assert '"instrument":{"one":"Instrument","many":"Instruments"}' in script, "the words of results"
    schema = json.loads((site / "schemas/instrument.json").read_text("utf-8"))
    assert schema["required"] == ["items"]
    assert schema["allOf"] == [{"$ref": "front-matter.json#/$defs/page"}]
    assert "instruments/knot-scale/" in (site / "feed.xml").read_text("utf-8")


FAULTY = {
    "many": (
        "items: 12",
        "items: many",
        "4:1: PAG003 invalid-front-matter: 'items' is 'many'; expected a whole number",
    ),
    "zero": ("items: 12", "items: 0", "'items' is the number 0; expected what its schema says (minimum: 1)"),
    "none": (
        "items: 12",
        "item: 12",
        "1:1: PAG004 missing-front-matter: front matter of the kind 'instrument' needs 'items'",
    ),
    "slip": (
        "items: 12",
        "item: 12",
        "4:1: PAG002 unknown-front-matter: front matter of the kind 'instrument' has no 'item'",
    ),
    "old": ("reviewed: 2026", "reviewed: 2019", "PAG012 stale-review: "),
    "alone": ("[the knots]", "[another name]", "orphan-page: no other page leads to this instrument"),
}
"""What is put for what on a page, and what is said of it."""


def test_front_matter_of_a_kind_is_checked(harbor: Path, installed: Path) -> None:
    for name, (old, new, _) in FAULTY.items():
        page = harbor / f"docs/instruments/{name}.md"
        page.parent.mkdir(exist_ok=True)
        page.write_text(INSTRUMENT.replace("the knots", f"the knots of {name}").replace(old, new), "utf-8")
    done = literature(harbor, installed, "check", "--select", "PAG,PAG009,PAG012")
    for name, (_, _, says) in FAULTY.items():
        said = [line for line in done.stdout.splitlines() if line.startswith(f"docs/instruments/{name}.md:")]
        assert any(says in line for line in said), said


def test_a_page_of_a_kind_is_begun(harbor: Path, installed: Path) -> None:
    own = shutil.copytree(harbor, harbor / "own")
    (own / "starters").mkdir()
    (own / "starters/instrument.md").write_text("---\ntitle: {{title}}\nitems: 2\n---\n\nOurs.\n", "utf-8")
    new = ["new", "instrument", "--reviewed", "2026-01-31"]
    done, others = in_turn(harbor, installed, [*new, "tide", "inventory"], ["cd", "own"], [*new, "ours"])
    assert done[1:] == ("docs/instruments/tide-inventory.md\n", "")
    text = (harbor / "docs/instruments/tide-inventory.md").read_text("utf-8")
    assert text.startswith("---\ntitle: Tide inventory\nitems: 1\nreviewed: 2026-01-31\n---\n\n# Tide inventory\n")
    assert others[0] == 0, others[2]
    assert "items: 2" in (own / "docs/instruments/ours.md").read_text("utf-8")


def test_an_option_gives_a_kind_another_folder(instruments: Path, installed: Path) -> None:
    config = instruments / "mkdocs.yml"
    kinds = "      style: keys\n      kinds: {scales: instrument}\n"
    config.write_text(config.read_text("utf-8").replace("      style: keys\n", kinds), "utf-8")
    (instruments / "docs/instruments").rename(instruments / "docs/scales")
    assert "12 items" in literature(instruments, installed, "render", "docs/scales/knot-scale.md").stdout


def test_a_package_adds_one_of_each(everything: tuple[Path, subprocess.CompletedProcess[str]]) -> None:
    folder, done = everything
    assert done.returncode == 0, done.stderr
    assert "docs/index.md:1:1: HAR001 shouted-title: 'Toy Harbor!' shouts; write 'Toy Harbor'" in done.stderr
    assert "SRC012" not in done.stderr
    home = (folder / "site/index.html").read_text("utf-8")
    assert re.search(r'<a class="lit-cite" href="references/bowman1988base/">bowman1988base</a>&#93;', home), (
        "the style"
    )
    assert re.search(r"<ol>\n<li><a .*href=.references/.*: cited \d+ times</li>\n<li>.*</li>\n</ol>", home), "the block"
    assert "<code>2" not in home


def test_a_format_is_offered_wherever_ours_are(
    everything: tuple[Path, subprocess.CompletedProcess[str]], installed: Path
) -> None:
    folder, done = everything
    assert done.returncode == 0, done.stderr
    site = folder / "site"
    table = (site / "exports/library.tsv").read_text("utf-8")
    assert table.startswith("key\tyear\ttitle\n")
    assert "\nbowman1988base\t1988\tA Safe Harbor: Lectures on Atlantic Boats\n" in table
    printed = literature(folder, installed, "export", "--to", "table")
    assert sorted(printed.stdout.splitlines()) == sorted(table.splitlines())
    assert printed.returncode == 0

    index = (site / "references/index.html").read_text("utf-8")
    assert '<a href="../exports/library.tsv" download>Table</a>' in index, "the whole library"
    home = (site / "index.html").read_text("utf-8")
    assert 'data-works="bowman1988base' in home, "the works of a page, which the browser writes"
    assert not (site / "index.tsv").exists()
    assert (site / "readings/a-list/a-list.tsv").read_text("utf-8").startswith("key\tyear\ttitle\nbowman1988base\t")
    card = (site / "readings/a-list/index.html").read_text("utf-8")
    assert '<a href="a-list.tsv" download>Table</a>' in card, "a reading list"
    work = (site / "references/bowman1988base/index.html").read_text("utf-8")
    assert 'data-name="bowman1988base" data-fetched="ris json tsv"' in work, "the page of a work"
    assert re.search(r'<pre data-format="tsv"><code>key\tyear\ttitle\nindex\t', home), "a page's own citation"

    script = (site / "assets/literature/search/main.js").read_text("utf-8")
    assert '{"name":"table","label":"Table","ending":"tsv","type":"text/tab-separated-values"' in script
    data = site / "assets/literature/search/data/references-0.table"
    records = [row["table"] for row in json.loads(gzip.decompress(data.read_bytes()))]
    assert sorted(records) == sorted(table.splitlines(keepends=True)[1:]), "the downloads of a search"


def test_an_output_puts_files_beside_pages_and_lines_into_heads(
    everything: tuple[Path, subprocess.CompletedProcess[str]],
) -> None:
    folder, done = everything
    assert done.returncode == 0, done.stderr
    site = folder / "site"
    lines = (site / "keys/all.txt").read_text("utf-8").splitlines()
    assert "bowman1988base\thttps://toy.example/repo/references/bowman1988base/" in lines
    assert (site / "concepts/safe-harbor/index.keys.txt").read_text("utf-8").splitlines()[0] == "bowman1988base"
    link = '<link rel="alternate" type="text/plain" href="index.keys.txt">'
    citing = (site / "concepts/safe-harbor/index.html").read_text("utf-8")
    assert citing.partition("</head>")[0].count(link) == 1
    work = (site / "references/bowman1988base/index.html").read_text("utf-8")
    assert '<meta name="key" content="bowman1988base">' in work.partition("</head>")[0]
    assert link not in (site / "search/index.html").read_text("utf-8")
    assert '<meta name="key"' not in (site / "404.html").read_text("utf-8")
    assert not list(site.glob("search/*.keys.txt"))


def test_an_option_switches_an_output_off(harbor: Path, installed: Path) -> None:
    (harbor / "docs/keys").mkdir()
    (harbor / "docs/keys/all.txt").write_text("ours\n", "utf-8")
    config = harbor / "mkdocs.yml"
    as_written = config.read_text("utf-8")
    done = run(harbor, installed, "mkdocs", "build", "-d", "site")
    assert (harbor / "site/keys/all.txt").read_text("utf-8") == "ours\n", done.stderr
    assert (harbor / "site/concepts/safe-harbor/index.keys.txt").is_file()
    config.write_text(as_written.replace("      style: keys\n", "      without: [key-lists]\n"), "utf-8")
    run(harbor, installed, "mkdocs", "build", "-d", "site")
    assert not (harbor / "site/concepts/safe-harbor/index.keys.txt").exists()
    assert 'name="key"' not in (harbor / "site/references/bowman1988base/index.html").read_text("utf-8")


def test_the_command_knows_what_a_package_adds(harbor: Path, installed: Path) -> None:
    checked, explained, rendered = in_turn(
        harbor, installed, ["check", "--select", "HAR"], ["explain", "har001"], ["render", "docs/index.md"]
    )
    assert checked[:2] == (0, "docs/index.md:1:1: HAR001 shouted-title: 'Toy Harbor!' shouts; write 'Toy Harbor'\n")
    assert explained[1].startswith("# HAR001 shouted-title\n\n## What it does\n")
    assert rendered[0] == 0, rendered[2]
    assert ">bowman1988base</a>&#93;" in rendered[1]


def test_an_allowance_names_a_rule_of_a_package(harbor: Path, installed: Path) -> None:
    page = harbor / "docs/index.md"
    allowance = "<!-- literature: allow shouted-title because it is fun -->"
    page.write_text(f"{allowance}\n{page.read_text('utf-8')}", "utf-8")
    done = literature(harbor, installed, "check", "--strict")
    assert done.stdout == ""
    assert done.returncode == 0


def test_without_the_package_what_it_adds_is_unknown(harbor: Path, tmp_path: Path) -> None:
    for name, option in {"kind": "kinds: {scales: instrument}", "off": "without: [key-lists]"}.items():
        config = Path(shutil.copytree(harbor, tmp_path / name), "mkdocs.yml")
        config.write_text(config.read_text("utf-8").replace("style: keys", option), "utf-8")
    places = [["cd", str(tmp_path / name)] for name in ("kind", "off")]
    commands = (["check"], places[0], ["check"], places[1], ["check"])
    style, kind, off = (output for _, output, _ in in_turn(harbor, tmp_path / "nothing", *commands))
    assert "SRC004 invalid-option: option 'style' is 'keys'; expected" in style
    assert "HAR001" not in style
    assert "option 'kinds' is {'scales': 'instrument'}; expected folders with one of the kinds summary" in kind
    assert "option 'without' is ['key-lists']; expected names of outputs" in off


# A package that can do nothing right

BROKEN = """
from literature import ExportFormat, PageKind, Severity, SiteOutput, rule

@rule("BAD001", Severity.WARNING, "Fails.")
def fails(library):
    return [1 / 0]

@rule("BIB001", Severity.NOTE, "Has a code of ours.")
def taken(library):
    return []

def style(references, letters):
    raise RuntimeError("no style today")

def block(here, page, block):
    return here.no_such_thing

def record(work):
    if work.year == 1988:
        raise KeyError("1988")
    return work.key

def card(here, page):
    return here.site.library.references[page.front.own["key"]]

WORDS = {"one": "Buoy", "many": "Buoys", "counted": ("%(num)s buoy", "%(num)s buoys"), "beside": "buoy"}
BUOY = PageKind("buoy", folder="buoys", front_matter={"properties": {"key": {}}}, card=card, **WORDS)
CLAIMS = PageKind("claims", folder="claims", **WORDS)
FORMAT = ExportFormat("keys", "Keys", "keys", "text/plain", between=", ", end="\\n", record=record)
NUMBER = 7

def files(site):
    yield "buoys/list.txt", "red"
    yield "../outside.txt", "no"
    yield "index.html", "no"
    yield "findings/findings.csv", "no"
    yield "number.txt", 7

def beside(here, page):
    yield here.beside("buoys"), "red"
    yield "elsewhere.txt", "no"
    raise LookupError(page.id)

BUOYS = SiteOutput("buoys", files=files, beside=beside, head=lambda here: here.no_such_thing)
NOTHING = SiteOutput("nothing")
"""
DECLARED = """
[literature.styles]
keys = broken:style

[literature.rules]
fails = broken:fails
missing = broken:no_such_rule
number = broken:NUMBER
taken = broken:taken

[literature.blocks]
bibliography = broken:block
gone = no_such_module:block
most-cited = broken:block

[literature.page_kinds]
buoy = broken:BUOY
claims = broken:CLAIMS
summary = broken:BUOY

[literature.formats]
apa = broken:NUMBER
keys = broken:FORMAT
words = broken:FORMAT

[literature.outputs]
buoys = broken:BUOYS
nothing = broken:NOTHING
"""


@pytest.fixture(scope="module")
def broken(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("packages") / "broken"
    about = folder / "broken_harbor-0.1.dist-info"
    about.mkdir(parents=True)
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: broken-harbor\nVersion: 0.1\n", encoding="utf-8")
    (about / "entry_points.txt").write_text(DECLARED, encoding="utf-8")
    (folder / "broken.py").write_text(BROKEN, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def faulty(toy: Path, broken: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site that uses all that the package does wrong. Only one test builds it."""
    copy = shutil.copytree(toy, tmp_path_factory.mktemp("faulty") / "toy", ignore=shutil.ignore_patterns(".cache"))
    page = copy / "docs/buoys/red.md"
    page.parent.mkdir()
    page.write_text("---\ntitle: Red\nkey: nobody\n---\n\n# Red\n\nIt floats.\n", "utf-8")
    return with_all_but_a_kind(Path(copy))


@pytest.fixture(scope="module")
def said(faulty: Path, broken: Path) -> list[tuple[int, str, str]]:
    """What three commands say in that site."""
    return in_turn(
        faulty,
        broken,
        ["check", "--select", "SRC012,BAD"],
        ["export", "--to", "keys", "ortiz2010ropes", "bowman1988base"],
        ["new", "buoy", "--reviewed", "2026-01-31", "green"],
    )


SAYS = {
    "fails": "failed in the rule 'BAD001': ZeroDivisionError: division by zero",
    "missing": "cannot be imported: AttributeError: module 'broken' has no attribute 'no_such_rule'",
    "number": "is a value of the type 'int'; expected a rule or several",
    "taken": "is a rule 'BIB001'; codes that begin with 'BIB' are the tool's own",
    "bibliography": "has the name of one of the tool's own blocks",
    "gone": "cannot be imported: ModuleNotFoundError: No module named 'no_such_module'",
    "apa": "is a value of the type 'int'; expected an 'ExportFormat'",
    "claims": "has the folder or the name for readers of the kind 'claim'",
    "summary": "is a kind 'buoy'; expected the name of its entry point",
    "nothing": "makes nothing; expected one of 'files', 'beside' and 'head'",
    "words": "is a format 'keys'; expected the name of its entry point",
}


def test_each_fault_is_a_problem_that_names_the_package(said: list[tuple[int, str, str]]) -> None:
    code, output, errors = said[0]
    place = "broken-harbor/entry_points.txt:1:1: SRC012 faulty-extension"
    expected = [f"{place}: '{name}' of the package broken-harbor 0.1 {says}" for name, says in sorted(SAYS.items())]
    assert output.splitlines() == expected
    assert code == 1
    assert "Traceback" not in errors


def test_a_site_is_built_in_spite_of_faults(faulty: Path, broken: Path) -> None:
    # A strict build fails when all is written.
    done = run(faulty, broken, "mkdocs", "build", "--strict", "-d", "site")
    assert done.returncode == 1
    assert "errors in strict mode" in done.stdout
    assert "Traceback" not in done.stderr
    style = "the style 'keys' of the package broken-harbor 0.1 failed: RuntimeError: no style today"
    assert f"SRC004 invalid-option: option 'style': {style}" in done.stderr
    assert re.search(
        r"docs/index\.md:7:1: the block 'most-cited' of the package broken-harbor 0\.1 failed: AttributeError",
        done.stderr,
    )
    home = (faulty / "site/index.html").read_text("utf-8")
    assert '<p class="lit-missing">This block could not be shown.</p>' in home
    assert "Bowman (1988a)" in home, "APA stands in"
    failed = "the format 'keys' of the package broken-harbor 0.1 failed for 'bowman1988base'"
    assert done.stderr.count(failed) == 1
    assert "which it leaves out: KeyError: '1988'" in done.stderr
    assert re.fullmatch(r"\w+(, \w+)+\n", (faulty / "site/exports/library.keys").read_text("utf-8"))
    # A kind of page that fails on a page leaves a note.
    said = "the kind of page 'buoy' of the package broken-harbor 0.1 failed: KeyError: 'nobody'"
    assert f"docs/buoys/red.md:6:1: {said}" in done.stderr
    html = (faulty / "site/buoys/red/index.html").read_text("utf-8")
    assert '<p class="lit-missing">What belongs to this page could not be shown.</p>' in html
    assert "It floats." in html
    # What an output fails at is left out.
    output = "the output 'buoys' of the package broken-harbor 0.1"
    for said in (
        "'../outside.txt' is left out: expected a path below the site's folder",
        "'index.html' is left out: something else stands there",
        "'findings/findings.csv' is left out: something else stands there",
        "files failed: TypeError: gave a value of the type 'str' with a value of the type 'int'",
        "'elsewhere.txt' beside docs/",
        "files beside docs/",
        "heads failed at '",
    ):
        assert done.stderr.count(f"{output}: {said}") == 1, said
    assert (faulty / "site/buoys/list.txt").read_text("utf-8") == "red"
    assert (faulty / "site/buoys/red/index.buoys").read_text("utf-8") == "red"
    assert not (faulty / "outside.txt").exists()


def test_a_page_of_a_kind_without_a_starter_is_begun(faulty: Path, said: list[tuple[int, str, str]]) -> None:
    code, _, errors = said[2]
    assert code == 0, errors
    text = (faulty / "docs/buoys/green.md").read_text("utf-8")
    assert text == "---\ntitle: Green\nreviewed: 2026-01-31\n---\n\n# Green\n"


def test_a_format_that_fails_at_a_work_prints_the_others(said: list[tuple[int, str, str]]) -> None:
    code, output, errors = said[1]
    assert output == "ortiz2010ropes\n"
    failed = (
        "the format 'keys' of the package broken-harbor 0.1 failed for 'bowman1988base', which it leaves out: KeyError"
    )
    assert f"literature: {failed}" in errors
    assert code == 1
    assert "Traceback" not in errors


# Each in turn


def points(group: str, **values: str) -> list[EntryPoint]:
    return [EntryPoint(name.replace("_", "-"), value, f"literature.{group}") for name, value in values.items()]


ALL_POINTS = {point.group: point for point in (ADDED_RULES, *POINTS)}


def faults(group: str, **values: str) -> list[tuple[str, str]]:
    point: ExtensionPoint[object] = ALL_POINTS[f"literature.{group}"]
    return [(fault.name, fault.what) for fault in point.read(points(group, **values)).faults]


@pytest.mark.parametrize(
    ("group", "values", "says"),
    [
        ("styles", {"apa": "literature:ApaStyle"}, "has a name that stands for other styles"),
        (
            "styles",
            {"x": "literature:__version__"},
            "is a value of the type 'str'; expected a function that makes a style",
        ),
        ("blocks", {"Most": "literature:escape_text"}, "has a name that no block can have"),
        (
            "blocks",
            {"x": "literature:__version__"},
            "is a value of the type 'str'; expected a function that makes HTML",
        ),
        ("rules", {"x": "literature:escape_text"}, "is a value of the type 'function'; expected a rule or several"),
        (
            "rules",
            {"x": "literature.sources.encodings:NOT_UTF8"},
            "that finds nothing; expected a function under '@rule(...)'",
        ),
        ("rules", {"x": "literature..x:y"}, "cannot be imported: "),
        ("outputs", {"x": "literature:Site"}, "is a value of the type 'type'; expected a 'SiteOutput'"),
        ("formats", {"x": "literature:ExportFormat"}, "is a value of the type 'type'; expected an 'ExportFormat'"),
    ],
)
def test_what_cannot_be_used(group: str, values: dict[str, str], says: str) -> None:
    ((name, message),) = faults(group, **values)
    assert says in message
    assert name == next(iter(values))


def test_of_one_name_the_first_is_used() -> None:
    twice = points("styles", x="literature:ApaStyle") + points("styles", x="literature:Rule")
    found = STYLES.read(twice)
    assert found.by_name["x"].value is ApaStyle
    (fault,) = found.faults
    assert (fault.package, fault.what) == ("without a name", "is left out: without a name has one of this name")


def test_other_groups_are_none_of_ours() -> None:
    for point in ALL_POINTS.values():
        assert point.read([EntryPoint("x", "no_such_module:y", "console_scripts")]) == Additions({})


def made(code: str, name: str, find: Callable[[Library], object]) -> Extension[Rule]:
    return Extension(name, "mine 1", Rule(code, name, Severity.ERROR, "Mine.", find))  # type: ignore[arg-type]


def table_of(*rules: Extension[Rule]) -> RuleTable:
    return RuleTable.of(Additions({rule.name: rule for rule in rules}))


def test_of_rules_with_one_code_the_first_is_used() -> None:
    table = table_of(made("XYZ001", "a", lambda _: []), made("XYZ001", "b", lambda _: []))
    assert [rule.name for rule in table.rules[len(RULES) :]] == ["a"]
    assert [problem.message for problem in table.problems] == [
        "'b' of the package mine 1 is left out: two rules are called 'XYZ001': 'Mine.' and 'Mine.'"
    ]


@pytest.mark.parametrize("found", [["a problem"], [RULES[0].problem("of another rule", Location("x"))]])
def test_a_rule_gives_its_own_problems(found: list[object]) -> None:
    (diagnostic,) = diagnose(Library(), table=table_of(made("XYZ001", "a", lambda _: found)))
    assert diagnostic.rule.name == "faulty-extension"
    assert "in the rule 'XYZ001'; expected what its 'problem(...)' makes" in diagnostic.message


def test_a_rule_without_a_page_is_explained_by_its_summary() -> None:
    assert explanation(made("XYZ001", "a", lambda _: []).value) == "# XYZ001 a\n\nMine.\n"


class Wrong(ApaStyle):
    """A style that fails for one work alone."""

    def entry(self, key: str) -> RichText:
        return "text" if key == "bowman1988base" else super().entry(key)  # type: ignore[return-value]


class Stale(ApaStyle):
    """A style that links works by their earlier keys."""

    def cluster(self, citation: Citation, *args: object, **kwargs: object) -> RichText:
        return RichText.from_plain("?", key=citation.items[0].key)


class Silent(ApaStyle):
    """A style that fails for one citation alone."""

    def cluster(self, citation: Citation, *args: object, **kwargs: object) -> RichText:
        return None if citation.items[0].suffix else super().cluster(citation)  # type: ignore[return-value]


@pytest.mark.parametrize(
    ("style", "says"),
    [
        (Wrong, "TypeError: gave a value of the type 'str'; expected 'RichText'"),
        (Silent, "TypeError: gave a value of the type 'NoneType'; expected 'RichText'"),
        (Stale, "KeyError: .*'bowman1988old', by which 'cluster' names a work, is the key of none"),
        (lambda references: None, r"TypeError: .*takes 1 positional argument"),
        (lambda references, letters: None, "AttributeError"),
    ],
)
def test_a_style_is_tried_on_the_whole_library(toy_library: Library, style: Callable[..., object], says: str) -> None:
    others = Additions({"mine": Extension("mine", "mine 1", style)})
    works: list[Reference] = list(toy_library.references.values())
    citations = [citation for page in toy_library.pages.values() for citation in page.citations]
    assert any(citation.items[0].suffix for citation in citations)
    with pytest.raises(ValueError, match=f"the style 'mine' of the package mine 1 failed: {says}"):
        added_style("mine", others, works, {}, citations)


# The documentation


def shown() -> dict[str, list[str]]:
    """By file, the texts of it that pages show."""
    found: dict[str, list[str]] = {}
    for page in PAGES.glob("*.md"):
        for name, text in re.findall(
            r'^```\w+ title="(.*?)"\n(.*?)^```$', page.read_text("utf-8"), re.DOTALL | re.MULTILINE
        ):
            found.setdefault(name, []).append(text)
    return found


def test_the_pages_show_the_package() -> None:
    files = shown()
    for path in PACKAGE.rglob("*.py"):
        name = path.relative_to(PACKAGE).as_posix()
        if path.name != "__init__.py":
            assert files[name] == [path.read_text("utf-8")], name
    project = (PACKAGE / "pyproject.toml").read_text("utf-8")
    assert len(files["pyproject.toml"]) > 3
    for text in files["pyproject.toml"]:
        assert text in project


def test_every_point_has_a_page_and_an_example() -> None:
    groups = tomllib.loads((PACKAGE / "pyproject.toml").read_text("utf-8"))["project"]["entry-points"]
    assert set(groups) == set(ALL_POINTS)
    index = (PAGES / "index.md").read_text("utf-8")
    for group in groups:
        page = group.removeprefix("literature.").replace("_", "-")
        assert f"| `{group}` | [" in index
        assert f"]({page}.md) |" in index
