"""Tells names of groups from names of persons, with braces and without."""

from __future__ import annotations

from literature.text.name_parts import is_initials, split_commas
from literature.vocabulary.name_words import (
    COMPANY_FORMS,
    GIVEN_NAMES,
    GROUP_BEGINNINGS,
    GROUP_WORDS,
    LIKELY_GROUP_WORDS,
    REST_OF_HOUSE,
)


def is_group(name: str) -> bool:
    """Whether a name without braces is that of a group: `World Health Organization`, `Department of Health`."""
    first, *rest = [part.strip() for part in split_commas(name)]
    words = [word.strip(".()").casefold() for word in first.split()]
    if rest and all(part.rstrip(".").casefold() in COMPANY_FORMS for part in rest):
        return True
    if len(words) < 2:
        return False
    if any(word in GROUP_WORDS for word in words):
        return True
    if rest:
        return False
    if any(token in ("of", "for", "on", "the") for token in first.split()[1:]):
        return True
    is_likely = any(word in LIKELY_GROUP_WORDS for word in words)
    has_initials = any(is_initials(token) and token.rstrip(".") not in ("U.S", "US", "UK") for token in first.split())
    return is_likely and not has_initials and (len(words) > 2 or words[0] in GROUP_BEGINNINGS)


def is_rest_of_group(name: str) -> bool:
    """Whether a piece behind `and` goes on with the name of a group: `Human Services`, `Prevention`."""
    if "," in name or "{" in name or name.isupper():
        return False
    words = name.split()
    return len(words) == 1 or (len(words) == 2 and any(word.casefold() in LIKELY_GROUP_WORDS for word in words))


def is_one_house(before: str, name: str) -> bool:
    """Whether `and` stands within one publisher's name: `John Wiley and Sons`, `Centers for Trust and Prevention`."""
    if "{" in before + name:
        return False
    if name.partition(",")[0].strip(" .").casefold() in REST_OF_HOUSE:
        return True
    return is_group(before) and is_rest_of_group(name) and not is_group(name)


def person_in_braces(inner: str) -> str:
    """The name of a person that stands in braces as if it were a group (`{Smith, John}`), or nothing."""
    parts = [part.strip() for part in split_commas(inner)]
    if len(parts) != 2 or is_group(inner):
        return ""
    family, given = parts[0].split(), parts[1].split()
    if not family or not given or len(family) > 3 or len(given) > 3:
        return ""
    is_told = given[0].casefold() in GIVEN_NAMES or all(is_initials(token) for token in given)
    return inner if is_told and parts[0][:1].isalpha() else ""


def looks_like_person(inner: str) -> bool:
    """Whether braces without a comma hold what may well be a person: `{John Smith}`."""
    words = inner.split()
    return (
        1 < len(words) < 4
        and words[0].casefold() in GIVEN_NAMES
        and all(word[:1].isupper() for word in words)
        and not any(word.casefold().strip(".") in GROUP_WORDS | LIKELY_GROUP_WORDS for word in words)
    )
