"""Tables of the words that the tool knows: kinds of page, entry types, locators, formats, facets, words for readers."""
