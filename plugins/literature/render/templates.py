"""The HTML templates in `templates/`, filled for one site."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

from jinja2 import ChoiceLoader, DictLoader, Environment, PackageLoader, StrictUndefined
from jinja2.sandbox import SandboxedEnvironment
from markupsafe import Markup

from literature.extensions import described
from literature.model import escape_text
from literature.site.here import Here
from literature.vocabulary.catalog import Catalog


@dataclass(frozen=True, slots=True)
class _Templates:
    """The templates of a site in its language."""

    environment: Environment
    functions: Mapping[str, Callable[..., Markup]]
    """Those that every template may call: `gettext`, `_` for short, and `ngettext`."""

    def filled(self, here: Here, template: str, values: Mapping[str, object]) -> str:
        found = self.environment.get_template(template)
        context = found.new_context({"here": here, **self.functions, **values}, shared=True)
        return "".join(found.root_render_func(context))


def fill(here: Here, template: str, **values: object) -> str:
    """A template's HTML for a page; `here` is there in every template, and `_` and `ngettext` look its texts up. One of
    the site's own that fails leaves a marked note that says why."""
    own, catalog = here.site.templates, here.site.catalog
    templates = here.site.cache.of("templates", (own, catalog), partial(_templates, own, catalog))
    if template not in own:
        return templates.filled(here, template, values)
    try:
        return templates.filled(here, template, values)
    except Exception as error:
        return f'<p class="lit-missing">{escape_text(f"{template}: {described(error)}")}</p>'


def _templates(own: Mapping[str, str], catalog: Catalog) -> _Templates:
    ours = PackageLoader("literature", "render/templates")
    # A site's own may come from a pull request.
    environment = (SandboxedEnvironment if own else Environment)(
        loader=ChoiceLoader([DictLoader(own), ours]) if own else ours,
        autoescape=True,
        undefined=StrictUndefined,
        auto_reload=False,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    # `{% trans %}` hands its values to the functions below.
    environment.extend(newstyle_gettext=True)
    # Functions for every template are given with the values: to copy them takes as long as to fill a small one.
    environment.globals.clear()
    return _Templates(environment, _functions(catalog))


def _functions(catalog: Catalog) -> dict[str, Callable[..., Markup]]:
    """What templates look their texts up with. A message is HTML; values in it are escaped where they are none."""
    found: dict[str, Markup] = {}

    def gettext(message: str, **values: object) -> Markup:
        text = found.get(message)
        if text is None:
            text = found[message] = Markup(catalog.translations.gettext(message))
        return text % values if "%" in text else text

    def ngettext(one: str, many: str, num: int, **values: object) -> Markup:
        return Markup(catalog.translations.ngettext(one, many, num)) % {"num": catalog.number(num), **values}

    return {"_": gettext, "gettext": gettext, "ngettext": ngettext}
