"""Nothing of what a bibliography keeps for its owner reaches a published file."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

SECRET = "qzvsecret"
FIELDS = (
    "file pdf annote abstract comment owner username groups timestamp keywords mendeley-tags notes note usera "
    "bdsk-file-1 date-added readstatus priority local-url attachments"
).split()


def with_secrets(bibliography: Path) -> None:
    """The first entry of each file gets every private field."""
    text = bibliography.read_text(encoding="utf-8")
    head, comma, rest = text.partition(",\n")
    secrets = "".join(f"  {name} = {{/home/ann/{SECRET}-{name}}},\n" for name in FIELDS if f" {name} " not in rest)
    bibliography.write_text(f"{head}{comma}{secrets}{rest}", encoding="utf-8")


def told(folder: Path) -> list[str]:
    """Files below a folder that hold the secret in their text, compressed or not, or in their name."""
    found = []
    for path in sorted(folder.rglob("*")):
        data = path.read_bytes() if path.is_file() else b""
        if path.suffix == ".gz":
            data = gzip.decompress(data)
        if SECRET.encode() in data or SECRET in path.name:
            found.append(path.relative_to(folder).as_posix())
    return found


def site(copy: Path, options: str = "") -> Path:
    """The toy site with secrets in its entries and these options of the plugin."""
    for bibliography in sorted((copy / "bibliography").glob("*.bib")):
        with_secrets(bibliography)
    config = copy / "mkdocs.yml"
    text = config.read_text(encoding="utf-8")
    assert "  - literature" in text
    text = text.replace("  - literature\n", f"  - literature:\n{options}" if options else "  - literature\n")
    config.write_text(text, encoding="utf-8")
    return copy


def test_no_file_holds_a_private_field(toy_copy: Path, run_host: Callable[..., CompletedProcess[str]]) -> None:
    done = run_host("mkdocs", site(toy_copy))
    assert done.returncode == 0, done.stdout + done.stderr
    assert SECRET not in done.stdout + done.stderr
    assert told(toy_copy / "site") == []
    assert (toy_copy / "site/exports/library.bib").exists()


def test_a_site_may_publish_abstracts(toy_copy: Path, run_host: Callable[..., CompletedProcess[str]]) -> None:
    done = run_host("mkdocs", site(toy_copy, "      fields: [abstract]\n"))
    assert done.returncode == 0, done.stdout + done.stderr
    shown = (toy_copy / "site/exports/library.bib").read_text(encoding="utf-8")
    assert f"{SECRET}-abstract" in shown
    assert shown.count(SECRET) == shown.count(f"{SECRET}-abstract")
