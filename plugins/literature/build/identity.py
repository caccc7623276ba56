"""What a site calls itself, as far as its configuration says it to programs that are no host."""

from __future__ import annotations

from literature.render.pieces.corrections import issue_form
from literature.site.site import SiteIdentity
from literature.sources.project import Project


def identity_of(project: Project, folder: str = "") -> SiteIdentity:
    """Name, author and addresses in words that need no host (`!ENV`). `folder` is that of a further language, with a
    `/` at its end."""

    def words(option: str) -> str:
        value = project.configuration.data.get(option)
        return value if isinstance(value, str) else ""

    url = words("site_url")
    issues = project.settings.issues or issue_form(words("repo_url"))
    return SiteIdentity(words("site_name"), words("site_author"), f"{url.rstrip('/')}/{folder}" if url else "", issues)
