"""Adapters to the site generators. Thin: a hook calls a function that knows no host."""
