"""Words that stand in lists of names and are no names, and words that tell groups from persons.

`text/name_forms.py` reads names with them. All are in lower case, without full stops unless one belongs to the sign.
"""

from __future__ import annotations

NO_NAMES = frozenset(
    {
        *("-", "--", "---", "–", "—", "?", "na", "n/a", "none", "null", "nil", "undefined", "unknown", "unspecified"),
        *("no author", "no authors", "no author listed", "no authors listed", "no author given", "no author name"),
        *("no author specified", "no authors given", "author unknown", "unknown author", "unknown authors"),
        *("author not identified", "not available", "not specified", "sn", "s n", "sine nomine", "nn", "n n", "tba"),
        *("ohne autor", "ohne verfasser", "kein autor", "ov", "o v", "sans auteur", "sin autor", "various authors"),
        *("multiple authors", "author", "authors"),
    }
)
"""What stands for a name where there is none, without brackets and full stops."""

TITLES = frozenset(
    {
        *("dr", "prof", "professor", "mr", "mrs", "ms", "sir", "dame", "rev.", "hon.", "fr.", "dr.-ing", "dipl.-psych"),
        *("univ.-prof", "priv.-doz", "doz", "pd", "med", "phil", "rer", "nat", "h.c", "habil", "ing.", "mag.", "lic."),
    }
)
"""Titles before a name, which a reference leaves out (APA 7, section 9.8); those with a full stop only with it."""

DEGREES = frozenset(
    {
        *("phd", "psyd", "edd", "dphil", "drph", "dsc", "scd", "msc", "mphil", "mph", "msw", "lcsw", "esq", "facp"),
        *("frcp", "frcpsych", "frs", "abpp", "bsc", "med", "mdphd", "pharmd", "dnp", "ncc", "lmft", "lpc"),
    }
)
"""Degrees and honors behind a name, which a reference leaves out."""

SHORT_DEGREES = frozenset({"md", "ma", "ba", "rn", "mba", "jd", "bs", "ms", "dds", "dvm", "do", "llb", "llm"})
"""Degrees that might be initials: left out only behind a name that has its given names."""

PARTICLES = frozenset(
    {
        *("van", "von", "vom", "de", "den", "der", "des", "del", "della", "delle", "dello", "di", "da", "do", "das"),
        *("dos", "du", "la", "le", "las", "los", "ter", "ten", "te", "zu", "zum", "zur", "und", "af", "av", "'t"),
        *("in", "op", "d'", "bin", "ibn", "al", "el", "y"),
    }
)
"""Words that are part of a family name when they stand behind the given names: `Berg, Jan van den`."""

GROUP_WORDS = frozenset(
    {
        *("organization", "organisation", "association", "university", "institute", "institutes", "department"),
        *("ministry", "committee", "subcommittee", "society", "foundation", "agency", "commission", "consortium"),
        *("collaboration", "collaborative", "federation", "corporation", "administration", "inc", "ltd", "llc", "gmbh"),
        *("corp", "plc", "centers", "centres", "academies", "universität", "université", "universidad"),
        *("università", "universiteit", "universidade", "institut", "instituto", "istituto", "ministerium"),
        *("ministère", "ministerio", "gesellschaft", "verein", "verband", "bundesministerium", "bundesamt"),
        *("asociación", "organización", "fundación", "fondation", "stiftung"),
        *("société", "sociedad", "comité", "commissie", "bundesanstalt", "statistisches", "secretariat", "taskforce"),
    }
)
"""Words that no person's name holds."""

LIKELY_GROUP_WORDS = frozenset(
    {
        *("center", "centre", "group", "network", "team", "union", "nations", "bureau", "office", "board", "academy"),
        *("college", "school", "hospital", "library", "museum", "laboratory", "laboratories", "service", "services"),
        *("authority", "survey", "initiative", "project", "program", "programme", "force", "alliance", "coalition"),
        *("company", "bank", "press", "trust", "council", "states", "government", "research", "health", "sciences"),
        *("studies", "clinic", "fund", "partnership", "panel", "congress", "parliament", "court", "senate", "kingdom"),
        *("republic", "affairs", "education", "statistics", "register", "registry", "archive", "archives", "medicine"),
        *("psychology", "psychiatry", "technology", "security", "investigators", "study", "trial", "workgroup", "nhs"),
        *("akademie", "zentrum", "amt", "bund", "klinik", "schule", "centro", "consejo", "conseil", "rat", "media"),
    }
)
"""Words that show a group among three words and more, or behind one of `GROUP_BEGINNINGS`."""

GROUP_BEGINNINGS = frozenset(
    {
        *("united", "world", "european", "american", "british", "canadian", "australian", "national", "international"),
        *("royal", "federal", "global", "the", "central", "pew"),
        *("deutsche", "deutscher", "deutsches", "u.s", "us", "uk", "u.k", "eu", "un", "us."),
    }
)

COMPANY_FORMS = frozenset({"inc", "ltd", "llc", "gmbh", "corp", "co", "ag", "plc", "sa", "bv", "pty ltd", "se"})
"""What follows the comma in the name of a company."""

GIVEN_NAMES = frozenset(
    {
        *("adam", "alan", "alexander", "alice", "amanda", "amy", "andrea", "andrew", "angela", "ann", "anna", "anne"),
        *("anthony", "barbara", "benjamin", "betty", "bob", "brenda", "brian", "bruce", "carl", "carol", "caroline"),
        *("catherine", "charles", "charlotte", "christine", "christopher", "cynthia", "daniel", "david", "deborah"),
        *("debra", "diana", "diane", "donald", "donna", "dorothy", "edward", "elizabeth", "ellen", "emily", "emma"),
        *("eric", "eva", "frances", "frank", "frederick", "gary", "hans", "harold", "heather", "helen", "ian", "jack"),
        *("jacob", "jane", "janet", "janice", "jason", "jeffrey", "jennifer", "jessica", "joan", "john", "jonathan"),
        *("joseph", "joshua", "judith", "judy", "julia", "julie", "karen", "katherine", "kathleen", "keith", "kenneth"),
        *("kevin", "kimberly", "laura", "linda", "lisa", "lorenzo", "louise", "lucy", "malcolm", "margaret", "maria"),
        *("marie", "mark", "martha", "mary", "matthew", "megan", "melissa", "michael", "michelle", "monica", "nancy"),
        *("nathan", "nicholas", "nicole", "olivia", "pamela", "patricia", "patrick", "peter", "philip", "phillip"),
        *("rachel", "rebecca", "richard", "robert", "roger", "ronald", "ruth", "samantha", "samuel", "sandra", "sara"),
        *("sarah", "sharon", "shirley", "sophie", "stephanie", "stephen", "steven", "susan", "teresa", "theresa"),
        *("thomas", "timothy", "victoria", "virginia", "walter", "wendy", "william"),
    }
)
"""Given names of English that are frequent and rarely stand first in a family name of two words."""

ASIAN_SURNAMES = frozenset(
    {
        *("ai", "an", "bi", "cai", "cao", "cho", "chu", "cui", "du", "fan", "fu", "gao", "gu", "guo", "han", "he"),
        *("ho", "hou", "hu", "ji", "jin", "kim", "ko", "lai", "lam", "lau", "lee", "le", "li", "lin", "liu", "lo"),
        *("lu", "luo", "ma", "mai", "mao", "ng", "ni", "oh", "ou", "pan", "qi", "qin", "ren", "ryu", "seo", "shi"),
        *("sim", "su", "sun", "tan", "tao", "tu", "vo", "vu", "wei", "wu", "xia", "xie", "xu", "yan", "yao", "ye"),
        *("yi", "yin", "yoo", "yu", "zhu", "zou", "do", "bai", "dai", "lim", "yang", "kang", "choi", "park"),
    }
)
"""Family names so short that they look like initials when they are in capitals: `Wei LI`."""

REST_OF_HOUSE = frozenset(
    {
        *("sons", "son", "daughters", "company", "co", "brothers", "bros", "associates", "partners", "row", "francis"),
        *("schuster", "hall", "stoughton", "winston", "unwin", "noble", "kegan paul", "bacon", "littlefield", "giroux"),
        *("faber", "business media", "jovanovich", "hudson", "nicolson", "spottiswoode", "world", "ward", "wilkins"),
        *("ruprecht", "applied mathematics", "windus", "paul", "harper", "carnegie", "sons inc", "sons ltd"),
    }
)
"""What follows `and` in the names of publishing houses."""
