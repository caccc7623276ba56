"""Modules of the browser as one: nothing of theirs is lost, doubled or mixed up."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import PurePosixPath

from literature.build.asset_files import asset_files
from literature.build.scripts import joined, with_imported, with_joined
from literature.vocabulary.catalog import ENGLISH

TEXTS = {
    "high": '// High.\n\nimport { low, Deep } from "./low.js";\n\nconst own = 1;\n\nexport async function high() {\n'
    '  return import("./late.js");\n}\n',
    "low": 'import { deep } from "./deep.js";\n\nconst own = 2;\nexport const low = () => own;\nexport class Deep {}\n',
    "deep": "export function deep() {}\n",
    "told": 'import { say } from "../said.js";\nimport { deep } from "./deep.js";\n',
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
    assert with_joined(TEXTS["late"], "./all.js", ["deep"]) == (
        'import { deep } from "./all.js";\nimport { x } from "./other.js";\n'
    )


def test_a_module_that_others_bring_is_imported_from_there() -> None:
    assert joined(TEXTS, ["deep", "told"], {"said": "./main.js"}) == (
        'import * as in_said from "./main.js";\n\n'
        "const in_deep = (() => {\nfunction deep() {}\nreturn { deep };\n})();\n\n"
        "const in_told = (() => {\nconst { say } = in_said;\nconst { deep } = in_deep;\nreturn {  };\n})();\n\n"
        "export const { deep } = in_deep;\n"
    )
    assert with_joined(TEXTS["told"], "./search/main.js", ["said"]) == (
        'import { say } from "./search/main.js";\nimport { deep } from "./deep.js";\n'
    )


def test_what_is_published_fits_together() -> None:
    scripts = {name: text for name, text in asset_files(ENGLISH) if name.endswith(".js")}
    exports = {}
    for name, text in scripts.items():
        lines = re.findall(r"^export const \{ (.*) \} = in_\w+;$", text, re.MULTILINE)
        names = Counter(name for line in lines for name in line.split(", "))
        assert {name for name, times in names.items() if times > 1} == set()
        plain = re.findall(r"^export (?:async )?(?:const|function|class) (\w+)", text, re.MULTILINE)
        exports[name] = {*names, *plain}
        # No export is written in a way that is not known here.
        assert len(re.findall(r"^export\b", text, re.MULTILINE)) == len(lines) + len(plain), name
    for name, text in scripts.items():
        folder = PurePosixPath(name).parent
        for address in re.findall(r'(?:from|import\() ?"\./([\w/]+\.js)"', text):
            assert (folder / address).as_posix() in scripts, name
        imports = re.findall(r'^import (.*) from "\./([\w/]+\.js)";$', text, re.MULTILINE)
        assert len(imports) == len(re.findall(r"^import\b", text, re.MULTILINE)), name
        for wanted, address in imports:
            if wanted.startswith("{"):
                assert set(wanted.strip("{ }").split(", ")) <= exports[(folder / address).as_posix()], name
        for wanted in re.findall(r"^const \{ (.*) \} = in_(?:messages|vocabulary);$", text, re.MULTILINE):
            assert set(wanted.split(", ")) <= exports["search/main.js"], name


def test_every_script_has_its_messages_from_the_one_that_every_page_loads() -> None:
    holders = [name for name, text in asset_files(ENGLISH) if "const translations = " in text]
    assert holders == ["search/main.js"]
