"""`make parity`: this repository's own site under MkDocs and under Zensical, page by page and link by link, with what
each build took.

`python -m tests.parity [FOLDER]` does so with another site.
"""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.host_command import OUR_COMMAND, QUIET
from tests.parity.comparing import data_files, pages
from tests.parity.links import broken_links

_MOST = 20
"""Names that are printed."""


def main(site: Path) -> int:
    """Build, compare and print; 1 where something differs."""
    with tempfile.TemporaryDirectory() as name:
        folders = {host: Path(name) / host for host in ("mkdocs", "zensical")}
        # A copy has no cache of an earlier build.
        copy = _copied(site, Path(name) / "site")
        for host, folder in folders.items():
            print(f"{host}: {_built(host, copy, folder):.1f} s of CPU", flush=True)
        found = [
            *(_broken(host, folder) for host, folder in folders.items()),
            _differing("articles", *(pages(folder) for folder in folders.values())),
            _differing("data files", *(data_files(folder) for folder in folders.values())),
        ]
    return int(any(found))


def _broken(host: str, folder: Path) -> bool:
    count, broken = broken_links(folder)
    print(f"{host}: {count:,} links within the site, {len(broken):,} lead nowhere")
    for line in broken[:_MOST]:
        print(f"  {line}")
    return bool(broken)


def _copied(site: Path, folder: Path) -> Path:
    """A copy of a site without what was made in its folder."""
    folder.mkdir()
    for path in site.iterdir():
        if path.is_file():
            shutil.copy2(path, folder)
        elif not path.name.startswith(".") and path.name not in ("site", "build"):
            shutil.copytree(path, folder / path.name)
    return folder


def _built(host: str, site: Path, folder: Path) -> float:
    """CPU seconds of a build without any cache."""
    command = [*OUR_COMMAND, "build", "--host", host, "--strict", "--site-dir", str(folder)]
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(command, cwd=site, env=os.environ | QUIET, capture_output=True, encoding="utf-8", check=False)
    if done.returncode:
        sys.exit(f"{host} has failed:\n{done.stdout}{done.stderr}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def _differing(what: str, one: dict[str, str] | dict[str, bytes], other: dict[str, str] | dict[str, bytes]) -> bool:
    names = sorted(name for name in {*one, *other} if one.get(name) != other.get(name))
    print(f"{what}: {len({*one, *other}) - len(names):,} equal, {len(names):,} not")
    for name in names[:_MOST]:
        print(f"  {name}{'' if name in one and name in other else ', under one of them alone'}")
    return bool(names)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1] if sys.argv[1:] else ".").resolve()))
