"""A server by which assistants ask a built site: the Model Context Protocol over what a site publishes as data.

`published_site.py` knows the records, `tools.py` answers, `server.py` speaks the protocol with its official SDK, which
nothing else in the package imports. What a site is configured with is not looked at: a folder or an address is enough.
"""
