"""The server: tools and pages over the Model Context Protocol, with its official SDK (extra `mcp`). No other module
imports the SDK."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from dataclasses import Field as DataclassField
from dataclasses import fields
from typing import Annotated, Any, get_args, get_origin, get_type_hints

from mcp.server.mcpserver import MCPServer
from mcp.server.mcpserver.exceptions import ResourceNotFoundError, ToolError
from mcp.server.mcpserver.resources import FunctionResource
from mcp_types import ToolAnnotations
from pydantic import BaseModel, ConfigDict, Field, create_model

from literature import __version__
from literature.assistants.arguments import UnfitError, refuse_unfit
from literature.assistants.published_site import NotThereError, PublishedSite, Source
from literature.assistants.tools import Tools
from literature.data.published import UnreadableError
from literature.data.values import DESCRIPTION

_READS = ToolAnnotations(read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False)
_MARKDOWN = "text/markdown"
_MOST_RESOURCES = 1_000
"""Pages that are listed as resources; of more, the first. All can be read by `page` and found by searching."""


def server_of(source: Source) -> MCPServer[object]:
    """A server over a site's files. Raises `UnreadableError` where there are none that can be used."""
    current = _Current(source)
    site = current.site()
    server = MCPServer[object](
        _title(site),
        title=_title(site),
        instructions=_instructions(site),
        website_url=site.whole(site.index.address) or None,
        version=__version__,
        log_level="WARNING",
    )
    for tool in Tools(current.site).all():
        server.add_tool(_told(tool), annotations=_READS, structured_output=True)
    _add_pages(server, current)
    return server


class _Current:
    """The site as its files are at the moment: read anew once they have changed."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._state: object = None
        self._site: PublishedSite | None = None

    def site(self) -> PublishedSite:
        """The site; raises `UnreadableError`."""
        state = self._source.state()
        if self._site is None or state != self._state:
            self._site, self._state = PublishedSite(self._source), state
        return self._site


def _title(site: PublishedSite) -> str:
    return site.index.name or "Literature"


def _instructions(site: PublishedSite) -> str:
    counts = ", ".join(f"{one.count:,} {one.name}" for one in site.index.collections)
    return (
        f"What the site {_title(site)} says, as data: {counts}. Every answer has keys of works and addresses; give "
        "them with what you take from here. Begin with search. The library is a selection: that a work is not in it "
        "says nothing about the work. Verdicts of claims and how sure they are, are those of the site's authors."
    )


def _told(tool: Callable[..., object]) -> Callable[..., object]:
    """A tool whose answer has a schema with the words of its fields, and whose errors assistants can read."""
    signature = inspect.signature(tool, eval_str=True)
    parameters = [one.replace(annotation=_described(one.annotation)) for one in signature.parameters.values()]

    def told(**arguments: Any) -> object:
        try:
            refuse_unfit(arguments)
            return tool(**arguments)
        except (NotThereError, UnfitError, UnreadableError) as error:
            raise ToolError(str(error)) from error

    told.__name__ = getattr(tool, "__name__", "")
    told.__doc__ = " ".join((tool.__doc__ or "").split())
    answer = _model(signature.return_annotation)
    told.__annotations__ = {one.name: one.annotation for one in parameters} | {"return": answer}
    told.__signature__ = signature.replace(parameters=parameters, return_annotation=answer)  # type: ignore[attr-defined]
    return told


def _described(annotation: Any) -> Any:
    """`Annotated[str, "words"]` as the SDK takes the words."""
    if get_origin(annotation) is not Annotated:
        return annotation
    kind, said = get_args(annotation)
    return Annotated[kind, Field(description=said)]


def _model(answer: Any) -> type[BaseModel]:
    """The model of an answer: its fields with what is said of them. The SDK would leave that out."""
    hints = get_type_hints(answer)
    described: Mapping[str, DataclassField[Any]] = {one.name: one for one in fields(answer)}
    said = {name: (hint, Field(description=described[name].metadata[DESCRIPTION])) for name, hint in hints.items()}
    model: type[BaseModel] = create_model(  # type: ignore[call-overload]
        answer.__name__, __config__=ConfigDict(from_attributes=True), __doc__=answer.__doc__, **said
    )
    return model


def _add_pages(server: MCPServer[object], current: _Current) -> None:
    """Pages as resources: each that there is room for, and a template for all."""

    def read(page: str) -> str:
        try:
            site = current.site()
            return site.text_of(site.page(page).page)
        except (NotThereError, UnreadableError) as error:
            raise ResourceNotFoundError(str(error)) from error

    def reading(page: str) -> Callable[[], str]:
        return lambda: read(page)

    for page, record in list(current.site().pages.items())[:_MOST_RESOURCES]:
        server.add_resource(
            FunctionResource(
                uri=f"literature://page/{page}",
                name=page,
                title=record.title,
                description=record.description,
                mime_type=_MARKDOWN,
                fn=reading(page),
            )
        )
    about = "Any page that someone wrote, by its name, as Markdown with citations written out."
    server.resource("literature://page/{+page}", name="page", description=about, mime_type=_MARKDOWN)(read)
