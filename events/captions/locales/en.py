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
    "old", "archive|archival", "recirculat*", "file footage|photo|video", "not new|recent",
)  # fmt: skip
# Before the year of what old footage shows: "the 2003 quake".
OLD_YEAR_LEADS = {"the"}
FOOTAGE_LEADS = {"from", "of", "in", "on", "dated", "filmed", "recorded", "shot", "taken", "to"}
YESTERDAY = {"yesterday": 1}
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
    "makran", "persian", "gulf", "khamenei", "khomeini", "imam", "shah", "karun",
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
    "apparently", "possibly", "probably", "likely", "could|may|might be", "said to be|have", "believed to",
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
    "holding|carrying|held|carried", "daubed|scrawled", "etched|inscribed|placards",
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

# --- event types -----------------------------------------------------------------------------------------

# Words of the vocabulary's own trigger lists that betray nothing by themselves.
NOT_TRIGGERS = {
    "governor", "minister", "parliament", "statement", "visit", "film", "incident", "injured", "ward",
    "vote", "poster", "snow", "hail", "connectivity", "offline", "baton", "candidate", "solitary",
    "confrontation", "protest in front of", "sentence", "shouting", "slogan", "slogans", "magnitude",
    "pellet", "coal mine", "nowruz", "shooting", "drought", "storm", "filtering", "heavy rain", "disaster",
    "speech", "set on fire", "set fire to", "levee", "denied medical care", "mine collapse", "under water",
    "hanging", "court", "trial", "blackout", "militants", "missile", "bomb", "turnout", "prison",
    "prisoner", "inmate", "inmates", "political prisoner", "fire", "crash", "raid", "raids", "stormed",
    "execution", "accident", "boycott",
}  # fmt: skip

# Phrases under "" betray no type: they take up words that elsewhere would.
EVENT_PHRASES = {
    "protest": (
        "protest", "protests", "protested", "protester", "protesters", "protestors", "demonstrat*", "riots",
        "riot", "take|took|taking to the? streets", "pour* into|onto the? street|streets",
        "come|came|coming out into|onto streets", "people ~ on|in the streets", "demand|demands|demanding",
        "complain*", "threat* to|of strike|protest", "threat* ~ protest", "protesting", "uprising",
        "unrest", "anger over|at", "outcry", "walk out in protest", "object to", "petition",
        "boo|booed|booing", "civil disobedience", "burn|burned|burning headscarves|scarves|hijabs",
        "warn* of strike|protest|protests", "boos",
        "dump*|pour|pours|poured|pouring|spill* ~ milk|tomatoes|potatoes|crop|crops|harvest|produce|fruit",
    ),
    "rally": (
        "rally|rallies|rallied|rallying", "gather|gathers|gathered|gathering|gatherings",
        "protest gathering", "picket*", "assembl*", "congregat*", "mass gathering",
    ),
    "march": (
        "march|marches|marched|marching", "procession",
        "walk* ~ toward|towards ~ office|parliament|governor*",
    ),
    "sit-in": (
        "sit in", "sit ins", "sitin", "sit down protest", "sitting in", "camp* outside", "pitch* tents",
        "staged a sit",
        "sit|sits|sat|sitting on the? ground|floor|pavement|sidewalk|asphalt|steps|road|street|tracks|rails",
        "sit|sits|sat|sitting outside", "sit|sits|sat|sitting in front",
    ),
    "chants": (
        "chant|chants|chanted|chanting", "shout|shouted|shouting slogans", "slogans", "slogan",
    ),
    "road-blockade": (
        "block|blocks|blocked|blocking ~ road|roads|highway|railway",
        "block|blocks|blocked|blocking ~ street|streets|freeway|motorway|tracks",
        "block|blocks|blocked|blocking ~ bridge|avenue|rail|way",
        "block|blocks|blocked|blocking ~ boulevard|intersection|border|square|traffic",
        "road|highway|railway|street blocked|closed by|off ~ protesters|workers|farmers",
        "road|highway|railway|street blocked|closed by|off ~ residents|locals|drivers|people",
        "burn|burning|burned|burnt|set|setting|light|lit ~ tire|tires|tyre|tyres",
        "tires|tyres ~ burn*|fire|ablaze|alight", "road blockade",
        "roadblock|roadblocks by protesters|residents", "shut down the road|highway", "barricad*",
        "blockade|blockades|blockaded", "close|closed|closing the road|highway ~ protest",
        "cut off ~ road|highway",
    ),
    "graffiti-banners": (
        "graffiti", "banner* hung|hangs|hang|unfurled|installed",
        "hang|hung|unfurl|unfurled|install|installed ~ banner*|placard*|poster*", "wall writing|writings",
        "placards hung", "slogan* ~ painted|written|sprayed|wall|walls", "spray* ~ wall|walls|paint",
        "painted on", "poster* put|pasted|plastered|torn", "tear|tore|tearing down ~ poster*|banner*",
        "written on ~ wall|walls", "slogan writing", "banner* ~ overpass|bridge",
    ),
    "vigil": (
        "vigil", "memorial", "40th day", "fortieth day", "chehelom", "chehlom", "mourning ceremony",
        "funeral", "funerals", "burial", "buried", "mourners", "laid to rest",
        "mourn|mourns|mourning|mourned", "commemorat* ceremony", "light* candles", "candlelight",
        "gravesite|grave|graveside", "memorial service", "bury", "funeral|burial|mourning procession|march",
    ),
    "strike": (
        "strike", "strikes", "on strike", "striking", "walkout", "walk out", "work stoppage",
        "stop|stops|stopped|stopping work", "down|downed|downing tools", "refus* to work",
        "go|goes|went on strike", "boycott* ~ classes|class|exams", "labor|labour action", "strikers",
    ),
    "shopkeepers-strike": (
        "bazaar|bazar|bazaaris|shops|shopkeepers|merchants ~ closed|shut|shuttered|close",
        "bazaar|bazar|bazaaris|shops|shopkeepers|merchants ~ shutter|strike|strikes|striking|closure",
        "stores|market|markets|traders|shopowners|goldsmiths ~ closed|shut|shuttered|close",
        "stores|market|markets ~ shutter|strike|strikes|striking|closure",
        "traders|shopowners|goldsmiths ~ shutter|strike|strikes|striking|closure",
        "shopkeepers|merchants|bazaar|bazaaris|bazar ~ on strike",
        "shut|shuts|close|closed|shutter|shuttered ~ shops|stores|bazaar|bazar|shutters", "general strike",
        "strike of|by ~ merchants|shopkeepers|bazaar|bazaaris|bazar|traders", "bazaar|bazar strike",
        "shop closures|closure",
        "bakers|bakeries|bazaaris|shopkeepers|merchants|traders|shops refus* to open",
        "bakers|bakeries|bazaaris|shopkeepers|merchants|traders|shops ~ not open|opened|opening",
        "shutters ~ down|closed|shut", "pull*|roll*|keep|keeps|kept down? ~ shutters",
    ),
    "truckers-strike": (
        "truck|tanker|lorry|heavy drivers|driver|truck ~ strike|strikes|striking",
        "truckers|trucker ~ strike|strikes|striking", "strike|strikes of|by ~ truckers|truck|tanker|lorry",
        "strike ~ truckers", "truck|heavy drivers ~ refus*|stop*", "truck drivers ~ on strike",
        "truckers ~ on strike", "truckers on strike",
    ),
    "clash": (
        "clash|clashes|clashed|clashing", "confront|confronts|confronted ~ forces|police|agents|guards",
        "attack|attacks|attacked|attacking ~ seminary|bank|banks|governor*|basij", "street battle|battles",
        "fight|fights|fought|fighting back", "defend* themselves|himself|herself", "stone throwing",
        "throw|throws|threw|throwing|hurl|hurled|pelt* ~ stones|rocks",
        "storm|storms|stormed|storming the|a|an ~ governor*|governorate|office|building",
        "storm|storms|stormed|storming the|a|an ~ bank|station|base|police",
        "storm|storms|stormed governor*|police|bank", "scuffle*", "skirmish*", "brawl",
        "push* back ~ forces|police", "chase|chased away|off|out", "force|forced|forcing ~ retreat",
        "disarm*", "street fighting|fights", "beat back",
        "mob|crowd|crowds|protesters|people|locals|residents|villagers|youths attack|attacks|attacked|attacking",
        "attack|attacks|attacked|attacking ~ mayor*|governorate|municipality|courthouse",
        "break|broke|breaking through ~ police|lines|cordon", "resist|resisted ~ forces|arrest|police",
    ),
    "armed-clash": (
        "gunmen", "armed clash|clashes|attack|men|assailants|group", "firefight",
        "gun battle|gunbattle|fight", "gunfight|shootout", "ambush*", "exchange* of? fire",
        "attack* on? ~ irgc|police|army|military|border|basij base|bus|outpost|post",
        "attack* on? ~ irgc|police|army|military|border|basij station|convoy|checkpoint|patrol",
        "militants ~ attack*|kill*|fire", "assassinat*", "gunned down ~ officer|officers|commander|guards",
    ),
    "arson": (
        "torch|torches|torched|torching", "set|sets|setting ablaze|alight", "set|sets|setting fire to",
        "set|sets|setting ~ on fire|ablaze|alight", "burn|burned|burnt|burning down", "molotov*",
        "firebomb*", "burn|burned|burnt|burning ~ bank|banks|seminary|base|police|billboard|portrait",
        "burn|burned|burnt|burning ~ statue|poster|banner|vehicle|motorcycle|car|cars", "arson", "vandali*",
        "statue ~ torched|burned|toppled|fire",
    ),
    "crackdown": (
        "crackdown", "suppress*", "repress*",
        "forces|agents|police|plainclothes|basijis|guards attack|attacks|attacked|attacking",
        "forces|agents|police|plainclothes|basijis|guards besiege|besieged|charge|charged", "dispers*",
        "heavy ~ presence", "security|military|police presence|deployment|deployed", "martial law",
        "curfew", "checkpoints", "lockdown",
        "special|riot|security units|forces|police|troops deployed|stationed|line|lined|patrol", "besieg*",
        "security atmosphere",
        "mob|crowd|crowds|protesters|people|locals|residents|villagers|youths attacked by ~ police|forces|agents",
        "irgc|security|police tanks|convoy|vehicles|troops ~ enter*|roll*|arriv*|deploy*",
        "military ~ equipment|convoy", "motorcycle|motorbike units", "siege",
    ),
    "arrest": (
        "arrest|arrests|arrested|arresting", "detain|detains|detained|detaining", "detention", "detentions",
        "rounded up", "taken|took|take into custody", "taken|took|take away by",
        "abducted by|kidnapped ~ agents|forces|intelligence", "abduct*", "in custody",
        "seized by ~ agents|forces", "jailed",
    ),
    "shooting": (
        "open|opens|opened|opening fire",
        "fire|fires|fired|firing on|at|upon|into ~ protesters|people|crowd|crowds",
        "fire|fires|fired|firing on|at|upon|into ~ worshippers|residents|porters|kolbars",
        "fire|fires|fired|firing on|at|upon|into ~ demonstrators|car|vehicle|villagers",
        "fire|fires|fired|firing on|at|upon|into ~ mourners|workers|youths|young", "gunfire",
        "gunshot|gunshots", "shot dead|at|by|in|and",
        "shoot|shoots|shooting at|on|dead|people|protesters|civilians|and|by|directly|into",
        "live ammunition|ammo|fire|rounds|bullets", "birdshot", "pellet|pellets gun|guns|shot|wounds|fired",
        "shot ~ killed|dead|wounded", "kolbar|kolbars|porter|porters ~ shot", "bullets", "shooting",
        "machine gun*", "snipers|sniper", "shot and", "direct fire", "pellets",
        "killed|wounded by ~ fire|gunfire|shots|bullets", "was|were|been shot",
    ),
    "tear-gas": (
        "tear gas|gassed", "fire|fires|fired|firing|shoot|shoots|shot|shooting tear gas", "teargas",
        "water cannon|cannons", "baton|batons", "beat|beats|beaten|beating|beatings",
        "stun grenade|grenades", "paintball", "pepper spray|sprayed",
        "assault|assaulted ~ protesters|women|students|workers", "clubbed", "use|used|uses force",
        "violently|brutally",
        "police|policeman|policemen|officer|officers|agents|forces|guards ~ kick*|punch*|slap*|shov*|drag*",
        "kicked|punched|slapped|dragged by ~ police|policemen|officers|agents|forces|guards",
    ),
    "raid": (
        "raid|raids|raided|raiding", "house search*", "demolition of ~ homes|houses", "demolish*",
        "storm|stormed|storming ~ dormitory|dorm|university|home|homes|house|campus|hospital|mosque",
        "bulldoz*", "search* homes|houses|home", "ransack*",
        "seal|sealed|sealing|shut down ~ cafe|shop|restaurant|office",
    ),
    "summons-trial": (
        "trial", "sentences|sentenced|sentencing", "summon|summons|summoned", "appeals court", "flogging",
        "flogged", "lashes", "death sentence|sentences", "sentenced to death",
        "court ~ sentence*|order*|rule*|uphold*|upheld|convict*|acquit*|fine*|hear*", "convicted",
        "verdict", "on trial", "court hearing|session|ruling", "prosecut*", "indict*",
        "revolutionary court", "jail|prison term|terms|sentence", "get|gets|got|given|faces ~ years",
        "tried in|by|for",
    ),
    "execution": (
        "execution|executions", "executed|executes|execute", "hanged", "hangs", "hanging of|in public",
        "gallows", "put to death", "public hanging", "to the gallows",
    ),
    "prison": (
        "years in prison", "prison ~ letter",
        "prisoner|prisoners ~ letter|statement|denied|condition*|transfer*|transferred|write*",
        "prisoner|prisoners ~ solitary|ward|moved|visit*|phone|furlough|message",
        "letter ~ from|prisoner|prisoners prison?", "solitary confinement", "ward", "inmate|inmates",
        "overcrowd*", "transferred to|from ~ prison", "released from|on|after", "release of",
        "prison conditions|ward|authorities|officials|guards", "prisoners", "prisoner",
        "political prisoner|prisoners", "returned to prison", "freed from prison", "free|freed on bail",
    ),
    "hunger-strike": (
        "hunger strike|strikes|striker|strikers", "dry hunger strike", "refus* food",
        "sew|sewn|sewed|sewing ~ lips", "lips sewn",
    ),
    "prison-unrest": (
        "prison riot|unrest|break|fire", "riot|unrest|uprising|revolt in|at|inside ~ prison",
        "fire ~ at|in|inside ~ prison", "prison ~ on fire", "prison ~ flames",
        "inmates|prisoners riot|rioted|escape|escaped|revolt*|clash", "ward attacked",
        "gunshots|gunfire|shots ~ prison", "guards ~ attack*|beat*|raid* ~ ward|prisoners|inmates",
        "jailbreak", "prison break",
    ),
    "death-in-custody": (
        "die|died|dies|dead|death in|under ~ custody|detention|prison|jail|torture",
        "killed ~ under torture|in custody|in detention",
        "death of ~ prisoner|inmate|detainee|prisoners ~ prison|custody|denied|detention",
        "prisoner|inmate|detainee ~ dies|died|dead", "tortured to death", "suicide ~ in? prison|custody",
        "denied medical care|treatment ~ die*|dead",
    ),
    "disaster": (
        "natural disaster", "drought", "locust|locusts", "heatwave|heat wave", "disaster zone",
    ),
    "flood": (
        "flood|floods|flooding|flooded|floodwater|floodwaters", "flash flood|floods|flooding", "submerg*",
        "inundat*", "under water|mud", "underwater", "overflow*", "washed away|out",
        "levee|levees|dyke|dike|dikes ~ broke*|burst|breach*|collapse*|failed", "burst* its|their banks",
        "trapped on rooftops|roofs", "rooftops ~ rescue*|stranded|trapped", "sandbag|sandbags",
        "water level|levels rise*|rising|rose",
        "river ~ rose|rise|rises", "swept away by ~ water|river|flood*", "stranded by ~ water",
        "evacuat* ~ river|dam|water", "waist|knee deep|high water?", "rising water|waters",
        "river ~ rising|overflow*|swollen|burst*|risen",
        "water ~ entered|enters|entering|inside|reached ~ homes|houses|village",
    ),
    "earthquake": (
        "earthquake|earthquakes|quake|quakes", "tremor|tremors", "aftershock|aftershocks", "richter",
        "seismic", "magnitude", "jolt|jolts|jolted",
    ),
    "landslide": (
        "landslide|landslides", "mudslide|mudslides", "rockfall|rockslide|rock slide",
        "road|bridge|highway|railway ~ collaps*", "sinkhole|sinkholes", "subsidence",
        "collapse* of ~ road|bridge|railway", "rocks ~ fall*|fell|tumbl* ~ road",
        "ground ~ sink*|collapse*|crack*",
    ),
    "fire": (
        "fire", "fires", "blaze|blazes", "wildfire|wildfires|bushfire", "forest fire|fires", "flames",
        "engulfed", "catch|caught|catches fire", "burning", "ablaze", "gutted", "burn|burns|burned|burnt",
    ),
    "dust-storm": (
        "dust storm|storms", "sandstorm|sandstorms", "air pollution|quality", "haboob", "smog",
        "dust haze|pollution", "dust ~ blanket*|cover*|choke*|engulf*",
    ),
    "storm-snow": (
        "storm|storms", "snow|snows", "snowfall", "snowstorm", "blizzard", "avalanche|avalanches",
        "hail|hailstorm", "lightning", "heavy rain|rains|rainfall", "gale|gales|hurricane|tornado",
        "torrential rain|rains", "snowbound|snowed", "strong winds", "freezing",
    ),
    "accident": (
        "accident|accidents", "drown|drowned|drowns|drowning", "electrocuted", "gas poisoning",
        "poisoned by", "carbon monoxide", "food poisoning", "fell to ~ death",
    ),
    "transport-accident": (
        "crash|crashes|crashed", "collision|collide|collides|collided",
        "overturn|overturns|overturned|overturning", "derail*",
        "plane|helicopter|jet crash*|down|downed|went", "pile up", "pileup", "capsize|capsizes|capsized",
        "ran|run|goes|went|skid* off ~ road|bridge", "car|road|bus|traffic|train accident|accidents",
        "plunge|plunges|plunged into|off", "sink|sinks|sank|sunk ~ off|ship|vessel|tanker|ferry|boat",
        "ship|vessel|tanker|ferry|boat|frigate ~ sink*|sank|sunk|fire|ablaze|burn*|explo*",
        "train|plane|bus|aircraft ~ on fire|catches fire|caught fire", "shot down ~ plane|passenger",
        "plane shot down", "hit|hits|struck|strikes by train|car|bus", "train hits|hit|struck|strikes",
    ),
    "work-accident": (
        "mine|coal collapse|collapses|collapsed|explosion|blast|accident",
        "mine|mines ~ collapse*|explosion|blast", "explosion|blast|collapse|fire ~ mine",
        "workplace accident|accidents", "work accident", "trap|traps|trapped ~ miners|mine|underground",
        "miners ~ trapped|killed|die|died|buried", "scaffold*",
        "gas leak ~ plant|factory|refinery|mine|petrochemical|workers",
        "workers|worker ~ killed|died|dies ~ plant|factory|mine|site|well|excavat*",
        "workers|worker ~ buried|injured|crushed ~ plant|factory|mine|site|well|excavat*",
        "workers|worker ~ killed|died|dies|buried|injured|crushed ~ machine|fell|explosion",
        "workers|worker ~ killed|died|dies|buried|injured|crushed ~ fire|collapse|refinery|furnace",
        "worker dies|died|killed|falls|fell", "workers killed|die|injured in|at|by|when",
        "explosion|fire|blast ~ at|in ~ factory|plant|refinery|workshop ~ workers", "ammonia|chlorine leak",
        "industrial accident",
    ),
    "building-collapse": (
        "building|tower|mall|house ~ collapse|collapses|collapsed|collapsing",
        "roof|block|metropol|plasco ~ collapse|collapses|collapsed|collapsing",
        "collapsed|collapsing building|tower|roof|house",
        "collapse of ~ building|tower|mall|roof|house|metropol|plasco",
    ),
    "explosion": (
        "explosion|explosions", "blast|blasts", "explode|explodes|exploded|exploding", "detonat*",
        "bomb|bombs|bombing|bombings", "gas explosion", "blow|blows|blew|blown|blowing up", "ied",
        "landmine|landmines|mine explosion", "suicide bomber|bombing",
    ),
    "air-strike": (
        "air strike|strikes|raid|raids|attack|attacks", "airstrike|airstrikes",
        "missile|missiles|rocket|rockets ~ strike*|hit*|attack*|fired",
        "missile|missiles|rocket|rockets ~ launched|fell|land*|struck|target*",
        "missile|missiles attack|strike|fired", "drone attack|attacks|strike|strikes|hits|hit|struck",
        "drones ~ hit|attack|struck|target*", "bombard*", "shelling|shelled",
        "warplanes|jets|fighter bomb*|strike*|hit|struck|attack*", "quadcopter*",
        "israeli strike|strikes|attack|attacks",
    ),
    "election": (
        "election|elections", "polling station|stations|place|places", "ballot|ballots",
        "boycott ~ election|elections|vote|polls", "turnout", "voting", "voters|voter",
        "vote|votes count|counting|rigged|rigging", "election|campaign poster*", "polls open|close|closed",
        "candidates",
    ),
    "internet-shutdown": (
        "internet ~ cut|cuts|down|shutdown|shut|blackout|disrupt*|slow",
        "internet ~ slowed|outage|restrict*|off|offline|disconnect*|throttl*|blocked|restored",
        "cut|shut|disrupt*|block*|throttl*|restrict* ~ internet", "network disruption",
        "filtering of|blocked ~ instagram|whatsapp|telegram",
        "instagram|whatsapp|telegram ~ blocked|filtered|restricted|down", "blackout of internet",
        "mobile data|internet|network ~ cut|down|off|disrupt*", "no internet", "netblocks",
        "phone lines cut|down", "without ~ internet",
    ),
    "power-water-cuts": (
        "power|electricity|gas|water cut|cuts|outage|outages",
        "power|electricity|gas|water shortage|shortages|failure|crisis|rationing", "blackout|blackouts",
        "power|electricity|water|gas ~ cut off|out", "no tap? water|electricity|power|gas",
        "without water|power|electricity|gas|drinking|tap",
        "well|wells|spring|springs|taps|tap ~ dry|dried|dries", "lack of ~ water|electricity|power|gas",
        "water|electricity|power shortage|shortages",
        "queue|queues|queuing|line|lines|queueing ~ water|gas", "water tankers|tanker", "thirst",
        "scarcity of water", "cut|cuts|cutting off water|power|electricity",
    ),
    "culture": (
        "festival|festivals", "chaharshanbe|chaharshanbeh suri|soori", "charshanbe suri",
        "concert|concerts", "exhibition", "celebrat*", "football match|fans",
        "nowruz|norouz|newroz|norooz celebrat*|festival|ceremony|party|fire|bonfire|gathering|dance",
        "yalda|sizdah", "dance|dances|dancing|danced", "wedding", "national team", "derby",
        "screening|premiere", "bonfire|bonfires", "music|musicians perform*|play*|performance", "fans",
        "stadium",
    ),
    "politics": (
        "speech|speeches|address",
        "minister|ministers|governor|president|raisi ~ visit|visits|visited|tour|tours|resign*|dismiss*",
        "rouhani|mp|mps|official|officials ~ visit|visits|visited|tour|tours|resign*|dismiss*",
        "minister|ministers|governor|president|raisi ~ says|said|appoint*|promise*|announce*|admit*|claims",
        "rouhani|mp|mps|official|officials ~ says|said|appoint*|promise*|announce*|admit*|claims",
        "vp|spokesman|mayor|khamenei ~ visit|visits|visited|tour|tours|resign*|dismiss*",
        "pezeshkian|commander|leader|lawmaker ~ visit|visits|visited|tour|tours|resign*|dismiss*",
        "vp|spokesman|mayor|khamenei ~ says|said|appoint*|promise*|announce*|admit*|claims",
        "pezeshkian|commander|leader|lawmaker ~ says|said|appoint*|promise*|announce*|admit*|claims",
        "minister|ministers|governor|president|raisi ~ claimed|apologi*|inaugurat*|warns|vows|vowed|impeach*",
        "rouhani|mp|mps|official|officials ~ claimed|apologi*|inaugurat*|warns|vows|vowed|impeach*",
        "minister|ministers|governor|president|raisi ~ speaks|arriv*|steps|step|sacked|tell|tells|told",
        "rouhani|mp|mps|official|officials ~ speaks|arriv*|steps|step|sacked|tell|tells|told",
        "vp|spokesman|mayor|khamenei ~ claimed|apologi*|inaugurat*|warns|vows|vowed|impeach*",
        "pezeshkian|commander|leader|lawmaker ~ claimed|apologi*|inaugurat*|warns|vows|vowed|impeach*",
        "vp|spokesman|mayor|khamenei ~ speaks|arriv*|steps|step|sacked|tell|tells|told",
        "pezeshkian|commander|leader|lawmaker ~ speaks|arriv*|steps|step|sacked|tell|tells|told",
        "visit|visits|visited of|by ~ minister|president|governor", "impeach*",
        "resign|resigns|resigned|resignation", "appointed|sacked|dismissed as|governor|minister|mayor",
        "issue|issued|issues|releas* ~ statement", "statement by|of|issued|from",
        "parliament approves|passes|votes|debates|passed|approved", "bill in parliament",
        "press conference", "minister|president|governor booed|heckled|confronted",
        "new governor|mayor|minister", "city council", "friday prayer leader|imam ~ says|said|sermon",
        "sermon",
    ),
    "other": (
        "oil spill", "set|sets|setting himself|herself|themselves ~ fire|ablaze", "self immolat*",
        "drill|drills", "military exercise", "hoax", "false alarm",
        "girls|schoolgirls|students|pupils ~ poisoned|poisoning", "poisoning of",
        "chemical|acid|gas attack|attacks", "stabbing|stabbed|knife", "suicide of", "lynch*",
        "honor|honour killing", "oil leak", "power plant opened", "epidemic|outbreak",
    ),
    "denied": (
        "called off", "cancelled|canceled|postponed",
        "den|deny|denies ~ report*|rumor*|rumour*|claim*|explosion|fire|attack",
        "den|deny|denies ~ strike|arrest|protest|death|quake|any|that",
        "denied ~ reports|rumors|rumours|claims|any|that|there", "false report|rumor|rumour",
        "turned out to be false|drill", "did not happen|take", "never happened",
        "never took place",
        "no protest|protests|rally|strike|march|gathering|explosion|attack|incident ~ took|taken place",
        "no protest|protests|rally|strike|march|gathering was|were held",
        "not true", "untrue",
    ),
    "": (
        "riot police|squad|gear|shields",
        "no arrest|arrests|clash|clashes|shooting|execution|executions ~ took|taken place",
        "den|deny|denies|denied any? damage|casualties|injuries|leak|responsibility|involvement|link|links",
        "fire department|brigade|engine|engines|fighters",
        "fire fighter|station|truck|trucks|power|extinguisher", "firefighters|firefighter", "cease fire",
        "ceasefire", "governor s? office|building", "no fire", "under fire",
        "student|students|teacher|teachers|labor|labour|workers|army|women s? day", "strike a deal",
        "storm|storms the|a|an|governor*|police|bank", "lightning strike|strikes", "snow|storm chains",
        "open fire|opens fire|opened fire|opening fire|live fire|exchange of fire",
        "fire|fires|fired|firing on|at|upon", "march of time", "shot of", "video|photo|footage shot",
        "screen shot", "opened|opens|open|opening fire", "shot by a? phone|camera|citizen",
        "prisoners of war", "prison sentence", "memorial hospital|stadium",
        "water|electricity|power|gas rights|department|office|company|ministry|authority|crisis",
        "chant|chants slogans", "release|released|releases statement|video|footage|photos", "released a",
        "tent city", "rally car|driver|racing", "fuel price hike", "price|prices rally",
        "released ~ video|footage|statement|audio", "stock market", "drought hit|stricken",
        "flood relief|aid|warning|alert|forecast|prone", "fight|fought fire|blaze", "fire ~ grievance",
        "burn|burned|burning out", "strike force", "hit and run", "military|army day", "security forces",
        "death penalty", "execution|death penalty|sentence abolition|abolish*",
        "against execution|executions|death|the", "ward of",
    ),
}  # fmt: skip
# After these a word tells a cause, not the event of the message.
CAUSES = (
    "over", "due to", "because of", "caused by", "in protest at|to|against",
    "protest|protests|protesting|protested the? killing|arrest|arrests",
    "protest|protests|protesting|protested the? execution|sentence*|detention", "ahead of", "for fear of",
    "threat of", "demanding ~ release|trial|resignation", "call* for ~ release|resignation|trial",
    "demand* ~ release|resignation|trial", "in response to ~ call for", "calls for", "against",
    "letter against", "no to", "following ~ call for", "call for",
)  # fmt: skip
WEATHER_EFFECTS = {
    "cause", "causes", "caused", "causing", "trigger", "triggers", "triggered", "brings", "bring", "leads",
}  # fmt: skip
WEATHER_CAUSES = ("after", "following", "amid", "despite", "in")

# --- the rest --------------------------------------------------------------------------------------------

HASHTAG_WORDS = {
    "flood": "flood", "floods": "flood", "protest": "protest", "protests": "protest", "uprising": "protest",
    "revolution": "protest", "strike": "strike", "strikes": "strike", "truckers": "truckers-strike",
    "earthquake": "earthquake", "quake": "earthquake", "election": "election", "elections": "election",
    "boycott": "election", "execution": "execution", "executions": "execution", "fire": "fire",
    "clashes": "clash", "blackout": "power-water-cuts", "shutdown": "internet-shutdown",
    "keepiton": "internet-shutdown", "arrest": "arrest", "arrests": "arrest", "march": "march",
    "rally": "rally", "hungerstrike": "hunger-strike", "explosion": "explosion", "landslide": "landslide",
    "duststorm": "dust-storm", "sit-in": "sit-in",
}  # fmt: skip
HASHTAG_WANTS = {
    "water": "power-water-cuts", "power": "power-water-cuts", "electricity": "power-water-cuts",
    "thirsty": "power-water-cuts", "blackouts": "power-water-cuts",
}  # fmt: skip
HASHTAG_NOT = {"no", "stop", "against", "free", "freedom"}
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
