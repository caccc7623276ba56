"""Modules of the browser as one: nothing of theirs is lost, doubled or mixed up."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

from literature.build.scripts import joined, with_imported, with_joined
from literature.build.search_files import search_scripts

TEXTS = {
    "high": '// High.\n\nimport { low, Deep } from "./low.js";\n\nconst own = 1;\n\nexport async function high() {\n'
    '  return import("./late.js");\n}\n',
    "low": 'import { deep } from "./deep.js";\n\nconst own = 2;\nexport const low = () => own;\nexport class Deep {}\n',
    "deep": "export function deep() {}\n",
    "late": 'import { deep } from "./deep.js";\nimport { x } from "./other.js";\n',
}


def test_a_module_stands_behind_those_it_imports() -> None:
    assert joined(TEXTS, with_imported("high", TEXTS)) == (
        "const in_deep = (() => {\nfunction deep() {}\nreturn { deep };\n})();\n\n"
        "const in_low = (() => {\nconst { deep } = in_deep;\n\nconst own = 2;\nconst low = () => own;\nclass Deep {}\n"
        "return { low, Deep };\n})();\n\n"
        "const in_high = (() => {\n// High.\n\nconst { low, Deep } = in_low;\n\nconst own = 1;\n\n"
        'async function high() {\n  return import("./late.js");\n}\nreturn { high };\n})();\n\n'
        "export const { deep } = in_deep;\nexport const { low, Deep } = in_low;\nexport const { high } = in_high;\n"
    )


def test_others_import_from_it() -> None:
    assert with_joined(TEXTS["late"], "all", ["deep"]) == (
        'import { deep } from "./all.js";\nimport { x } from "./other.js";\n'
    )


def test_what_is_published_fits_together(root: Path) -> None:
    scripts = {name.removeprefix("search/").removesuffix(".js"): text for name, text in search_scripts()}
    exported = re.findall(r"^export const \{ (.*) \} = in_\w+;$", scripts["search"], re.MULTILINE)
    names = Counter(name for line in exported for name in line.split(", "))
    assert {name for name, times in names.items() if times > 1} == set()
    # No import or export is written in a way that is not known here.
    assert not re.search(r"^import\b", scripts["search"], re.MULTILINE)
    assert len(re.findall(r"^export\b", scripts["search"], re.MULTILINE)) == len(exported)
    main = (root / "plugins/literature/assets/search/main.js").read_text(encoding="utf-8")
    for name, text in (*scripts.items(), ("main", main)):
        assert set(re.findall(r"(?:from|import\() ?\"\./(\w+)\.js\"", text)) <= scripts.keys(), name
        for wanted in re.findall(r'^import \{ (.*) \} from "\./search\.js";$', text, re.MULTILINE):
            assert set(wanted.split(", ")) <= names.keys(), name
