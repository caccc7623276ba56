"""The HTML templates in `templates/`, filled for one site."""

from __future__ import annotations

from jinja2 import Environment, PackageLoader, StrictUndefined

from literature.site.here import Here


def fill(here: Here, template: str, **values: object) -> str:
    """A template's HTML for a page; `here` is there in every template."""
    found = here.site.kept.of("templates", None, _environment).get_template(template)
    context = found.new_context({"here": here, **values}, shared=True)
    return "".join(found.root_render_func(context))


def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("literature", "render/templates"),
        autoescape=True,
        undefined=StrictUndefined,
        auto_reload=False,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    # Functions for every template, of which ours use none: to copy them takes as long as to fill a small one.
    environment.globals.clear()
    return environment
