"""The HTML templates in `templates/`, filled for one site."""

from __future__ import annotations

from jinja2 import Environment, PackageLoader, StrictUndefined

from literature.site.site import Site


def fill(site: Site, template: str, **values: object) -> str:
    """A template's HTML; `site` is there in every template."""
    found = site.kept.of("templates", None, _environment).get_template(template)
    context = found.new_context({"site": site, **values}, shared=True)
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
