"""English and Latin-letter vocabulary of captions. Tables only; `phrases.py` says how phrases are written."""

# --- numbers ---------------------------------------------------------------------------------------------

CARDINALS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50,
    "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "hundred": 100, "dozens": 24,
}  # fmt: skip
ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
    "ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14,
    "fifteenth": 15, "sixteenth": 16, "seventeenth": 17, "eighteenth": 18, "nineteenth": 19,
    "twentieth": 20, "thirtieth": 30, "fortieth": 40, "fiftieth": 50, "hundredth": 100,
}  # fmt: skip
TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
TENS_LINK = ""
HUNDREDS: tuple[str, ...] = ()
ORDINAL_ENDINGS = ("st", "nd", "rd", "th")

# --- dates -----------------------------------------------------------------------------------------------

MONTHS = {
    "january": 1, "jan": 1, "february": 2, "feb": 2, "march": 3, "mar": 3, "april": 4, "apr": 4, "may": 5,
    "june": 6, "jun": 6, "july": 7, "jul": 7, "august": 8, "aug": 8, "september": 9, "sep": 9, "sept": 9,
    "october": 10, "oct": 10, "november": 11, "nov": 11, "december": 12, "dec": 12,
}  # fmt: skip
JALALI_MONTHS = {
    "farvardin": 1, "ordibehesht": 2, "khordad": 3, "tir": 4, "mordad": 5, "amordad": 5, "shahrivar": 6,
    "mehr": 7, "aban": 8, "azar": 9, "dey": 10, "bahman": 11, "esfand": 12,
}  # fmt: skip
# Month names that are other words as well: they need a number beside them, or one of MONTH_LEADS before.
UNSURE_MONTHS = {
    "may", "march", "mar", "jun", "tir", "mehr", "aban", "azar", "dey", "bahman", "dec", "sep",
}  # fmt: skip
MONTH_LEADS = {"in", "early", "mid", "late", "since", "during", "until", "of", "end", "beginning"}
MONTH_WORDS: set[str] = set()
SEASONS = {"winter", "spring", "summer", "autumn", "fall"}
YEAR_WORDS = {"year", "dated"}
YEAR_LEADS = {"in", "year", "dated", "from"} | SEASONS
RANGE_WORDS = {"and", "to", "through", "until", "till"}
DAY_LINKS = {"of"}
# A date that follows one of these belongs to something else than the message.
ANNIVERSARIES = (
    "anniversary|anniversaries", "remember|remembers|remembered|remembering", "commemorat*",
    "formerly|once|since", "victims of", "martyrs of", "memory of", "film|movie|book|novel", "birthday",
    "years after|since",
)  # fmt: skip
# The same for a month or a year alone, directly before it.
OWNERS = (
    "the", "killed in|during the?", "of the", "arrested in|during", "since", "detainees of",
)  # fmt: skip
OWNED_AFTER = {
    "protests", "uprising", "crackdown", "elections", "election", "massacre", "revolution", "protesters",
    "war", "detainees",
}  # fmt: skip
OLD_FOOTAGE = (
    "old", "archive|archival", "recirculat*", "file footage|photo|video", "not new|recent", "shared|posted|circulat* again",
    "resurfac*", "reshared|reposted",
)  # fmt: skip
# Before the year of what old footage shows: "the 2003 quake".
OLD_YEAR_LEADS = {"the"}
FOOTAGE_LEADS = {"from", "of", "in", "on", "dated", "filmed", "recorded", "shot", "taken", "to"}
NAMED_AFTER_DATE = {
    "street", "st", "square", "hospital", "school", "bridge", "avenue", "stadium", "boulevard",
}  # fmt: skip
NAMED_BEFORE_DATE: set[str] = set()

# --- running day -----------------------------------------------------------------------------------------

DAY_WORDS = {"day", "night"}
DAYS_WORDS = {"days", "nights"}
RUNNING = {"consecutive", "straight", "successive", "running"}
LEADS = ("after", "for", "lasted")
DAYS_TAILS = (
    "on", "into", "in a row", "of strike|protest|protests|unrest|blackout", "straight|running",
)  # fmt: skip
NOT_DAYS_TAILS = (
    "after|before|ago|later|earlier|prior|notice|leave",
    "in|of jail|prison|custody|detention|solitary|mourning", "off|left|wage*|pay", "per|a week",
)  # fmt: skip
NOT_DAYS_LEADS = (
    "next|within|last to|call* ~ for|announc* ~ for|plan* ~ for|will ~ for",
    "every|in|coming|sentenced to|call* ~ for|announc* ~ for|plan* ~ for|will ~ for",
)  # fmt: skip
OTHER_DAYS = (
    "of the? month|week|year|school|spring|summer|autumn|winter|nowruz|norouz|ramadan",
    "of the? eid|muharram|moharram|war|class|classes|january|february|march|april|may|june",
    "of the? july|august|september|october|november",
    "of the? december|farvardin|ordibehesht|khordad|tir|mordad",
    "of the? shahrivar|mehr|aban|azar|dey|bahman|esfand|trial|visit|his|her|their",
)  # fmt: skip
STANDING_EVENTS = (
    "of the? ~ strike|protest|protests|sit|hunger|unrest|outage|blackout|walkout|uprising",
)  # fmt: skip

# --- places ----------------------------------------------------------------------------------------------

PROVINCE_AFTER = {"province", "prov", "ostan", "provincial"}
# Words a port's name begins with in one language and may lack in the other.
PORT_WORDS = {"bandar", "bandar-e", "port"}
PROVINCES_AFTER = {"provinces"}
PROVINCES_BEFORE = ("provinces of",)
PROVINCE_BEFORE = (
    "province of", "ostan", "governor general of", "governor of", "governorate of", "provincial capital of",
)  # fmt: skip
TITLE_AFTER = ("governor",)
TITLE_NOT = {"office", "building", "headquarters", "mansion", "s"}
AND_WORDS = {"and", "or"}
LOCATIVES = {
    "in", "near", "at", "from", "of", "outside", "around", "across", "to", "between", "through", "city",
    "town", "village", "towards", "toward", "residents", "people", "reaches", "hits", "jolts", "and", "or",
    "county",
}  # fmt: skip
PREPOSITIONS: set[str] = set()
LED_NAMES: set[str] = set()
DISTRICT_AFTER = {"district", "neighborhood", "neighbourhood", "quarter"}
PLACE_TYPES_BEFORE = {"city", "town", "village", "county"}
STREET_AFTER = {
    "street", "st", "avenue", "ave", "boulevard", "blvd", "square", "sq", "alley", "lane", "roundabout",
    "intersection", "overpass", "junction",
}  # fmt: skip
STREET_BEFORE: set[str] = set()
WATERS_AFTER = {"river", "lake", "mountain", "mountains", "wetland", "lagoon", "bay", "sea", "fc"}
WATERS_BEFORE = {"lake", "mount", "mt", "river"}
FOREIGN_BEFORE = {
    "frigate", "warship", "destroyer", "fc", "rapper", "iraqi", "turkish", "syrian", "afghan", "pakistani",
    "azerbaijani", "southern",
}  # fmt: skip
FOREIGN_AFTER = {"iraq", "turkey", "syria", "afghanistan", "pakistan", "canada", "usa", "california"}
# Names that go on as something else: "Kurdistan Region", "Qods Force".
LONGER_NAMES = {
    "kurdistan": {"regional", "region", "workers", "democratic"},
    "qods": {"force", "day"},
    "quds": {"force", "day"},
    "golestan": {"palace"},
}
COMPOUND_AFTER = {"born", "based", "educated", "style", "made", "bred", "backed", "linked"}
HONORIFICS = {
    "ayatollah", "hojatoleslam", "dr", "mr", "mrs", "ms", "general", "gen", "sheikh", "mullah", "colonel",
    "col", "captain", "major", "commander", "imam", "molavi", "mowlavi", "rapper", "singer", "actress",
    "actor", "activist", "poet", "writer", "lawyer", "journalist", "director",
}  # fmt: skip
# Names of places which are names of people as well: not a place beside another capitalised word.
PERSON_NAMES = {
    "shahriar", "shahriyar", "mehran", "saman", "mahan", "kian", "pardis", "andisheh", "bahar", "ferdows",
    "nur", "nour", "noor", "razi", "musa", "iraj", "hana", "hanna", "mina", "sari", "bahman", "mehr",
    "ilam", "parsa", "ramin", "siamak", "kosar", "ivan", "behnam", "sahand", "sattarkhan", "chamran",
    "taleqani", "dena", "behesht", "rostam", "sohrab", "hamid", "amir", "sina", "farhad", "shirin",
    "yasamin", "maryam", "reza", "nasim", "nika", "sarina", "arman", "arash", "nima", "armin", "mehrshahr",
    "kiana", "golshan", "javad", "esmail", "musavi", "rahman", "rahimi", "bahrami", "piruz", "pari",
    "payam", "navid", "saeed", "ashraf", "tajrish",
}  # fmt: skip
# Names of places which are ordinary words or very short: a place only where the sentence says so.
WEAK_NAMES = {
    "pasdaran", "qods", "band", "bare", "fall", "fin", "hey", "ij", "jam", "lar", "nav", "param", "sin",
    "sine", "sis", "sna", "til", "tis", "var", "wais", "tad", "bam", "ben", "bent", "mud", "nir", "hir",
    "dena", "fami", "doha", "haq", "hur", "chin", "kong", "kung", "kurd", "kord", "gazi", "lari", "musa",
    "naki", "mara", "mand", "pave", "rumi", "quds", "susa", "suse", "susy", "tula", "ivan", "azadi", "razi",
    "bahar", "andisheh", "pardis", "shit", "ayaz", "asir", "borj", "kish", "kian", "nig", "pul", "riz",
    "rey", "ika", "tmu", "qand", "raz", "haya", "huth", "itak", "bari", "bary", "chal", "dush", "jamm",
    "gaz", "rabt", "sirk", "zonj", "tabi", "bint", "sugar", "steel", "center", "central", "hormoz",
    "shaft", "bar", "makran", "persian", "gulf", "khamenei", "khomeini", "imam", "shah", "karun",
}  # fmt: skip

# --- scope -----------------------------------------------------------------------------------------------

NATIONAL = (
    "nationwide|nation wide", "nationwide", "countrywide", "country wide", "nation wide",
    "across|throughout|around the? country|iran|nation", "all over iran|the country?",
    "all over the country", "whole|entire country", "every province|corner of iran|the country?",
    "all|31 provinces", "all across iran",
)  # fmt: skip
TOWNS = {"cities", "towns", "provinces"}
TOWN_LINKS = {"iranian", "different", "other", "of", "major", "more", "large"}

# --- hedges ----------------------------------------------------------------------------------------------

HEDGES = (
    "seems|seem|seemed|appears|appear|appeared to be|have|show|be", "it seems|appears", "seemingly",
    "apparently", "possibly", "probably", "likely", "could|may|might also|well|even? be",
    "alleged attack|killing|shooting|explosion|blast|arson|abduction|poisoning|protest|strike|raid",
    "said to be|have", "believed to",
    "thought to be", "allegedly", "unconfirmed", "not confirmed", "not yet confirmed",
    "not been? confirmed|verified", "not sure", "unverified", "not verified", "reportedly",
    "cannot|can|t|could not? confirm|verify|be verified?", "perhaps", "maybe", "presumably", "supposedly",
    "purportedly", "purported", "rumored", "rumoured", "rumors|rumours",
    "location unclear|unknown|uncertain|unsure", "exact? location ~ unclear|unknown|unconfirmed", "unsure",
    "unable to confirm|verify", "yet to be confirmed|verified", "awaiting confirmation",
    "needs confirmation", "looks like", "thought to", "not certain", "uncertain", "believe this is",
    "allegedly in", "i think", "we think",
)  # fmt: skip
NOT_HEDGES = (
    "more|less|not|un likely", "likely to be sentenced|executed|hanged", "seem|seems not to",
    "alleged thieves", "seem* not to", "appear* before|in|at", "could be heard|seen", "may be heard|seen",
    "can be verified",
)  # fmt: skip
# After these a capitalised word is the name of a place, known or not.
PLACE_LEADS = {"in", "near", "at", "from", "outside"}
ANSWERS = ("yes", "confirmed", "it is", "indeed", "now confirmed", "answer")

# --- slogans ---------------------------------------------------------------------------------------------

# Words that stand near a quotation which a crowd chants, …
CHANTING = (
    "chant*", "slogan*", "shout*", "cry|cries|cried|crying", "sing|sings|singing|sang", "yell*", "scream*",
    "call* out", "refrain", "crowd*", "protesters|people|workers|students|teachers|retirees|farmers",
)  # fmt: skip
# … and near one that is painted or carried.
WRITING = (
    "graffiti", "graffito", "banner*", "placard*", "sign|signs", "poster*", "reads|reading|read",
    "written|wrote|write", "writing|writes", "painted|paint|spray*", "wall writing",
    "holding|carrying|held|carried", "wall|walls", "footbridge|overpass|billboard|shutter",
    "daubed|scrawled", "etched|inscribed|placards",
)  # fmt: skip
# After a quotation these make it a name.
NAMED_AFTER_QUOTE = {
    "movement", "uprising", "campaign", "revolution", "protests", "group", "exhibition", "festival", "law",
    "bill", "plan",
}  # fmt: skip
SAYING = (
    "say|says|said|saying", "tell|tells|told", "according",
    "call|calls|called|dubbed|named|titled|entitled", "film|movie|song|book", "campaign", "tweet*",
    "state|states|stated", "adds|added", "claims|claimed", "reports|reported", "so called", "describ*",
)  # fmt: skip
STRONG_CHANTING = (
    "chant*", "slogan*", "shout*", "cry|cries|cried|crying", "yell*", "scream*", "sing|sings|singing|sang",
)  # fmt: skip

# --- the rest --------------------------------------------------------------------------------------------

COUNTRY = {"iran"}
COMPASS = {
    "n", "s", "e", "w", "ne", "nw", "se", "sw", "north", "south", "east", "west", "northern", "southern",
    "eastern", "western", "northeast", "northwest", "southeast", "southwest", "northeastern",
    "northwestern", "southeastern", "southwestern", "central",
}  # fmt: skip
STOP_WORDS = {
    "a", "an", "the", "of", "in", "on", "at", "to", "for", "by", "with", "and", "or", "as", "is", "are",
    "was", "were", "be", "been", "this", "that", "from", "near", "province", "prov", "city", "county",
    "after", "before", "during", "into", "their", "his", "her", "its", "it", "they", "has", "have", "had",
    "new", "video", "footage", "day", "night", "today", "st", "nd", "rd", "th", "s", "monday", "tuesday",
    "wednesday", "thursday", "friday", "saturday", "sunday", "region", "area",
}  # fmt: skip
# Words that the name of a site may leave out.
SITE_ENDINGS = {"mine", "mines", "company", "complex", "plant", "factory", "facility"}
# Words a misspelt name looks like.
NOT_MISSPELT = {
    "alone", "shares", "shows", "marked", "market", "missed", "laying", "lying", "began", "badly", "venus",
    "summary", "weary", "alien", "dandy", "namely", "messed", "shove", "persian", "senders", "shah",
}  # fmt: skip
SITE_WORDS = {
    "industrial": {
        "workers", "mine", "mines", "miners", "complex", "factory", "plant", "sugarcane", "steel",
        "refinery", "company", "copper", "coal", "ore",
    },
    "prison": {
        "prison", "prisoner", "prisoners", "jail", "ward", "inmates", "inmate", "hunger",
    },
    "university": {"university", "students", "student", "campus"},
    "border": {"border", "crossing", "terminal"},
    "dam": {"dam", "reservoir"},
    "river": {"river", "dry", "bed", "banks", "riverbank"},
}  # fmt: skip

# Words for a day, counted back from the day on which a message was sent.
DAYS_BACK = {
    "today": 0,
    "tonight": 0,
    "this morning": 0,
    "this afternoon": 0,
    "this evening": 0,
    "yesterday": 1,
    "last night": 1,
}
# Monday is 0, as in Python's calendar.
WEEKDAYS = {
    "monday": 0,
    "tuesday": 1,
    "wednesday": 2,
    "thursday": 3,
    "friday": 4,
    "saturday": 5,
    "sunday": 6,
}

# Nouns that make a place of the name beside them, before it and behind it.
PLACE_NOUNS_LEADING = {"village", "town", "township", "hamlet"}
PLACE_NOUNS_FOLLOWING = {"village", "town", "township", "district", "county", "neighborhood", "neighbourhood"}
PLACE_NOUN_LINKS = {"of"}

# --- what makes an editor look twice: see cautions.py ------------------------------------------------------
CAUTION_DENIED = (
    "no protest|protests|strike|strikes|explosion|explosions|fire|flood|casualties|clashes|incident", "not a|an|in|true|the",
    "deny|denies|denied|denying", "denial", "dismiss|dismisses|dismissed ~ report*|rumor*|rumour*|claim*", "called off",
    "cancel*", "postpone*", "did|does|do|has|have|was|were not", "didn|doesn|wasn|weren|isn t", "false", "fake", "hoax", "rumor*",
    "rumour*", "unverified", "unconfirmed", "correction", "satire", "satirical", "joke", "drill|drills", "exercise|exercises",
    "practise*", "practice*", "game", "movie", "film set|scene", "is this", "sale", "of complaints|tears|words|messages|calls",
)  # fmt: skip
CAUTION_AHEAD = (
    "call|calls|called|calling for|on", "plan|plans|planned|planning", "will", "if", "next", "tomorrow", "upcoming", "threat*",
    "warn|warns|warned|warning", "due to begin|start", "scheduled", "announce*", "invite*", "ahead of", "expected", "forecast",
)  # fmt: skip
CAUTION_PAST = (
    "anniversar*", "archive|archival", "old", "last week|month|year|summer|winter|spring|autumn",
    "years|months|weeks ago|on|later",
    "commemorat*", "remember*", "ended", "end|ends of", "over now", "former|formerly", "of 19*|200*|201*", "sentenced", "trial",
    "verdict", "history", "back in", "resurfac*", "recirculat*",
)  # fmt: skip
CAUTION_ABROAD = (
    "iraq|iraqi|basra|baghdad|kurdistan region|erbil|sulaymaniyah", "syria|syrian|damascus", "turkey|turkish|istanbul|ankara",
    "afghanistan|afghan|kabul|herat", "pakistan|pakistani|karachi|quetta", "azerbaijan republic|baku", "armenia|yerevan",
    "germany|german|berlin|frankfurt|cologne|hamburg", "france|french|paris", "london|britain|british|uk|england",
    "sweden|stockholm",
    "canada|canadian|toronto|vancouver", "usa|us|america|american|washington|california|los angeles|new york",
    "israel|israeli|gaza",
    "lebanon|beirut", "dubai|emirates|uae", "russia|russian|moscow", "china|chinese", "australia|sydney", "netherlands|hague",
    "belgium|brussels", "italy|rome", "austria|vienna", "abroad", "diaspora", "embassy|consulate",
)  # fmt: skip
