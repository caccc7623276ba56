"""What assistants do: they ask a server by the SDK's own client, in memory."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

from jsonschema import Draft202012Validator
from mcp import Client

from literature.assistants.published_site import Source
from literature.assistants.server import server_of

T = TypeVar("T")


def waited_for(conversation: Coroutine[Any, Any, T]) -> T:
    """What comes of a conversation, in a thread of its own: an earlier test's browser may have left this one with a
    loop that runs."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, conversation).result()


class Assistant:
    """A client of the server over one site."""

    def __init__(self, source: Source) -> None:
        self._server = server_of(source)

    def does(self, asks: Callable[[Client], Awaitable[T]]) -> T:
        """What comes of a conversation."""

        async def conversation() -> T:
            async with Client(self._server) as client:
                return await asks(client)

        return waited_for(conversation())

    def asks(self, tool: str, **arguments: Any) -> dict[str, Any]:
        """The answer of a tool, which its schema allows."""

        async def call(client: Client) -> dict[str, Any]:
            schemas = {one.name: one.output_schema for one in (await client.list_tools()).tools}
            answer = await client.call_tool(tool, arguments)
            assert not answer.is_error, answer.content
            assert isinstance(answer.structured_content, dict)
            Draft202012Validator(schemas[tool] or False).validate(answer.structured_content)
            return answer.structured_content

        return self.does(call)

    def is_refused(self, tool: str, **arguments: Any) -> str:
        """What a tool says that cannot answer."""

        async def call(client: Client) -> str:
            answer = await client.call_tool(tool, arguments)
            assert answer.is_error
            (said,) = answer.content
            assert said.type == "text"
            return said.text.removeprefix(f"Error executing tool {tool}: ")

        return self.does(call)
