"""Beginnings: a page to fill in, a key for a new work, a whole site. Text for `cli/` to write; `library/` says what is
there already."""
