"""Follows CONTRIBUTING.md word for word: every command in it runs, and the summary it leads to passes."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.limits import PATIENCE
from tests.repositories import commit_all, git

TEXT = (Path(__file__).parents[1] / "CONTRIBUTING.md").read_text(encoding="utf-8")
COMMANDS = [
    line for block in re.findall(r"^```sh\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL) for line in block.splitlines()
]
TAKEN = (
    "docs",
    "bibliography",
    "overrides",
    "mkdocs.yml",
    "Makefile",
    "pyproject.toml",
    "constraints.txt",
    ".gitignore",
)
KEY = "fearon2010significance"
"""What this contributor puts in place of `KEY`."""
RIS = "TY  - BOOK\nAU  - Lind, Ada\nTI  - Fog and Lights\nPY  - 1999\nPB  - Quay\nER  - \n"
SENTENCE = "A sentence of the author's own about the work [@fearon2010significance].\n"


@pytest.fixture(scope="module")
def fork(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository to clone, as a contributor's fork would be, with the state of this checkout."""
    source = tmp_path_factory.mktemp("source")
    for name in TAKEN:
        if (root / name).is_dir():
            shutil.copytree(root / name, source / name)
        else:
            shutil.copy2(root / name, source / name)
    # Once the site has this summary, the walk begins one step earlier.
    (source / f"docs/summaries/{KEY}.md").unlink(missing_ok=True)
    commit_all(source)
    bare = tmp_path_factory.mktemp("fork") / "secure-base.git"
    git(source, "clone", "--quiet", "--bare", str(source), str(bare))
    return bare


class Contributor:
    """Runs commands as they stand, and does what the text between them says."""

    def __init__(self, start: Path, fork: Path) -> None:
        self.folder, self.fork = start, fork
        self.output: dict[str, str] = {}
        self.env = os.environ | {
            "NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true", "GIT_AUTHOR_NAME": "A",
            "GIT_AUTHOR_EMAIL": "a@example.org", "GIT_COMMITTER_NAME": "A", "GIT_COMMITTER_EMAIL": "a@example.org",
        }  # fmt: skip

    def run(self, command: str) -> subprocess.CompletedProcess[str]:
        words = shlex.split(command)
        if words[0] == "make":
            # The environment of this test run stands in for the one that `make` would set up.
            words[1:1] = ["-o", ".venv/.ready", "-o", ".venv/.browser"]
        done = subprocess.run(words, cwd=self.folder, env=self.env, capture_output=True, text=True, timeout=PATIENCE)
        self.output[command] = done.stdout + done.stderr
        return done

    def follow(self, command: str) -> None:
        before, after = BEFORE.get(command), AFTER.get(command)
        if before:
            before(self)
        if command.startswith("git clone ADDRESS "):
            command = command.replace("ADDRESS", str(self.fork))
        command = command.replace("KEY", KEY)
        if command.startswith("cd "):
            self.folder /= command.removeprefix("cd ")
            (self.folder / ".venv").mkdir()
            (self.folder / ".venv/bin").symlink_to(Path(sys.executable).parent)
        elif command == "make serve":
            self.serve()
        elif command == "make test":
            # This test is part of it: only what it would run is looked at.
            planned = self.run("make --dry-run test").stdout
            assert all(
                step in planned for step in ("ruff check", "mypy", "pytest", "lock --check", "mkdocs build --strict")
            )
        else:
            done = self.run(command)
            assert done.returncode == 0, f"{command}\n{done.stdout}{done.stderr}"
        if after:
            after(self)

    def serve(self) -> None:
        with socket.socket() as taken:
            if taken.connect_ex(("127.0.0.1", 8000)) == 0:
                pytest.skip("something else is served at port 8000, which CONTRIBUTING.md names")
        command = ["make", "-o", ".venv/.ready", "serve"]
        with subprocess.Popen(
            command, cwd=self.folder, env=self.env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            start_new_session=True,
        ) as process:  # fmt: skip
            try:
                _wait_for("http://127.0.0.1:8000")
            finally:
                os.killpg(process.pid, signal.SIGINT)
                try:
                    process.wait(10)
                except subprocess.TimeoutExpired:
                    os.killpg(process.pid, signal.SIGKILL)

    def write_the_summary(self) -> None:
        """Sections 2 and 3: what only the author knows, a sentence under each heading, no comment, a concept."""
        found = self.run("make check")
        assert f"docs/summaries/{KEY}.md" in found.stdout
        assert "PAG017 empty-section" in found.stdout
        page = self.folder / f"docs/summaries/{KEY}.md"
        text = re.sub(r"<!--.*?-->\n\n", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
        text = re.sub(r"^concepts: .*$", "concepts: [attachment-theory]", text, flags=re.MULTILINE)
        page.write_text(re.sub(r"^(## .*\n)$", rf"\1\n{SENTENCE}", text, flags=re.MULTILINE), encoding="utf-8")
        concept = self.folder / "docs/concepts/attachment-theory.md"
        words = concept.read_text(encoding="utf-8")
        assert re.search(r"^key_works: *\[", words, re.MULTILINE)
        concept.write_text(re.sub(r"^(key_works: *\[)", rf"\g<1>{KEY}, ", words, flags=re.MULTILINE), encoding="utf-8")

    def has_the_summary(self) -> None:
        page = self.folder / "site/summaries" / KEY / "index.html"
        assert "A sentence of the author" in page.read_text(encoding="utf-8")
        reference = (self.folder / "site/references" / KEY / "index.html").read_text(encoding="utf-8")
        assert "A sentence of the author" in reference, "the reference shows who cites it"

    def has_a_file(self) -> None:
        (self.folder / "refs.ris").write_text(RIS, encoding="utf-8")


BEFORE: dict[str, Callable[[Contributor], None]] = {
    "make check": Contributor.write_the_summary,
    ".venv/bin/literature import --to bibliography/reserve.bib refs.ris": Contributor.has_a_file,
}
AFTER: dict[str, Callable[[Contributor], None]] = {
    "make site": Contributor.has_the_summary,
}


@pytest.mark.long
def test_a_first_summary_from_nothing(fork: Path, tmp_path: Path) -> None:
    contributor = Contributor(tmp_path, fork)
    assert set(BEFORE) | set(AFTER) <= set(COMMANDS)
    for command in COMMANDS:
        contributor.follow(command)
    assert "nothing to mend" in contributor.output["make check"]
    assert "lind1999fog" in (contributor.folder / "bibliography/reserve.bib").read_text(encoding="utf-8")
    pushed = subprocess.run(
        ["git", "ls-tree", "-r", "--name-only", f"summary-{KEY}"], cwd=fork, capture_output=True, text=True, check=True
    )
    assert f"docs/summaries/{KEY}.md" in pushed.stdout


def test_the_commands_are_those_meant() -> None:
    """The walk stays a walk: a reader sets up, begins, checks, builds, sends, in this order."""
    order = [
        "make serve",
        ".venv/bin/literature new summary KEY",
        "make check",
        "make site",
    ]
    places = [COMMANDS.index(command) for command in order]
    assert places == sorted(places)
    assert any(command.startswith("git push") for command in COMMANDS)


def test_what_it_links_to_is_there(root: Path) -> None:
    targets = re.findall(r"\]\((?!https?:)([^)#]+)", TEXT)
    assert targets
    assert [target for target in targets if not (root / target).exists()] == []


def _wait_for(address: str) -> None:
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            with urllib.request.urlopen(address, timeout=PATIENCE) as answer:
                assert b"Secure Base" in answer.read()
            return
        except OSError:
            assert time.monotonic() < deadline, f"{address} does not answer"
            time.sleep(0.2)
