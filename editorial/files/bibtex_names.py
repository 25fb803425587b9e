"""BibTeX and BibLaTeX: their types and fields, and the types and variables of CSL that they are.

https://ctan.org/pkg/biblatex, chapter 2; the older names are those of BibTeX's standard styles.
"""

KINDS = {
    "article": "article-journal",
    "artwork": "graphic",
    "audio": "song",
    "book": "book",
    "booklet": "pamphlet",
    "bookinbook": "chapter",
    "book_section": "chapter",
    "collection": "book",
    "conference": "paper-conference",
    "constitution": "legislation",
    "data": "dataset",
    "dataset": "dataset",
    "electronic": "webpage",
    "film": "motion_picture",
    "image": "graphic",
    "inbook": "chapter",
    "incollection": "chapter",
    "inproceedings": "paper-conference",
    "inreference": "entry-encyclopedia",
    "internet": "webpage",
    "jurisdiction": "legal_case",
    "legadminmaterial": "regulation",
    "legal": "treaty",
    "legislation": "legislation",
    "legmaterial": "bill",
    "letter": "personal_communication",
    "magazine_article": "article-magazine",
    "manual": "report",
    "mastersthesis": "thesis",
    "movie": "motion_picture",
    "music": "song",
    "mvbook": "book",
    "mvcollection": "book",
    "mvproceedings": "book",
    "mvreference": "book",
    "newsarticle": "article-newspaper",
    "newspaper_article": "article-newspaper",
    "online": "webpage",
    "patent": "patent",
    "performance": "performance",
    "periodical": "periodical",
    "phdthesis": "thesis",
    "presentation": "speech",
    "proceedings": "book",
    "reference": "book",
    "report": "report",
    "review": "review",
    "software": "software",
    "softwareversion": "software",
    "standard": "standard",
    "suppbook": "chapter",
    "suppcollection": "chapter",
    "suppperiodical": "article-journal",
    "talk": "speech",
    "techreport": "report",
    "thesis": "thesis",
    "unpublished": "manuscript",
    "video": "motion_picture",
    "web_page": "webpage",
    "webpage": "webpage",
    "www": "webpage",
}
"""Any other type is a document."""

SUBTYPES = {
    ("article-journal", "magazine"): "article-magazine",
    ("article-journal", "newspaper"): "article-newspaper",
    ("article-journal", "preprint"): "article",
    ("webpage", "blog"): "post-weblog",
    ("webpage", "post"): "post",
}
"""By `entrysubtype`, for which BibLaTeX has no list."""

TYPES = {
    "article": ("online", "article"),
    "article-journal": ("article", "article"),
    "article-magazine": ("article", "article"),
    "article-newspaper": ("article", "article"),
    "bill": ("legmaterial", "misc"),
    "book": ("book", "book"),
    "broadcast": ("video", "misc"),
    "chapter": ("incollection", "incollection"),
    "classic": ("book", "book"),
    "collection": ("book", "book"),
    "dataset": ("dataset", "misc"),
    "entry": ("inreference", "incollection"),
    "entry-dictionary": ("inreference", "incollection"),
    "entry-encyclopedia": ("inreference", "incollection"),
    "figure": ("image", "misc"),
    "graphic": ("image", "misc"),
    "hearing": ("legislation", "misc"),
    "legal_case": ("jurisdiction", "misc"),
    "legislation": ("legislation", "misc"),
    "manuscript": ("unpublished", "unpublished"),
    "map": ("image", "misc"),
    "motion_picture": ("video", "misc"),
    "musical_score": ("book", "book"),
    "pamphlet": ("booklet", "booklet"),
    "paper-conference": ("inproceedings", "inproceedings"),
    "patent": ("patent", "misc"),
    "performance": ("performance", "misc"),
    "periodical": ("periodical", "book"),
    "personal_communication": ("letter", "misc"),
    "post": ("online", "misc"),
    "post-weblog": ("online", "misc"),
    "regulation": ("legadminmaterial", "misc"),
    "report": ("report", "techreport"),
    "review": ("article", "article"),
    "review-book": ("article", "article"),
    "software": ("software", "misc"),
    "song": ("audio", "misc"),
    "speech": ("unpublished", "unpublished"),
    "standard": ("standard", "misc"),
    "thesis": ("thesis", "phdthesis"),
    "treaty": ("legal", "misc"),
    "webpage": ("online", "misc"),
}
"""The type in BibLaTeX and in BibTeX; any other kind is "misc" in both."""

IN_BOOK = frozenset(("incollection", "inproceedings", "inreference"))
"""Types whose container is `booktitle`; `article` has `journaltitle`."""
TITLE_ADDON = frozenset(("online",))
"""Types whose container is `titleaddon`, as Zotero writes the name of a website."""

CONTAINERS = ("journaltitle", "journal", "booktitle", "maintitle")
PUBLISHERS = ("publisher", "institution", "school", "organization")
PLACES = ("location", "address")
SUBTITLES = {
    "title": "subtitle",
    "booktitle": "booksubtitle",
    "maintitle": "mainsubtitle",
    "journaltitle": "journalsubtitle",
}

VARIABLES = {
    "abstract": "abstract",
    "annotation": "annote",
    "annote": "annote",
    "chapter": "chapter-number",
    "edition": "edition",
    "eid": "number",
    "eventtitle": "event-title",
    "isbn": "ISBN",
    "issn": "ISSN",
    "keywords": "keyword",
    "language": "language",
    "library": "call-number",
    "note": "note",
    "numpages": "number-of-pages",
    "origlocation": "original-publisher-place",
    "origpublisher": "original-publisher",
    "origtitle": "original-title",
    "pages": "page",
    "pagetotal": "number-of-pages",
    "part": "part",
    "pmcid": "PMCID",
    "pmid": "PMID",
    "pubstate": "status",
    "series": "collection-title",
    "shortjournal": "container-title-short",
    "shorttitle": "title-short",
    "type": "genre",
    "venue": "event-place",
    "version": "version",
    "volume": "volume",
    "volumes": "number-of-volumes",
}
"""Fields whose text is one variable, in the order in which they are written."""

DATES = {"eventdate": "event-date", "origdate": "original-date", "urldate": "accessed"}

NAMES = {
    "author": "author",
    "bookauthor": "container-author",
    "editor": "editor",
    "translator": "translator",
    "director": "director",
    "narrator": "narrator",
    "illustrator": "illustrator",
}
ROLES = {
    "compiler": "compiler",
    "director": "director",
    "illustrator": "illustrator",
    "producer": "producer",
    "translator": "translator",
    "collaborator": "contributor",
    "editor": "editor",
    "seriescreator": "series-creator",
}
"""What `editortype`, `editoratype`… may say, of CSL's roles."""

VERBATIM = frozenset(
    """doi url eprint eprinttype archiveprefix eprintclass primaryclass file pmid pmcid arxivid
    crossref xdata options ids uri langid""".split()
)
"""Fields that hold no LaTeX."""

THESES = {"phdthesis": "PhD thesis", "mastersthesis": "Master’s thesis", "mathesis": "MA thesis"}
"""What BibLaTeX prints for the keys that `type` may have, and for BibTeX's two types."""

LANGUAGES = {
    "american": "en-US",
    "british": "en-GB",
    "english": "en",
    "ukenglish": "en-GB",
    "usenglish": "en-US",
    "french": "fr",
    "german": "de",
    "ngerman": "de",
    "spanish": "es",
    "italian": "it",
    "portuguese": "pt",
    "brazilian": "pt-BR",
    "dutch": "nl",
    "swedish": "sv",
    "danish": "da",
    "norsk": "nb",
    "nynorsk": "nn",
    "finnish": "fi",
    "polish": "pl",
    "czech": "cs",
    "russian": "ru",
    "greek": "el",
    "turkish": "tr",
    "japanese": "ja",
    "chinese": "zh",
}
"""babel's names of languages (BibLaTeX, table 2), the common ones."""

MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()

INHERITED_AS = {
    "article": ("journaltitle", "journalsubtitle"),
    "suppperiodical": ("journaltitle", "journalsubtitle"),
    "book": ("maintitle", "mainsubtitle"),
    "collection": ("maintitle", "mainsubtitle"),
    "proceedings": ("maintitle", "mainsubtitle"),
    "reference": ("maintitle", "mainsubtitle"),
}
"""What a parent's title and subtitle are for a child that has a title of its own (BibLaTeX,
appendix B); for any other type `booktitle` and `booksubtitle`."""
NOT_INHERITED = frozenset(
    """ids crossref xref xdata entryset entrysubtype execute label options presort related
    relatedoptions relatedstring relatedtype shorthand shorthandintro shorttitle sortkey file
    abstract keywords note annotation annote timestamp title subtitle titleaddon""".split()
)
