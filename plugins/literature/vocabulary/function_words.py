"""Words that tell nothing of what is asked for, by language: queries are searched without them. English ones count on
every site, as most works have English titles; those of the site's language are added to them."""

from __future__ import annotations

import re
from collections.abc import Mapping

_TELL_NOTHING: Mapping[str, str] = {
    "en": (
        "a about am an and any are as at be been being but by can can't could did didn't do does doesn't doing don't "
        "for from had has have having he her him his how i i'm if in into is isn't it it's its just let like may "
        "me might more most much must my no nor not of on one or other our out over own really same shall she should "
        "so some someone something such than that that's the their them then there these they this those to too up "
        "very was we were what what's when where which while who whom whose why will with would you your"
    ),
    "de": (
        "aber als am an auf aus bei bin bist da damit dann darf das dass dein deine dem den denn der des dich die dir "
        "doch du durch ein eine einem einen einer eines er es etwas euch für hat habe haben hatte ich ihm ihn ihr ihre "
        "im in ist jemand kann können könnte man mein meine meinem meinen meiner mich mir mit muss nach nicht noch nur "
        "ob oder sehr sein seine sich sie sind so soll sollte über um und uns unser vom von vor war waren wann warum "
        "was weil welche welcher welches wenn wer werden weshalb wie wieso will wir wird wo wurde zu zum zur"
    ),
    "es": (
        "a al algo alguien alguna algún como con cual cuando cuál cuándo cómo de debo del desde donde dónde e el ella "
        "ellas ellos en era es esa ese eso esta este esto está están fue ha han hay la las le les lo los me mi mis "
        "mucho muy más ni no nos o os otra otro para pero por porque pueda puede pueden puedo que quien quién qué se "
        "ser si sobre son soy su sus sí también tan te tengo tiene tienen tu tus un una unas uno unos y ya yo él"
    ),
    "fr": (
        "a ai ait as au aussi aux avec ce ces cet cette comme comment dans de des dois du elle elles "
        "en es est et être eu fait il ils je la le les leur leurs lui ma mais me mes moi mon même ne nos notre "
        "nous on ont ou où par pas peut peuvent peux plus pour pourquoi quand que quel quelle quelles "
        "quelqu'un quels qui quoi sa se ses si son sont suis sur ta te tes toi ton très tu un une vos votre vous y à "
        "ça étaient était"
    ),
    "ar": (
        "أن أنا أنت أو أي أين إذا إلى إن التي الذي بعض به بها تلك ثم حتى ذلك على عن غير في قد كان كانت كل كم كيف لا "
        "لك لكن لم لماذا لن لي ما ماذا متى مع من نحن هذا هذه هل هم هو هي و يكون"
    ),
}
_ASKING: Mapping[str, str] = {
    "en": (
        "am are can can't could did didn't do does doesn't doing don't how i i'm is isn't may me might my shall should "
        "was were what what's when where which who whom whose why will would you your"
    ),
    "de": (
        "bin darf dein deine dich dir du hat habe ich ist kann können könnte mein meine mich mir muss sind soll sollte "
        "wann warum was welche welcher welches wer weshalb wie wieso wo"
    ),
    "es": "cuál cuándo cómo debo dónde es me mi mis puede pueden puedo quién qué son soy tengo tu tus yo",
    "fr": (
        "ai ait comment dois est je ma me mes mon où peut peux pourquoi quand quel quelle quelles "
        "quels qui quoi sont suis ta tu ton vous"
    ),
    "ar": "أنا أي أين كم كيف لماذا لي ماذا متى هل",
}
"""Those that stand in questions and in what people tell, and seldom among words that are looked for."""


def words_that_tell_nothing(language: str) -> tuple[str, ...]:
    """Those of a site's language (BCP 47) and the English ones, in order."""
    return _of(_TELL_NOTHING, language)


def words_of_questions(language: str) -> tuple[str, ...]:
    """Those of them by which one tells a question, likewise."""
    return _of(_ASKING, language)


def _of(words: Mapping[str, str], language: str) -> tuple[str, ...]:
    own = words.get(re.split("[-_]", language)[0], "")
    return tuple(sorted({*words["en"].split(), *own.split()}))
