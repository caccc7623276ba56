"""The site as a value: the library, the style and where things stand. Everything that makes pages, files or an index
of them is given it."""
