"""Zensical, which runs Python-Markdown and no plugins: an extension of Markdown resolves what stands on pages, and the
command does what comes before and after."""
