"""Runs in processes of their own, and the tables made of them: what failed is shown with its reason."""

from __future__ import annotations

import itertools
import resource
import sys
import time
from pathlib import Path

import pytest
from benchmarks.cases.building import watch_hooks, watch_steps
from benchmarks.cases.clock import Stages
from benchmarks.cases.stages import HOOKS, STEPS
from benchmarks.figures import LARGE, MIDDLE, figures
from benchmarks.measuring import Results, search_rows
from benchmarks.process import Run, run
from benchmarks.report import SEARCH, search_tables, tables, with_section
from mkdocs.config import load_config


def python(program: str, **options: float) -> Run:
    return run([sys.executable, "-c", program], **options)  # type: ignore[arg-type]


def test_a_run_counts_the_programs_that_it_starts() -> None:
    # What a process knows of itself is the least that it cost.
    work = "import time; sum(range(10**6)); print(time.process_time())"
    child = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {work!r}], check=True)\n{work}"
    alone, both = python(work), python(child)
    assert alone.cpu >= float(alone.output)
    assert both.cpu >= sum(map(float, both.output.split())) > 0
    # In megabytes; a child's peak holds what its parent took before it became another program.
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    assert python(f"x = bytes(10) * {int((own + 300) * 1e5)}").peak > own + 200 > python("").peak


def test_a_run_that_fails_or_does_not_end_says_so() -> None:
    assert python("raise ValueError('no such page')").fault == "failed: ValueError: no such page"
    assert python("import time; time.sleep(60)", limit=0.5).fault.startswith("not done in")
    fine = python("print('fine')")
    assert (fine.values, fine.fault, fine.output) == ({}, "", "fine\n")
    assert 1 < fine.peak < 2000


def test_steps_and_hooks_that_are_timed_exist(monkeypatch: pytest.MonkeyPatch, toy: Path) -> None:
    for owner, name, _ in STEPS:
        monkeypatch.setattr(owner, name, owner.__dict__[name])
    watch_steps(Stages())
    stages = Stages()
    config = load_config(str(toy / "mkdocs.yml"))
    before = {event: list(config.plugins.events[event]) for event in HOOKS}
    watch_hooks(stages, config)
    assert all(config.plugins.events[event] != before[event] for event in HOOKS)


def test_a_stage_does_not_count_the_stages_within_it(monkeypatch: pytest.MonkeyPatch) -> None:
    stages = Stages()
    inner = stages.watched("inner", lambda: None)
    outer = stages.watched("outer", lambda: [inner(), inner()])
    # A clock that is a second further whenever it is looked at.
    monkeypatch.setattr(time, "thread_time", itertools.count(0.0).__next__)
    outer()
    assert stages.seconds == {"inner": 2.0, "outer": 3.0}


def test_goals_are_held_against_what_was_measured() -> None:
    results = Results({
        (MIDDLE, "build host, all in nav"): Run(10.0),
        (MIDDLE, "build ours, all in nav"): Run(12.0, values={"generated pages": 1.0, "search tables": 0.5}),
        (LARGE, "check"): Run(7.0, 200.0),
        (LARGE, "style"): Run(fault="failed: no memory"),
        (LARGE, "build host"): Run(10.0),
        (LARGE, "build ours"): Run(50.0, clock=50.0),
        (LARGE, "build ours, two processes"): Run(55.0, clock=30.0),
        (LARGE, "build ours changed"): Run(14.0),
    })  # fmt: skip
    verdicts = {figure.what: (figure.measured, figure.verdict) for figure in figures(results)}
    assert verdicts["build, 1,000/5,000, over the same with no plugin"] == (1.2, "met")
    assert verdicts["the same, without what has figures of its own below"] == (1.05, "met")
    assert verdicts["`literature check`, 1,000/10,000"] == (7.0, "**not met**")
    assert verdicts["the same, memory"] == (200.0, "met")
    assert verdicts["build, 1,000/10,000, two processes over one, by the clock"] == (0.6, "met")
    assert verdicts["the same after one entry was changed, over the host alone"] == (1.4, "**not met**")
    assert verdicts["styling 10,000 references, labels, order and entries"] == (None, "not measured in this run")


def test_tables_show_ratios_and_faults() -> None:
    values = {"whole": 11.5, "generated pages": 1.0}
    text = "\n".join(tables(Results({
        (MIDDLE, "build host"): Run(10.0, 50.0, {"whole": 9.5}),
        (MIDDLE, "build ours"): Run(12.0, 60.0, values),
        (MIDDLE, "build mkdocs-bibtex CSL"): Run(fault="not done in 10 min"),
    })))  # fmt: skip
    assert "| **literature** | 12.00 s (60 MB), 1.20 x |" in text
    assert "| mkdocs-bibtex CSL | not done in 10 min |" in text
    assert "| the host, over what it needs alone | 1.00 |" in text
    assert "| generated pages, a reference | 0.20 ms |" in text
    broken = "\n".join(tables(Results({(MIDDLE, "build ours"): Run(12.0, 60.0, {"whole": 11.5})})))
    assert "| generated pages, a reference | no value 'generated pages' |" in broken


def test_rows_of_the_search_benchmark_are_read() -> None:
    printed = (
        "10,000 references, 1,000 pages\n"
        "ours: a next search, median ms                                  12.5  (at most 100)\n"
        "records                                                      1,234.0\n"
        "synonym: found in the first ten, % (theme 40)                   96.0  (at least 95)\n"
    )
    assert list(search_rows(printed)) == [
        ("ours: a next search, median ms", 12.5, "at most", 100.0),
        ("records", 1234.0, "", None),
        ("synonym: found in the first ten, % (theme 40)", 96.0, "at least", 95.0),
    ]


def test_what_was_measured_of_the_search_stands_beside_its_fault() -> None:
    row = ("index made, CPU s", 12.5, "at most", 15.0)
    [text] = search_tables(Results(search=[row], search_fault="failed: ended by SIGTERM"), "On a machine.\n")
    assert text.startswith(f"## {SEARCH}\n\nOn a machine.\n\nfailed: ended by SIGTERM\n\n| what |")
    assert "| index made, CPU s | at most 15 | 12.5 | met |" in text
    assert list(search_tables(Results())) == []


def test_one_section_is_put_in_place_of_another() -> None:
    results = "# Results\n\n## One\n\na\n\n## Two\n\nb\n"
    assert with_section(results, "One", "## One\n\nc\n") == "# Results\n\n## One\n\nc\n\n## Two\n\nb\n"
    assert with_section(results, "Three", "## Three\n") == f"{results}\n## Three\n"


@pytest.mark.parametrize(
    ("program", "fault"),
    [
        ("raise SystemExit(3)", "failed: exit code 3"),
        ("raise ValueError('no such page')", "failed: ValueError: no such page"),
        ("import os; os.kill(os.getpid(), 15)", "failed: ended by SIGTERM"),
        ("", ""),
    ],
)
def test_a_run_that_fails_says_how_it_ended(program: str, fault: str) -> None:
    assert python(program).fault == fault
