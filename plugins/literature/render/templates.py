"""The HTML templates in `templates/`, or the site's own in place of them, filled for one site."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from jinja2 import ChoiceLoader, DictLoader, Environment, PackageLoader, StrictUndefined
from jinja2.sandbox import SandboxedEnvironment

from literature.extensions import described
from literature.model import escape_text
from literature.site.here import Here


def fill(here: Here, template: str, **values: object) -> str:
    """A template's HTML for a page; `here` is there in every template. One of the site's own that fails leaves a
    marked note that says why."""
    own = here.site.templates
    environment = here.site.kept.of("templates", own, partial(_environment, own))
    if template not in own:
        return _filled(environment, here, template, values)
    try:
        return _filled(environment, here, template, values)
    except Exception as error:
        return f'<p class="lit-missing">{escape_text(f"{template}: {described(error)}")}</p>'


def _filled(environment: Environment, here: Here, template: str, values: Mapping[str, object]) -> str:
    found = environment.get_template(template)
    context = found.new_context({"here": here, **values}, shared=True)
    return "".join(found.root_render_func(context))


def _environment(own: Mapping[str, str]) -> Environment:
    ours = PackageLoader("literature", "render/templates")
    # A site's own may come from a pull request.
    environment = (SandboxedEnvironment if own else Environment)(
        loader=ChoiceLoader([DictLoader(own), ours]) if own else ours,
        autoescape=True,
        undefined=StrictUndefined,
        auto_reload=False,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    # Functions for every template, of which ours use none: to copy them takes as long as to fill a small one.
    environment.globals.clear()
    return environment
