"""Where the text of a work can lawfully be read by anyone: the kinds of places, and hosts that are none of them."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from literature.vocabulary.catalog import N_

PLACES: Mapping[str, str] = MappingProxyType(
    {
        "publisher": N_("at the publisher"),
        "PMC": N_("at PubMed Central"),
        "repository": N_("in a repository"),
        "author": N_("on the authors' own page"),
    }
)
"""Values of `fulltextkind`, and how readers are told."""

UPLOAD_SITES = frozenset(
    "researchgate.net academia.edu scribd.com semanticscholar.org docplayer.net "
    "slideshare.net issuu.com coursehero.com studocu.com studylib.net studyres.com yumpu.com flippingbook.com "
    "readkong.com docslib.org dokumen.pub dokumen.tips ebin.pub vdoc.pub pdfcoffee.com epdf.pub epdf.tips moam.info "
    "silo.tips paperzz.com docksci.com 1library.net silo.pub hitpages.com daneshyari.com "
    "informahealthcare.com deepdyve.com booksci.cn docs.google.com drive.google.com dropbox.com onedrive.live.com "
    "1drv.ms wetransfer.com mega.nz mega.co.nz".split()
)
"""Domains where readers put what others wrote, and mirrors of publishers."""

UPLOAD_NAMES = frozenset(
    "sci-hub scihub libgen annas-archive z-lib z-library zlibrary booksc b-ok bookfi vdocuments fdocuments "
    "docplayer pdfslide pdfslides".split()
)
"""The same for those that stand under many endings: names within a host."""

COURSE_NAMES = frozenset("moodle canvas blackboard brightspace ilias sakai".split())
"""Names within the hosts of learning systems, whose files are meant for one course."""

ACCESS_NAMES = frozenset("proxy ezproxy libproxy idm".split())
"""Names within the hosts through which a library lets in its own readers."""

PMC_HOSTS = frozenset({"pmc.ncbi.nlm.nih.gov", "www.ncbi.nlm.nih.gov", "europepmc.org"})
"""Where PubMed Central's texts stand."""
