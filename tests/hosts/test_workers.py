"""A site that several processes build. Each build has a process of its own, for those of tests have threads, and are
not forked."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from subprocess import CompletedProcess

import pytest
from tests.hosts.test_build_beside import contents
from tests.limits import HAS_TIME, PATIENCE
from tests.warm import command as command_of

from literature.build.kept_texts import FILE
from literature.sources.kept_values import read_kept


def build(site: Path) -> CompletedProcess[str]:
    command = [*command_of("mkdocs"), "build", "--strict"]
    return subprocess.run(command, cwd=site, capture_output=True, text=True, check=False)


pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="processes are forked on Linux")


def with_options(site: Path, options: str) -> None:
    config = site / "mkdocs.yml"
    lines = config.read_text(encoding="utf-8").splitlines()
    found = [f"  - literature: {options}" if line.startswith("  - literature") else line for line in lines]
    assert found != lines
    config.write_text("\n".join(found) + "\n", encoding="utf-8")


def test_the_site_is_the_same_for_any_number_of_processes(toy_copy: Path) -> None:
    built = {}
    for workers in (1, 2, 3) if HAS_TIME else (1, 3):
        with_options(toy_copy, f"{{workers: {workers}, cache: false, card_color: '#1f4a4d'}}")
        done = build(toy_copy)
        assert done.returncode == 0, done.stderr
        built[workers] = contents(toy_copy / "site")
        assert "Traceback" not in done.stderr
    assert "references/bowman1988base/index.html" in built[1]
    assert all(site == built[1] for site in built.values())


def test_what_is_kept_is_the_same_for_any_number_of_processes(toy_copy: Path) -> None:
    kept, built = [], []
    for workers in (1, 2, 3):
        with_options(toy_copy, f"{{workers: {workers}}}")
        done = build(toy_copy)
        assert done.returncode == 0, done.stderr
        file = toy_copy / FILE.format(language="en")
        kept.append(read_kept(file))
        built.append(contents(toy_copy / "site"))
        if len(kept) == 1:
            file.unlink()
    assert kept[0]["pages"].keys() > {"concepts/bond.md"}
    assert kept[1] == kept[0]
    assert kept[2] == kept[0]
    assert built[1] == built[0]
    assert built[2] == built[0]


@pytest.mark.parametrize(
    ("module", "method"),
    [
        ("literature.render.pages.reference_pages", "ReferenceFolder.page"),
        ("literature.build.page_text", "PageTexts.of"),
        ("literature.build.generated_files", "GeneratedFiles.write_search"),
    ],
)
def test_a_worker_that_is_killed_ends_the_build_with_a_message(toy_copy: Path, module: str, method: str) -> None:
    (toy_copy / "site").mkdir()
    (toy_copy / "site/old.txt").write_text("old", encoding="utf-8")
    before = contents(toy_copy / "site")
    with_options(toy_copy, "{workers: 2, cache: false, build_beside: true}")
    owner, _, _ = method.partition(".")
    # The first process does nothing before the other has come to what kills it.
    hook = f"""
import os, signal
from literature.build.workers import Tasks
from {module} import {owner}
was, asked, parent = {method}, Tasks.result, os.getpid()
def killed(*arguments, **options):
    if os.getpid() != parent:
        os.kill(os.getpid(), signal.SIGKILL)
    return was(*arguments, **options)
def result(tasks, number):
    for process in tasks._processes:
        process.join({PATIENCE})
    return asked(tasks, number)
{method}, Tasks.result = killed, result
"""
    (toy_copy / "hook.py").write_text(hook, encoding="utf-8")
    config = toy_copy / "mkdocs.yml"
    config.write_text(config.read_text(encoding="utf-8") + "hooks: [hook.py]\n", encoding="utf-8")
    done = build(toy_copy)
    assert done.returncode != 0
    assert "A worker of the build has ended: signal 9 (Killed)" in done.stderr
    assert "Traceback" not in done.stderr
    assert contents(toy_copy / "site") == before
    assert not (toy_copy / ".site.new").exists()
