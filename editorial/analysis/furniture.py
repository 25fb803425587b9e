"""Site furniture: what a copied web page carries along that is not the article."""

import re

_LIMIT = 120
_ANYWHERE = re.compile(
    r"[←→↑«»‹›<>]+ ?(?:back|home|previous|next|return|more|read|zurück|all )\b.*"
    r"|(?:go )?back to (?:home|top|the top|all|main|news|articles?|blog|posts?)\b.{0,30}"
    r"|(?:uk|us|europe|european|international|global|australia|india) edition"
    r"|explore more on (?:these|this) topics?|reuse this content|most viewed"
    r"|skip to (?:main )?content|advertisement|anzeige|sponsored(?: content)?|promoted"
    r"|(?:share|save|print|email|listen to|bookmark|tweet|pin)(?: (?:on|via|to|this|the) .{1,40})"
    r"|share|copy link|open in app|sign up|sign in|log in|subscribe(?: now)?|read more"
    r"|(?:sign up|subscribe) (?:for|to) (?:our|the) .{0,60}newsletter.{0,60}"
    r"|follow us(?: on .{1,60})?|leave a (?:comment|reply)|(?:view |show |\d+ )comments?"
    r"|comments \(\d+\)|© ?\d{4}.{0,100}|copyright ©? ?\d{4}.{0,100}|.{0,60}all rights reserved\.?"
    r"|cookie (?:policy|settings|preferences)|privacy policy|terms of (?:use|service)"
    r"|(?:facebook|twitter|x|linkedin|whatsapp|reddit|telegram|bluesky|mastodon|threads|email)"
    r"(?:[ |/,·•]+(?:facebook|twitter|x|linkedin|whatsapp|reddit|telegram|bluesky|mastodon|threads"
    r"|email|copy link|print))+|(?:previous|next) (?:article|post|story):?.{0,100}"
    r"|(?:tags?|filed under|topics?|schlagworte|keywords): ?.{0,110}",
    re.I,
)
_AT_THE_EDGES = re.compile(
    r"comments?|home|menu|search|share|tags?|topics?"
    r"|related(?: (?:articles?|posts?|stories|content))?"
    r"|more (?:stories|articles|news|from .{1,40})|you (?:may|might) also like|recommended"
    r"|most (?:read|popular)|trending|newsletter|about(?: us)?|contact(?: us)?|print|email"
    r"|facebook|twitter|linkedin|reddit|whatsapp|instagram|youtube|loading(?:\.\.\.|…)?"
    r"|read next|up next|see also|login|register|donate|close|navigation|continue reading",
    re.I,
)


def is_furniture(line: str, *, at_edge: bool = False) -> bool:
    """Whether the whole line is furniture. "Comments", "Home" and the like count only before the
    headline or after the last words of the article (`at_edge`): they could be headings."""
    text = line.strip().rstrip(":").strip()
    if not text or len(text) > _LIMIT:
        return False
    return bool(_ANYWHERE.fullmatch(text) or (at_edge and _AT_THE_EDGES.fullmatch(text)))
