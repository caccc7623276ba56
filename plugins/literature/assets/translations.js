// What the messages of scripts are in the site's language, by what they are in English. Another language than English has
// a file of the same form, made from its catalog (`vocabulary/catalog.py`), in place of this one.

export const language = "en";
export const translations = {};
