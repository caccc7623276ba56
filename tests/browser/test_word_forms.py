"""Forms of words in languages other than English: stems are Snowball's, and what is searched for is found in them."""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterator
from dataclasses import replace
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from snowballstemmer import stemmer
from tests.limits import examples

from literature.build.asset_files import asset_files
from literature.search import SearchBundle
from literature.search.records import Record
from literature.search.word_index import words_of
from literature.site.site import Site
from literature.text.folding import fold
from literature.vocabulary.catalog import catalog_for

ALGORITHMS = {"de": "german", "es": "spanish", "fr": "french", "ar": "arabic"}
PIECES = {
    "de": (
        "a e i o u y b d g k l m n r s st t ch ae oe ue qu syst niss nis em ern er erin erinnen en es ln lns "
        "est et tick "
        "plan geordn intern tr end ung ig isch ik lich heit keit ' 's 'sch Haus frau bezieh"
    ),
    "es": (
        "a e i o u á é í ó ú ü b c d g l m n r s t y gu qu la selas selos les nos me iendo yendo iéndo ando "
        "ar er ír ica "
        "ancias encia adores osa ista ivos anza logías idad able ante mente amente ación uciones amiento ic "
        "ad at abil "
        "ya yeron yó ía aríamos isteis áis emos éis ieron habl viv"
    ),
    "fr": (
        "a e i o u y é è b c d l m n p r s t v x qu ou eu ique atrice ances ence logie able isme euse iste "
        "ive ifs usion "
        "ations ution ateur ements issement ités ment amment emment eaux aux eux oux abil ic iv at ièr eus "
        "ira ie isses "
        "issante i irions irez era aise asse ante ée ai er ais eais ions erons és ait ant aient èrent ez iez "
        "épl auv al "
        "ell eill enn onn ett ier ière ion col par tap ni l' qu' finiss parl"
    ),
    "ar": (
        "ا ب ت ك ل م ن ه و ي س ف ء ة ى ع ق ر د ـ ال بال كال لل وا تم تمو كما هما نا ها كم هم هن كمو ني تا "
        "تما ان تن ون "
        "ين ات ست سي يست تست با بب كك كتب علم"
    ),
}


def read_po(language: str) -> set[str]:
    """Folded words of what readers are told in a language."""
    catalog = files("literature").joinpath(f"vocabulary/locale/{language}/LC_MESSAGES/literature.po")
    said = [line for line in catalog.read_text(encoding="utf-8").splitlines() if line.startswith(("msgstr", '"'))]
    return {word for line in said for word in words_of(fold(line)) if word and not any(map(str.isdigit, word))}


@pytest.fixture(scope="module")
def stems(browser: Any) -> Iterator[Callable[[str, list[str]], list[str]]]:
    """What the algorithm of a language makes of words in the browser."""
    page = browser.new_page()

    def stems(language: str, words: list[str]) -> list[str]:
        source = files("literature").joinpath(f"assets/search/stemmers/{language}.js").read_bytes()
        script = "async ([source, words]) => words.map((await import(source)).stem)"
        address = f"data:text/javascript;base64,{base64.b64encode(source).decode()}"
        found: list[str] = page.evaluate(script, [address, words])
        return found

    yield stems
    page.close()


@pytest.mark.parametrize("language", ALGORITHMS)
def test_stems_are_those_of_snowball(stems: Callable[..., list[str]], language: str) -> None:
    words = sorted(read_po(language))
    assert len(words) > 500
    theirs = stemmer(ALGORITHMS[language]).stemWords(words)
    found = zip(words, stems(language, words), theirs, strict=True)
    assert {word: (own, stem) for word, own, stem in found if own != stem} == {}


@pytest.mark.parametrize("language", ALGORITHMS)
@settings(examples(40), suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(data=st.data())
def test_stems_of_what_is_no_word_are_snowballs_too(
    stems: Callable[..., list[str]], language: str, data: st.DataObject
) -> None:
    word = st.builds("".join, st.lists(st.sampled_from(PIECES[language].split()), min_size=1, max_size=5))
    words = data.draw(st.lists(word.map(str.lower), min_size=30, max_size=60))
    theirs = stemmer(ALGORITHMS[language]).stemWords(words)
    found = zip(words, stems(language, words), theirs, strict=True)
    assert {word: (own, stem) for word, own, stem in found if own != stem} == {}


SITES = {
    "de": {
        "baum": "Die Häuser standen an der Straße.",
        "boot": "Sie erzählten von ihren Beziehungen.",
        "meer": "Von der Freundlichkeit der Lotsen.",
    },
    "es": {
        "mar": "Las canciones de los pescadores.",
        "faro": "Cuando vivían en el faro, cantaban.",
        "puerto": "La psicología de la espera.",
    },
    "fr": {
        "mer": "De l’alliance des pêcheurs et d'attachements anciens.",
        "phare": "Une amie aimée de la côte, les chevaux du quai.",
        "port": "Des qualités qu'il cherchait toujours.",
    },
    "it": {"mare": "Il senso dell'attaccamento e l’alleanza."},
    "ar": {
        "bahr": "والعلاقات بين البحارة.",
        "mina": "يستخدمون القوارب الصغيرة.",
    },
}
"""By language, what pages say; the name of each is its address."""


@pytest.fixture(scope="module")
def find(
    browser: Any, serve: Callable[[Path], str], toy_site: Site, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Any]:
    """`find(language, text)`: the pages of that language's site that hold all that is asked, and the whole answer."""
    pages = {}

    def opened(language: str) -> Any:
        folder = tmp_path_factory.mktemp(language)
        catalog, _ = catalog_for(language)
        site = replace(toy_site, catalog=catalog, library=replace(toy_site.library, concepts={}))
        records = [Record("page", name, name, text) for name, text in SITES[language].items()]
        tables = ((f"search/data/{name}", content) for name, content in SearchBundle(site, tuple(records)).files())
        scripts = ((name, text.encode()) for name, text in asset_files(catalog))
        for name, content in (
            *tables,
            *scripts,
            ("index.html", b"<!doctype html><meta charset=utf-8><title>x</title>"),
        ):
            file = folder / (name if name == "index.html" else f"assets/literature/{name}")
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
        page = browser.new_page()
        page.goto(serve(folder))
        page.add_script_tag(url="assets/literature/search/main.js")
        page.evaluate("""() => new Promise((resolve, reject) => literature((modules, load) =>
            load("dialog", ["search"]).then(() => {
                window.searchModules = Object.assign({}, ...Object.values(modules));
                resolve();
            }, reject)))""")
        return page

    def find(language: str, text: str) -> tuple[list[str], dict[str, Any]]:
        if language not in pages:
            pages[language] = opened(language)
        answer = pages[language].evaluate("text => searchModules.find({ ...searchModules.emptyRequest(), text })", text)
        names = list(SITES[language])
        return [names[hit["number"]] for hit in answer["hits"] if hit["share"] > 0.99 or not answer["isPlain"]], answer

    yield find
    for page in pages.values():
        page.close()


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("de", "haus", "baum"),
        ("de", "Haeuser", "baum"),
        ("de", "strasse", "baum"),
        ("de", "erzählte", "boot"),
        ("de", "Beziehung", "boot"),
        ("de", "freundlich", "meer"),
        ("es", "canción", "mar"),
        ("es", "cancion", "mar"),
        ("es", "vivir", "faro"),
        ("es", "cantar", "faro"),
        ("es", "psicologico", "puerto"),
        ("fr", "alliance", "mer"),
        ("fr", "l'alliance", "mer"),
        ("fr", "attachement", "mer"),
        ("fr", "d’attachement", "mer"),
        ("fr", '"l\'alliance des pêcheurs"', "mer"),
        ("fr", "aimer", "phare"),
        ("fr", "cheval", "phare"),
        ("fr", "qualité", "port"),
        ("fr", "chercher", "port"),
        ("it", "attaccamento", "mare"),
        ("it", "l'attaccamento", "mare"),
        ("it", "alleanza", "mare"),
        ("ar", "علاقة", "bahr"),
        ("ar", "العلاقات", "bahr"),
        ("ar", "والبحارة", "bahr"),
        ("ar", "استخدم", "mina"),
        ("ar", "قوارب", "mina"),
    ],
)
def test_a_word_is_found_in_its_forms(find: Any, language: str, text: str, name: str) -> None:
    found, answer = find(language, text)
    assert found == [name]
    assert answer["corrected"] == []


@pytest.mark.parametrize(("language", "text"), [("fr", "allians"), ("fr", "l'aliance"), ("it", "dell'aleanza")])
def test_a_slip_behind_an_elided_word_is_put_right(find: Any, language: str, text: str) -> None:
    found, answer = find(language, text)
    assert len(found) == 1
    assert len(answer["corrected"]) == 1


@pytest.mark.parametrize("language", ["en", "de", "es", "fr", "ar", "it", "de-AT", "pl"])
def test_pages_load_the_stemmer_of_their_language_alone(language: str) -> None:
    published = "".join(text for name, text in asset_files(catalog_for(language)[0]) if name.endswith(".js"))
    folder = files("literature").joinpath("assets/search/stemmers")
    openings = {file.name.removesuffix(".js"): file.read_text("utf-8").partition("\n")[0] for file in folder.iterdir()}
    short = language.split("-")[0]
    assert [name for name, line in openings.items() if line in published] == [short if short in openings else "none"]
