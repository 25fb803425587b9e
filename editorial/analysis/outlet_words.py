"""The words by which the names of newspapers, stations and news sites are known."""

KNOWN = (
    "Wall Street Journal|WSJ|New York Times|Washington Post|Los Angeles Times|Financial Times"
    "|Associated Press|Agence France-Presse|Sky News|Fox News|ABC News|CBS News|NBC News|BBC News"
    "|Al Jazeera|Business Insider|Ars Technica|Rolling Stone|Der Spiegel|Le Monde|El Pa[íi]s"
    "|The Information|The Verge|The Guardian|The Independent|The Economist|The Atlantic"
    "|The Intercept|The Register|The Conversation|The Hill|The Athletic|The Onion|The Times"
    "|The Daily Beast|The New Yorker|New Yorker|Guardian|Economist|Reuters|Bloomberg|TechCrunch"
    "|Axios|Politico|Semafor|Wired|WIRED|ProPublica|CNBC|CNN|BBC|NPR|MSNBC|NHK|BuzzFeed|Mashable|Engadget|Gizmodo"
    "|HuffPost|Huffington Post|VentureBeat|ZDNet|CNET|Haaretz|Bellingcat|Deadline|Nikkei|Xinhua"
    "|Quartz|Vox|Slate|Newsweek|Forbes|Der Standard|Handelsblatt|heise|Breitbart|AFP"
)
"""Names without a word that gives them away, as a regular expression; case counts."""

WORDS = (
    "Times|Post|Herald|Journal|Gazette|Ledger|Chronicle|Tribune|News|Radio|Telegraph|Observer|Mail"
    "|Weekly|Courier|Examiner|Sentinel|Dispatch|Star|Globe|Mirror|Argus|Echo|Advertiser|Bulletin"
    "|Inquirer|Enquirer|Mercury|Monitor|Broadcasting|Television|TV|Magazine|Newsletter|Today|Press"
)
"""Last words of such names, as a regular expression: the Wenlow Herald, later the Herald."""

DAILIES = "Daily|Sunday|Evening|Morning"
"""First words of such names: the Daily Meridian."""

ALONE = frozenset(
    "Herald Gazette Ledger Chronicle Tribune Telegraph Observer Courier Examiner Sentinel Inquirer"
    " Enquirer".split()
)
"""Last words that are a name by themselves, after "the"."""

ALIASES = {
    "wsj": "wall street journal",
    "nytimes": "new york times",
    "nyt": "new york times",
    "washingtonpost": "washington post",
    "ft": "financial times",
    "ap": "associated press",
    "apnews": "associated press",
    "afp": "agence france-presse",
    "bbc news": "bbc",
}
"""Short names and addresses, and the whole name."""

NO_OUTLET = frozenset(
    "blog facebook linkedin instagram twitter medium fake breaking good bad big latest first last"
    " next modern old new ancient hard north south east west double triple movie film pop rock"
    " end sign goal news royal us u.s usa google apple white bench french arcade garlic air royal"
    " university hot free courtesy".split()
)
"""Words that make something else of the word after them: Blog Post, Royal Mail."""
