"""Makes realistic libraries of any size, the same for the same seed."""

from .site import SITES, WHOLE_NAV, Size, write_site
from .works import bibliography, made_works

__all__ = ["SITES", "WHOLE_NAV", "Size", "bibliography", "made_works", "write_site"]
