"""Mends the few things by which Material's own templates (9.8) are no valid HTML. `instant_navigation.py` is its
neighbor.

Other themes' pages come out as they went in.
"""

from __future__ import annotations

import re

_TOGGLES = "lit-theme-toggles"
_TOGGLE = re.compile(
    r'(?P<start><input class="md-toggle" data-md-toggle="(?:drawer|search)" type="checkbox" id="__(?:drawer|search)") '
    r'autocomplete="off">'
)
_EMPTY_TABINDEX = re.compile(r'(<label\b[^<>]*) tabindex=""')
_CONTENTS_LABEL = '<label class="md-nav__title" for="__toc">'
_CONTENTS = 'id="__toc"'


def without_theme_faults(html: str) -> str:
    """A finished page with its toggles, labels and tab stops as the standard allows them.

    A checkbox may not say `autocomplete="off"` of itself. Without it Firefox opens the drawer again after a reload, so
    the toggles get a form that says it for them. A label for a control that is not on the page names none.
    """
    html = _TOGGLE.sub(rf'\g<start> form="{_TOGGLES}">', html)
    if f'form="{_TOGGLES}"' in html:
        html = html.replace("</body>", f'<form id="{_TOGGLES}" autocomplete="off" hidden></form></body>', 1)
    if _CONTENTS not in html:
        html = html.replace(_CONTENTS_LABEL, _CONTENTS_LABEL.replace(' for="__toc"', ""), 1)
    return _EMPTY_TABINDEX.sub(r"\1", html)
