"""`literature edition NAME` over a site made for it: what it writes, what it says has changed, what it refuses."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from tests.repositories import write_files

from literature.sources.schemas import schema

Run = Callable[..., subprocess.CompletedProcess[bytes]]
CONFIGURATION = """\
site_name: "Harbors: a *reference*"
site_author: "Masters & \\"mates\\""
site_url: https://harbors.example/
plugins:
  - literature:
      license: https://creativecommons.org/licenses/by/4.0/
"""
FINDINGS = (
    "id,key,topic,construct,outcome,metric,value,ci_low,ci_high,k,n,heterogeneity,year,locator,source\n"
    "h-1,lind2001quay,calm,harbor,calm,r,.28,.20,.36,4,900,,2001,p. 3,https://quay.example/1\n"
    "h-2,lind2001quay,calm,quay,calm,r,.10,.02,.18,3,700,,2001,p. 4,https://quay.example/1\n"
)
SITE = {
    "mkdocs.yml": CONFIGURATION,
    "bibliography/findings.csv": FINDINGS,
    "bibliography/a.bib": (
        "@book{bowman1988harbor, author = {Bowman, John}, title = {A Harbor}, year = 1988, publisher = {Lantern}}\n"
        "@book{lind2001quay, author = {Lind, Eva}, title = {The Quay}, year = 2001, publisher = {Lantern},\n"
        "  note = {my own words on the quay}}\n"
    ),
    "docs/index.md": "# Home\n\nBoth are here [@bowman1988harbor; @lind2001quay]. <!-- not for readers -->\n\n"
    "[[harbor]]\n[[calm]] [[quay]]\n\n```findings\nkey: lind2001quay\n```\n",
    "docs/concepts/harbor.md": "# Harbor\n\nA place [@bowman1988harbor].\n\n## Walls\n\nThey hold.\n",
    "docs/concepts/quay.md": "# Quay\n\nOne lands there [@lind2001quay].\n",
    "docs/claims/calm.md": "---\nverdict: overstated\nbecause: Some are not.\n---\n\n# Harbors are calm\n\n"
    "Most are [@bowman1988harbor]{.supports}, some not [@lind2001quay]{.disputes}.\n",
    "docs/drafts.md": "---\nsearch:\n  exclude: true\n---\n\n# Drafts\n\nUnder the table [[harbor]].\n",
}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    write_files(tmp_path, SITE)
    return tmp_path


@pytest.fixture
def edition(literature: Run, site: Path) -> Callable[..., tuple[int, str, str]]:
    """Runs `literature edition ARGUMENTS` in the site: exit code, output, and what was said besides."""

    def run(*arguments: str) -> tuple[int, str, str]:
        done = literature("edition", *arguments, cwd=site)
        return done.returncode, done.stdout.decode(), done.stderr.decode()

    return run


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def replace_in(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def report(site: Path, name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((site / f"editions/{name}/changes.json").read_text("utf-8"))
    jsonschema.Draft202012Validator(schema("edition-changes")).validate(found)
    return found


def test_an_edition_is_whole_and_its_own_checksums_hold(site: Path, edition: Callable[..., Any]) -> None:
    code, said, besides = edition("2026-12", "--zip")
    assert (code, besides) == (0, "")
    assert said.startswith("editions/2026-12 written: ")
    folder = site / "editions/2026-12"
    files = contents(folder)
    listed = files.pop("SHA256SUMS").decode()
    assert listed.splitlines() == [f"{hashlib.sha256(files[path]).hexdigest()}  {path}" for path in sorted(files)]
    table = (site / "editions/editions.csv").read_text("utf-8").splitlines()
    assert table[0] == "name,doi,sha256"
    assert table[1].startswith("2026-12,,")
    assert table[1].split(",")[2] in said
    with zipfile.ZipFile(site / "editions/2026-12.zip") as archive:
        assert {name: archive.read(name) for name in archive.namelist()} == {
            f"2026-12/{path}": content for path, content in contents(folder).items()
        }
    assert (site / "editions/.gitattributes").read_text("utf-8").endswith("** -text\n")


def test_run_twice_it_writes_the_same_bytes(site: Path, edition: Callable[..., Any], tmp_path_factory: Any) -> None:
    assert edition("2026-12-05", "--zip")[0] == 0
    first = contents(site / "editions")
    code, said, _ = edition("2026-12-05", "--zip")
    assert code == 0
    assert "is there already, and the same" in said
    assert contents(site / "editions") == first
    for path in sorted((site / "editions").rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    assert edition("2026-12-05", "--zip")[0] == 0
    assert contents(site / "editions") == first


def test_nothing_that_the_site_keeps_back_is_in_it(site: Path, edition: Callable[..., Any]) -> None:
    edition("2026-12", "--zip")
    whole = b"".join(contents(site / "editions").values())
    assert b"A Harbor" in whole
    for private in (b"my own words", b"not for readers", b"Under the table"):
        assert private not in whole


def test_metadata_say_what_the_configuration_says(site: Path, edition: Callable[..., Any], root: Path) -> None:
    edition("2026-12")
    folder = site / "editions/2026-12"
    cited = yaml.safe_load((folder / "CITATION.cff").read_text("utf-8"))
    assert cited["title"] == "Harbors: a *reference*"
    assert cited["authors"] == [{"name": 'Masters & "mates"'}]
    assert (cited["version"], str(cited["date-released"]), cited["license"]) == ("2026-12", "2026-12-01", "CC-BY-4.0")
    zenodo = json.loads((folder / ".zenodo.json").read_text("utf-8"))
    assert (zenodo["upload_type"], zenodo["publication_date"]) == ("dataset", "2026-12-01")
    assert (zenodo["creators"], zenodo["license"]) == ([{"name": 'Masters & "mates"'}], "cc-by-4.0")
    assert zenodo["description"] == (
        "<p>What Harbors: a *reference* says, as data, frozen as edition 2026-12: 2 works, 1 claim, 2 figures, 4 "
        "pages.</p>"
    )


def test_the_citation_file_is_valid(site: Path, edition: Callable[..., Any]) -> None:
    edition("2026-12")
    command = [
        sys.executable,
        "-m",
        "check_jsonschema",
        "--builtin-schema",
        "vendor.citation-file-format",
        "CITATION.cff",
    ]
    done = subprocess.run(command, cwd=site / "editions/2026-12", capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_crate_describes_every_file(site: Path, edition: Callable[..., Any]) -> None:
    """RO-Crate 1.1: the descriptor is about the root; the root has what a root must have; each part is described and
    there, with its size; everything that is referred to by an id of the crate stands in it."""
    edition("2026-12")
    folder = site / "editions/2026-12"
    crate = json.loads((folder / "ro-crate-metadata.json").read_text("utf-8"))
    assert crate["@context"] == "https://w3id.org/ro/crate/1.1/context"
    by_id = {entity["@id"]: entity for entity in crate["@graph"]}
    assert len(by_id) == len(crate["@graph"])
    assert by_id["ro-crate-metadata.json"] == {
        "@id": "ro-crate-metadata.json",
        "@type": "CreativeWork",
        "conformsTo": {"@id": "https://w3id.org/ro/crate/1.1"},
        "about": {"@id": "./"},
    }
    root = by_id["./"]
    assert root["@type"] == "Dataset"
    assert root["datePublished"] == "2026-12-01"
    assert all(root[name] for name in ("name", "description"))
    for name in ("license", "author", "publisher", "isBasedOn"):
        assert by_id[root[name]["@id"]]["name"]
    parts = [by_id[part["@id"]] for part in root["hasPart"]]
    described = {part["@id"] for part in parts}
    for path, content in contents(folder).items():
        own = path.partition("/")[0] + "/" if path.endswith(".md") and "/" in path else path
        assert own in described or own == "ro-crate-metadata.json", path
        if by_id[own].get("contentSize"):
            assert by_id[own]["contentSize"] == str(len(content))
    assert all((folder / part["@id"]).exists() for part in parts)


def test_the_first_edition_compares_nothing(site: Path, edition: Callable[..., Any]) -> None:
    _, said, _ = edition("2026-12")
    assert "since" not in said
    assert report(site, "2026-12")["since"] == ""
    assert "this is the first edition" in (site / "editions/2026-12/CHANGES.md").read_text("utf-8")


def _seeded(site: Path) -> Mapping[str, Any]:
    """One change of each kind, and what an edition has to say of it."""
    replace_in(site / "docs/claims/calm.md", "verdict: overstated", "verdict: contested")
    write_files(
        site,
        {"docs/claims/deep.md": "---\nverdict: supported\n---\n\n# Harbors are deep\n\nYes [@bowman1988harbor].\n"},
    )
    replace_in(site / "docs/index.md", "[[quay]]", "[[deep]]")
    replace_in(site / "bibliography/a.bib", "publisher = {Lantern}}", "publisher = {Beacon}}")
    text = (site / "bibliography/a.bib").read_text("utf-8")
    new = "@book{reef2020, author = {Reef, Ann}, title = {Reefs}, year = 2020, publisher = {Beacon}}\n"
    (site / "bibliography/a.bib").write_text(text + new, "utf-8")
    replace_in(site / "bibliography/findings.csv", ".28,.20", ".31,.20")
    replace_in(site / "bibliography/findings.csv", "h-2,", "h-3,")
    (site / "docs/concepts/quay.md").unlink()
    replace_in(site / "docs/concepts/harbor.md", "They hold.", "They hold for years.")
    notices = "key,kind,date,source,notes\nlind2001quay,retraction,2026-11-02,https://quay.example/r,\n"
    write_files(site, {"bibliography/notices.csv": notices})
    replace_in(
        site / "mkdocs.yml",
        "      license",
        "      allow:\n        docs/*: [retracted-work]\n      license",
    )
    return {
        "claims": {
            "claims/calm": ("changed", [("verdict", "overstated", "contested")]),
            "claims/deep": ("new", []),
        },
        "findings": {
            "h-1": ("changed", [("value", ".28", ".31")]),
            "h-2": ("removed", []),
            "h-3": ("new", []),
        },
        "works": {
            "bowman1988harbor": (
                "changed",
                [("entry", "Bowman, J. (1988). A harbor. Lantern.", "Bowman, J. (1988). A harbor. Beacon.")],
            ),
            "lind2001quay": ("changed", [("notices", "", "retraction, 2026-11-02")]),
            "reef2020": ("new", []),
        },
    }


def test_the_second_edition_says_what_changed(site: Path, edition: Callable[..., Any]) -> None:
    edition("2026-06")
    expected = _seeded(site)
    code, said, besides = edition("2026-12")
    assert code == 0, besides
    assert "since 2026-06: works retracted 1; verdicts changed 1; verdicts new 1; figures changed 1" in said
    found = report(site, "2026-12")
    assert (found["edition"], found["since"]) == ("2026-12", "2026-06")
    assert found["retracted"] == [{"id": "lind2001quay", "title": "The Quay"}]
    for kind, changes in expected.items():
        assert changes == {
            one["id"]: (one["status"], [(field["name"], field["before"], field["now"]) for field in one["fields"]])
            for one in found[kind]
        }, kind
    pages = {one["id"]: one["status"] for one in found["pages"]}
    assert pages["concepts/quay"] == "removed"
    assert pages["claims/deep"] == "new"
    assert pages["concepts/harbor"] == "changed"
    (harbor,) = (one for one in found["pages"] if one["id"] == "concepts/harbor")
    (words,) = harbor["fields"]
    assert int(words["now"]) - int(words["before"]) == 2
    told = (site / "editions/2026-12/CHANGES.md").read_text("utf-8")
    assert "## Works retracted since (1)\n\n- `lind2001quay`: `The Quay`" in told
    assert "- `claims/calm`: `Harbors are calm`; verdict `overstated` → `contested`" in told
    assert "- `h-1`: `harbor, calm`; value `.28` → `.31`" in told


def test_another_address_of_the_site_changes_no_page(site: Path, edition: Callable[..., Any]) -> None:
    edition("2026-06")
    replace_in(site / "mkdocs.yml", "https://harbors.example/", "https://ports.example/")
    edition("2026-12")
    found = report(site, "2026-12")
    assert not any(found[kind] for kind in ("claims", "findings", "works", "pages", "retracted"))
    assert "Nothing that the data say." in (site / "editions/2026-12/CHANGES.md").read_text("utf-8")


def test_an_edition_that_says_something_else_stays(site: Path, edition: Callable[..., Any]) -> None:
    edition("2026-12")
    before = contents(site / "editions")
    replace_in(site / "docs/concepts/harbor.md", "They hold.", "They hold for years.")
    code, _, said = edition("2026-12")
    assert code == 1
    assert "editions/2026-12 is an edition already" in said
    assert "concepts/harbor/index.md" in said
    assert contents(site / "editions") == before
    assert edition("2026-12", "--force")[0] == 0
    assert b"for years" in (site / "editions/2026-12/concepts/harbor/index.md").read_bytes()


def test_a_doi_that_is_noted_stays_and_changes_no_edition(
    site: Path, edition: Callable[..., Any], literature: Run
) -> None:
    edition("2026-12")
    table = site / "editions/editions.csv"
    replace_in(table, "2026-12,,", "2026-12,10.5281/zenodo.7,")
    noted = table.read_bytes()
    code, said, _ = edition("2026-12")
    assert (code, table.read_bytes()) == (0, noted)
    assert "the same" in said
    assert literature("check", "--strict", cwd=site).returncode == 0
    replace_in(site / "docs/concepts/harbor.md", "They hold.", "They hold for years.")
    edition("2026-12", "--force")
    assert b"2026-12,10.5281/zenodo.7," in table.read_bytes()
    assert table.read_bytes() != noted


def test_check_finds_a_file_that_was_altered(site: Path, edition: Callable[..., Any], literature: Run) -> None:
    edition("2026-06")
    path = site / "editions/2026-06/api/v1/claims.json"
    path.write_bytes(path.read_bytes().replace(b"overstated", b"supported"))
    done = literature("check", cwd=site)
    assert done.returncode == 1
    assert b"editions/2026-06/api/v1/claims.json:1:1: SRC017 altered-edition: its SHA-256 is" in done.stdout
    code, _, said = edition("2026-12")
    assert code == 1
    assert "nothing was written: an edition is made of a site that builds strictly" in said
    assert "claims.json" in said
    assert not (site / "editions/2026-12").exists()
    assert edition("2026-06", "--force")[0] == 0
    assert literature("check", cwd=site).returncode == 0


def test_without_author_and_license_nothing_is_made_up(site: Path, edition: Callable[..., Any]) -> None:
    write_files(site, {"mkdocs.yml": "site_name: Harbors\nplugins: [literature]\n"})
    code, _, said = edition("2026-12")
    assert code == 0
    for option in ("site_author", "license", "site_url"):
        assert f"note: the option {option} is not set" in said
    folder = site / "editions/2026-12"
    assert not (folder / "CITATION.cff").exists()
    zenodo = json.loads((folder / ".zenodo.json").read_text("utf-8"))
    assert not {"creators", "license", "access_right", "related_identifiers"} & zenodo.keys()
    crate = json.loads((folder / "ro-crate-metadata.json").read_text("utf-8"))
    assert not {"author", "publisher"} & crate["@graph"][1].keys()
    assert [one["name"] for one in crate["@graph"] if one["@id"] == "#license"] == ["No license is stated"]
    assert "No license is stated" in (folder / "README.md").read_text("utf-8")


def test_an_unknown_license_is_told_and_linked(site: Path, edition: Callable[..., Any]) -> None:
    replace_in(site / "mkdocs.yml", "https://creativecommons.org/licenses/by/4.0/", "https://harbors.example/terms")
    _, _, said = edition("2026-12")
    assert "https://harbors.example/terms is no license that archives know" in said
    cited = yaml.safe_load((site / "editions/2026-12/CITATION.cff").read_text("utf-8"))
    assert cited["license-url"] == "https://harbors.example/terms"
    assert "license" not in cited


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["december"], "'december' is no name of an edition: expected a month or a day, such as 2026-12 or 2026-12-01"),
        (["12/2026"], "did you mean '2026-12'?"),
        (["2026-13"], "expected a month or a day"),
        (["2026-12", "--since", "2026-05"], "there is no other edition '2026-05'; did you mean '2026-06'?"),
        (["2026-12", "--since", "2026-12"], "there is no other edition '2026-12'"),
    ],
)
def test_wrong_usage(edition: Callable[..., Any], arguments: list[str], says: str) -> None:
    edition("2026-06")
    code, _, said = edition(*arguments)
    assert code == 2
    assert says in said


def test_a_site_with_warnings_is_not_frozen(site: Path, edition: Callable[..., Any]) -> None:
    replace_in(site / "docs/concepts/harbor.md", "They hold.", "They hold [@nobody].")
    code, _, said = edition("2026-12")
    assert code == 1
    assert "nothing was written" in said
    assert "and there is one problem" in said
    assert "docs/concepts/harbor.md:7:" in said
    replace_in(site / "docs/concepts/quay.md", "there", "there [@nobody]")
    assert "and there are 2 problems" in edition("2026-12")[2]
    assert not (site / "editions").exists()


def test_what_the_disk_refuses_is_said_of_the_edition(site: Path, edition: Callable[..., Any]) -> None:
    (site / "editions").mkdir()
    (site / "editions/2026-12").write_text("x", "utf-8")
    code, _, said = edition("2026-12")
    assert code == 1
    assert said.startswith("Error: editions/2026-12 was not written, or is not in the table: ")
    assert [path.name for path in (site / "editions").iterdir()] == ["2026-12"]
    (site / "editions/2026-12").unlink()
    (site / "editions/2026-12.zip").mkdir()
    code, _, said = edition("2026-12", "--zip")
    assert code == 1
    assert said.startswith("Error: editions/2026-12 stands; editions/2026-12.zip was not written: ")
    assert (site / "editions/2026-12/SHA256SUMS").is_file()


def test_outside_of_a_site(literature: Run, tmp_path: Path) -> None:
    done = literature("edition", "2026-12", cwd=tmp_path)
    assert done.returncode == 2
    assert b"no mkdocs.yml" in done.stderr


def test_where_the_table_has_no_name(site: Path, edition: Callable[..., Any]) -> None:
    replace_in(site / "mkdocs.yml", "      license", "      editions: ''\n      license")
    assert "the option 'editions' is empty" in edition("2026-12")[2]


def test_what_changed_since_an_edition_that_is_elsewhere(site: Path, edition: Callable[..., Any]) -> None:
    edition("2026-06")
    (site / "editions/2026-06").rename(site / "elsewhere")
    code, _, said = edition("2026-12")
    assert code == 1
    assert "the folder editions/2026-06 is not there; what changed since 2026-06 cannot be said" in said
    assert "--since none" in said
    code, _, said = edition("2026-12", "--since", "none")
    assert code == 0
    assert report(site, "2026-12")["since"] == ""


def test_a_page_in_the_place_of_one_of_its_files(site: Path, edition: Callable[..., Any]) -> None:
    replace_in(site / "mkdocs.yml", "plugins:", "use_directory_urls: false\nplugins:")
    write_files(site, {"docs/CHANGES.md": "# Changes\n\nNone [[harbor]].\n"})
    replace_in(site / "docs/index.md", "[[quay]]", "[[CHANGES]] [[quay]]")
    code, _, said = edition("2026-12")
    assert code == 1
    assert "a page of the site takes the place of the edition's own CHANGES.md" in said


def test_a_site_in_two_languages_is_frozen_in_both(site: Path, edition: Callable[..., Any]) -> None:
    replace_in(
        site / "mkdocs.yml",
        "plugins:",
        "plugins:\n  - i18n:\n      languages:\n        - {locale: en, name: English, default: true}\n"
        "        - {locale: de, name: Deutsch}",
    )
    write_files(site, {"docs/concepts/harbor.de.md": "# Hafen\n\nEin Ort [@bowman1988harbor].\n"})
    code, _, said = edition("2026-12")
    assert code == 0, said
    folder = site / "editions/2026-12"
    assert (folder / "concepts/harbor/index.md").read_text("utf-8").startswith("# Harbor\n")
    german = (folder / "de/concepts/harbor/index.md").read_text("utf-8")
    assert german.startswith("# Hafen\n")
    assert "https://harbors.example/de/concepts/harbor/" in german
    assert json.loads((folder / "de/api/v1/index.json").read_text("utf-8"))["language"] == "de"
