"""The server over the toy site: what it offers, what it answers, and what it says where it cannot."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from mcp import Client, MCPError, StdioServerParameters
from tests.assistants.asking import Assistant, waited_for
from tests.host_command import OUR_COMMAND

from literature.assistants.published_site import Source
from literature.assistants.server import server_of
from literature.data.published import UnreadableError

GOLDEN = Path(__file__).parents[1] / "golden/mcp-answers.json"
ASKED: list[tuple[str, dict[str, Any]]] = [
    ("search", {"question": "does a first harbor decide everything?"}),
    ("search", {"question": "saef harbr", "kind": "concept", "limit": 1}),
    ("search", {"question": "zzyzx"}),
    ("read_concept", {"concept": "haven"}),
    ("read_claim", {"claim": "ropes-hold"}),
    ("read_work", {"work": "Flückner et al., 2018"}),
    ("read_page", {"page": "readings/first-week"}),
    ("sentences_citing", {"work": "berg1999drift"}),
    ("sentences_citing", {"work": "bowman1988base", "words": "boats", "limit": 1}),
    ("findings", {"construct": "tie", "outcome": "arrival"}),
    ("findings", {"construct": "tie", "outcome": "storms"}),
    ("findings", {"work": "ainsley1978patterns", "metric": "d"}),
    ("reference_list", {"works": ["@saltweb", "bowman1988base", "R. Bowman, 2001", "bowman1988bas"]}),
    ("check_citations", {"text": "Bowman (2002) says r = .30 [@fluckner2018tie]."}),
]


def test_answers_are_those_of_the_golden_file(toy: Assistant) -> None:
    answers = [{"tool": tool, "asked": asked, "answer": toy.asks(tool, **asked)} for tool, asked in ASKED]
    if os.environ.get("LITERATURE_UPDATE_GOLDEN"):
        GOLDEN.write_text(json.dumps(answers, ensure_ascii=False, indent=1) + "\n", "utf-8")
    assert answers == json.loads(GOLDEN.read_text("utf-8")), "run LITERATURE_UPDATE_GOLDEN=1 pytest tests/assistants"


def test_every_tool_is_asked_and_only_reads(toy: Assistant) -> None:
    tools = toy.does(lambda client: client.list_tools()).tools
    assert {one.name for one in tools} == {tool for tool, _ in ASKED}
    for tool in tools:
        assert tool.annotations is not None
        assert (tool.annotations.read_only_hint, tool.annotations.destructive_hint) == (True, False)
        assert tool.description
        assert len(tool.description) < 600
        for schema in (tool.input_schema, tool.output_schema):
            assert schema is not None
            Draft202012Validator.check_schema(schema)
            assert all(one["description"] for one in schema["properties"].values())
            assert all(
                one["description"] for part in schema.get("$defs", {}).values() for one in part["properties"].values()
            )


@pytest.mark.parametrize(
    ("tool", "asked", "said"),
    [
        (
            "read_concept",
            {"concept": "save harbor"},
            "no concept is called 'save harbor' here; did you mean 'safe-harbor'?",
        ),
        ("read_claim", {"claim": "rope hold"}, "no claim is called 'rope hold' here; did you mean 'ropes-hold'?"),
        ("read_work", {"work": "bowman1988bas"}, "did you mean 'bowman1988base'"),
        ("read_page", {"page": "../mkdocs.yml"}, "no page is called '../mkdocs.yml' here"),
        (
            "search",
            {"question": "tie", "kind": "concepts"},
            "here, only claim, concept, page",
        ),
        (
            "sentences_citing",
            {"work": "saltweb", "cited_for": "fun"},
            "no reason to cite is called 'fun' here, only supports, disputes",
        ),
        ("findings", {"work": "nothing2000"}, "no work is called 'nothing2000' here"),
        ("findings", {"metric": "percents"}, "; did you mean 'percent'?"),
        ("findings", {"metric": "beta"}, "no kind of figure is called 'beta' here, only "),
    ],
)
def test_what_is_not_there_is_told_with_what_is_near(
    tool: str, asked: dict[str, Any], said: str, toy: Assistant
) -> None:
    assert said in toy.is_refused(tool, **asked)


NAMED = {
    "search": ("question", "kind"),
    "read_concept": ("concept",),
    "read_claim": ("claim",),
    "read_work": ("work",),
    "read_page": ("page",),
    "sentences_citing": ("work", "cited_for", "words"),
    "findings": ("construct", "outcome", "metric", "work"),
    "reference_list": ("works",),
    "check_citations": ("text",),
}
GIVEN: dict[str, dict[str, Any]] = {"search": {"question": "tie"}, "sentences_citing": {"work": "bowman1988base"}}
ODD = {
    "nothing": "",
    "a space": " ",
    "signs": "@[]()'\"\\*`<>&%#?",
    "a null": "\0",
    "lines": "\n\r\n\t\u2028" * 9,
    "a slash": "/",
    "right to left": "\u202eبولبي ١٩٨٨ (بولبي، 1988)",
    "symbols": "💥👩\u200d🔬",
    "a way out": "../../x",
    "long": "bond tie " * 200,
    "one word": "x" * 1_999,
    "marks": "a" + "\u0301" * 500,
    "digits": "1" * 1_999,
    "a format": "%s {0} ${x}",
}


@pytest.mark.parametrize("name", ODD)
def test_odd_arguments_are_answered_or_told(name: str, toy: Assistant) -> None:
    """In words of ours, as short as a sentence: what the SDK says of an error that no one foresaw, it says alone."""

    async def ask(client: Client) -> list[tuple[str, str]]:
        refused = []
        for tool, parameters in NAMED.items():
            for parameter in parameters:
                value = [ODD[name]] if parameter == "works" else ODD[name]
                answer = await client.call_tool(tool, {**GIVEN.get(tool, {}), parameter: value})
                if answer.is_error:
                    refused.append((tool, getattr(answer.content[0], "text", "")))
        return refused

    for tool, said in toy.does(ask):
        told = said.removeprefix(f"Error executing tool {tool}: ")
        assert told != said
        assert " is called '" in told
        assert len(told) < 300


@pytest.mark.parametrize("value", ["x" * 200_001, "\ud800"])
def test_unfit_arguments_are_refused(value: str, toy: Assistant) -> None:
    async def ask(client: Client) -> list[str]:
        return [
            getattr((await client.call_tool(tool, {**GIVEN.get(tool, {}), parameter: given})).content[0], "text", "")
            for tool, parameters in NAMED.items()
            for parameter in parameters
            for given in ([["a", value]] if parameter == "works" else [value])
        ]

    said = toy.does(ask)
    assert len(said) == sum(map(len, NAMED.values()))
    for one in said:
        assert "has 200,001 characters; give at most " in one or "holds half of a character" in one


def test_long_lists_are_refused(toy: Assistant) -> None:
    said = toy.is_refused("reference_list", works=["saltweb"] * 501)
    assert said == "'works' has 501 items; give at most 500 at once"


def test_pages_are_resources(toy: Assistant, toy_data: Mapping[str, str]) -> None:
    async def read(client: Client) -> tuple[set[str], str, str]:
        listed = {one.uri for one in (await client.list_resources()).resources}
        texts = [
            (await client.read_resource(f"literature://page/{page}")).contents[0]
            for page in ("concepts/bond", "claims/ropes-hold")
        ]
        return listed, *(getattr(one, "text", "") for one in texts)

    listed, bond, ropes = toy.does(read)
    assert listed == {
        f"literature://page/{one['page']}" for one in json.loads(toy_data["api/v1/pages.json"])["records"]
    }
    assert (bond, ropes) == (toy_data["concepts/bond/index.md"], toy_data["claims/ropes-hold/index.md"])


def test_a_page_that_is_not_there_is_told(toy: Assistant) -> None:
    async def read(client: Client) -> str:
        try:
            await client.read_resource("literature://page/concepts/bend")
        except MCPError as error:
            return str(error)
        return ""

    assert "no page is called 'concepts/bend' here; did you mean 'concepts/bond'" in toy.does(read)


def test_addresses_are_whole_where_the_site_is_read_from_one(toy_data: Mapping[str, str]) -> None:
    files = {path: text.replace("https://toy.example/repo/", "") for path, text in toy_data.items()}
    answer = Assistant(Source(files.__getitem__, "https://mirror.example/x/")).asks("read_concept", concept="bond")
    assert answer["concept"]["address"] == "https://mirror.example/x/concepts/bond/"
    assert answer["text"] == files["concepts/bond/index.md"]


def test_a_claim_without_a_reason_is_told_by_its_verdict_alone(toy: Assistant) -> None:
    hits = toy.asks("search", question="ropes hold", kind="claim")["hits"]
    assert [one["said"] for one in hits if one["title"] == "Good ropes hold in any weather"] == ["Contested"]


def test_a_site_that_is_built_again_is_read_again(toy_data: dict[str, str]) -> None:
    files, state = dict(toy_data), [0]
    assistant = Assistant(Source(files.__getitem__, state=lambda: list(state)))
    before = assistant.asks("read_concept", concept="bond")["concept"]["definition"]
    files["api/v1/concepts.json"] = files["api/v1/concepts.json"].replace(before, "Something else.")
    assert assistant.asks("read_concept", concept="bond")["concept"]["definition"] == before
    state[0] = 1
    assert assistant.asks("read_concept", concept="bond")["concept"]["definition"] == "Something else."


def test_files_that_break_while_it_runs_are_told(toy_data: dict[str, str]) -> None:
    files = {**toy_data, "api/v1/claims.json": "{"}
    said = Assistant(Source(files.__getitem__)).is_refused("read_claim", claim="ropes-hold")
    assert said.startswith("api/v1/claims.json is no JSON")


def test_a_site_without_an_index_has_no_server() -> None:
    def read(path: str) -> str:
        raise UnreadableError(f"there is no {path}")

    with pytest.raises(UnreadableError, match=r"there is no api/v1/index\.json"):
        server_of(Source(read))


def test_it_speaks_over_standard_input_and_output(toy_data: Mapping[str, str], tmp_path: Path) -> None:
    for name, text in toy_data.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    command, *words = OUR_COMMAND
    environment = {name: os.environ[name] for name in ("PATH", "PYTHONPATH", "SYSTEMROOT") if name in os.environ}
    started = StdioServerParameters(command=command, args=[*words, "mcp", str(tmp_path)], env=environment)

    async def conversation() -> tuple[str, dict[str, Any] | None, str]:
        async with Client(started) as client:
            answer = await client.call_tool("read_concept", {"concept": "sécurité"})
            page = (await client.read_resource("literature://page/concepts/sécurité")).contents[0]
            return client.server_info.name, answer.structured_content, getattr(page, "text", "")

    name, answer, text = waited_for(conversation())
    assert name == "Toy Harbor"
    assert answer is not None
    assert answer["text"] == text == toy_data["concepts/sécurité/index.md"]
    assert sys.executable == command
