"""What a text says: citations and links in prose; LaTeX, names and dates in bibliographies."""
