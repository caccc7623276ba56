"""What a build says of mistakes: once, with file and line, and strictly."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest
from tests.limits import BOTH_HOSTS

pytestmark = pytest.mark.usefixtures("without_search")

Run = Callable[..., "CompletedProcess[str]"]


def change(folder: Path, name: str, old: str, new: str) -> None:
    file = folder / name
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


@pytest.mark.parametrize("host", BOTH_HOSTS)
def test_unknown_keys_end_a_strict_build(toy_copy: Path, run_host: Run, host: str) -> None:
    change(toy_copy, "docs/index.md", "@bowman1988base", "@bowmn1988base")
    change(toy_copy, "docs/concepts/bond.md", "[[working tie]]", "[[workin tie]]")
    result = run_host(host, toy_copy)
    log = result.stdout + result.stderr
    assert result.returncode != 0
    assert "docs/index.md:3:" in log
    assert "CIT001 unknown-key: 'bowmn1988base' is not in the bibliography; did you mean 'bowman1988base'" in log
    assert "docs/concepts/bond.md:8:" in log
    assert "did you mean 'working tie'" in log
    assert log.count("CIT001") == log.count("LNK001") == 1
    assert "Traceback" not in log


BREAKS: list[dict[str, tuple[bytes | None, str]]] = [
    {
        "bibliography/harbor.bib": (
            b"%\xfc\n@book{x, title={T}, author={A}, date=1}",
            "bibliography/harbor.bib:1:2: SRC003",
        ),
        "docs/index.md": (b"---\ntitle: [a\nb: c\n---\n# Home\n", "PAG001 malformed-front-matter"),
        "docs/guide/citing.md": (b"# \xfc\n", "docs/guide/citing.md:1:3: SRC003"),
        "bibliography/provenance.csv": (b"a,b\n1,2,3\n", "SRC006 missing-column"),
    },
    {
        "bibliography/harbor.bib": (None, "SRC002 missing-file"),
        "bibliography/alliance.bib": (None, "SRC002 missing-file"),
        "docs/index.md": (
            b"->",
            "docs/index.md:1:1: SRC001 unreadable-file: cannot read docs/index.md: too many levels",
        ),
    },
    {
        "bibliography/harbor.bib": (
            b"@book{x, title = {never closed\n\n@book{y, title={T}}\n",
            "BIB001 broken-entry",
        ),
        "mkdocs.yml": (
            b"site_name: T\nplugins:\n  - literature:\n      style: csl:none.csl\n",
            "mkdocs.yml:4:7: SRC004 invalid-option: option 'style'",
        ),
    },
]
"""What is put into files of one site, and what is said of it: nothing for no file, an arrow for a link to itself."""


@pytest.mark.parametrize("breaks", BREAKS, ids=["text", "disk", "options"])
def test_broken_files_are_named_without_a_traceback(
    toy_copy: Path, run_host: Run, breaks: dict[str, tuple[bytes | None, str]]
) -> None:
    for name, (data, _) in breaks.items():
        file = toy_copy / name
        if data is None or data == b"->":
            file.unlink()
        if data == b"->":
            file.symlink_to(file)
        elif data is not None:
            file.write_bytes(data)
    result = run_host("mkdocs", toy_copy)
    log = result.stdout + result.stderr
    assert result.returncode != 0
    for _, says in breaks.values():
        assert says in log
    assert "Traceback" not in log


def test_names_that_are_not_utf_8_are_told_of_and_the_rest_is_built(toy_copy: Path, run_host: Run) -> None:
    for name in (b"docs/caf\xe9.md", b"docs/caf\xe9/in.md", b"docs/\xff.png", b"bibliography/\xe9.bib"):
        file = toy_copy / os.fsdecode(name)
        file.parent.mkdir(exist_ok=True)
        file.write_text("# T\n", encoding="utf-8")
    result = run_host("mkdocs", toy_copy)
    log = result.stdout + result.stderr
    assert result.returncode != 0
    assert "Traceback" not in log
    for name in (r"docs/caf\xe9.md", r"docs/caf\xe9", r"docs/\xff.png", r"bibliography/\xe9.bib"):
        assert log.count(f"{name}:1:1: SRC001 unreadable-file: cannot ") == 1, log


def test_an_unknown_option_ends_the_build(toy_copy: Path, run_host: Run) -> None:
    change(toy_copy, "mkdocs.yml", "  - literature", "  - literature:\n      bibliografy: x.bib")
    result = run_host("mkdocs", toy_copy)
    assert result.returncode != 0
    assert "there is no option 'bibliografy'; did you mean 'bibliography'?" in result.stdout + result.stderr


def test_a_site_without_a_page_of_ours(tmp_path: Path, run_host: Run) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/index.md").write_text("# Home\n", encoding="utf-8")
    (tmp_path / "empty.bib").write_text("", encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text(
        "site_name: x\ntheme: {name: material, font: false}\nplugins:\n- literature: {bibliography: empty.bib}\n",
        encoding="utf-8",
    )
    result = run_host("mkdocs", tmp_path)
    assert result.returncode == 0, result.stdout + result.stderr
    assert (tmp_path / "site/references/index.html").is_file()


def test_authored_indexes_keep_their_text(toy_copy: Path, run_host: Run) -> None:
    for folder in ("references", "concepts"):
        file = toy_copy / "docs" / folder / "index.md"
        file.parent.mkdir(exist_ok=True)
        file.write_text(f"# My {folder}\n\nWritten by hand, @saltweb.\n", encoding="utf-8")
    result = run_host("mkdocs", toy_copy)
    assert result.returncode == 0, result.stdout + result.stderr
    for folder, listed in (("references", "saltweb/"), ("concepts", "bond/")):
        html = (toy_copy / "site" / folder / "index.html").read_text(encoding="utf-8")
        assert f'<h1 id="my-{folder}">My {folder}' in html
        assert "Written by hand" in html
        assert f'href="{listed}"' in html
