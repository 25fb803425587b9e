"""Sentences with which a page interrupts its article: "Read also: …", "Subscribe now …"."""

import re

_READ = (
    r"(?:also |now )?read(?: also| more| next| on)?|see also|related(?: \w+)?|more(?: on this)?"
    r"|watch|don['’]t miss|recommended|(?:lea|lee|leer|mira|vea)(?: también| más)?"
    r"|te puede interesar|(?:à )?lire(?: aussi| également)|voir aussi|leia(?: também| mais)"
    r"|veja também|leggi(?: anche)?|(?:lesen|hören|sehen) sie(?: auch)?|mehr(?: zum thema| dazu)?"
    r"|lees(?: ook| meer)?|läs(?: även| mer)|czytaj (?:też|także|więcej)|čtěte také"
)
_READ_PLAINLY = (
    r"read also|also read|see also|lea también|à lire aussi|lire aussi|leia também|leggi anche"
    r"|lesen sie auch|lees ook"
)
READ_ALSO = re.compile(rf"\W*(?:{_READ})\b\W*[:»>|–—-]|\W*(?:{_READ_PLAINLY})\b", re.I)
"""Begins a line that leads to another article."""

SIGN_UP = re.compile(
    r"\W*(?:subscribe|sign up|signup|register|follow us|like us|join us on"
    r"|click here to (?:subscribe|sign)|get our|download (?:the|our) .{0,40}\bapps?"
    r"|abonnieren sie|jetzt abonnieren|abonnez-vous|suscr[ií]b"
    r"|to (?:view|read|continue reading) (?:the|this) (?:full|rest|whole|entire)?\b.{0,20}"
    r"\b(?:story|article))",
    re.I,
)
"""Begins a line that asks the reader for something."""

MORE = re.compile(
    r"(?:read|more|further|see|also) (?:more|also|next|on this(?: topic)?|stories)"
    r"|related(?: \w+)?|recommended(?: \w+)?|more from .{1,40}|you (?:may|might) also like",
    re.I,
)
"""The whole of a heading over links to other articles; its words, folded, joined by spaces."""
