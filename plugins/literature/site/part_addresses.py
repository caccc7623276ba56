"""Where the parts of a long list stand. `site/paging.py` cuts the list."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from literature.site.site import Site


def part_words(counts: Mapping[str, int], taken: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Words for the addresses of lists with several parts, by the word of the list itself, which is its first part's.

    `counts` are the parts of each list of a folder; the empty word stands for its index. Parts of the list `ann` are
    `ann-part-2` and so on, those of the index `part-2`; they give way to words that are `taken`, so that works and
    authors keep theirs.
    """
    known = {word.lower() for word in taken}
    words: dict[str, tuple[str, ...]] = {}
    for stem, count in counts.items():
        found = [stem]
        for number in range(2, count + 1):
            word = base = part_word(stem, number)
            further = 1
            while word.lower() in known:
                further += 1
                word = f"{base}-{further}"
            known.add(word.lower())
            found.append(word)
        if count > 1:
            words[stem] = tuple(found)
    return words


def part_word(stem: str, number: int) -> str:
    """Word for the address of a part from the second on, as long as nothing else has it."""
    return f"{stem}-part-{number}" if stem else f"part-{number}"


def further_parts(words: Mapping[str, Sequence[str]]) -> dict[str, tuple[str, int]]:
    """For each part but the first of a list: the list's own word and the part's number."""
    return {
        word: (stem, number)
        for stem, of_list in words.items()
        for number, word in enumerate(of_list, start=1)
        if number > 1
    }


def part_address(site: Site, folder: str, word: str) -> str:
    """Address of a part by its word; the empty one is the folder's index."""
    return site.addresses.generated(folder, word) if word else site.addresses.index(folder)
