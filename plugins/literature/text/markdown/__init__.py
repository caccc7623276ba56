"""Markdown of pages: what is prose in it, and the citations, links, blocks and headings that it holds."""
