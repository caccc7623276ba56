"""A page's text with its links, the generated pages, and figures. Reads a `Library`, knows no host, touches no disk."""
