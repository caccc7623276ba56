"""Readers of what other programs and indexes hand out: text in, works as a bibliography holds them and problems out."""
