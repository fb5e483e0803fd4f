"""English wordings of events. Tables only; `phrases.py` says how phrases are written."""

# Words that stand for one another in the phrases below, written there as @name.
WORD_CLASSES = {
    "force": (
        "forces|police|policeman|policemen|policewoman|policewomen|cops|officer|officers|agent|agents|guard"
        "|guards|guardsmen|plainclothes|plainclothesmen|basij|basiji|basijis|irgc|troops|soldiers|gendarmes"
        "|militia|militiamen|commandos|vigilantes|security|authorities"
    ),
    "crowd": (
        "protester|protesters|protestor|protestors|demonstrator|demonstrators|people|crowd|crowds|mob|residents"
        "|locals|villagers|inhabitants|youth|youths|young|teenagers|boys|girls|men|women|citizens|workers"
        "|students|farmers|teachers|nurses|retirees|pensioners|families|relatives|drivers|miners|mourners|fans"
        "|strikers|tribesmen|herders|fishermen|worshippers|worshipers|porters|kolbars|kolbar|porter|pedestrians"
        "|pupils|marchers"
    ),
    "person": (
        "man|woman|boy|girl|child|children|teenager|motorist|driver|passenger|passengers|bystander|bystanders"
        "|shepherd|father|mother|brother|sister|student|worker|teacher|farmer|villager|smuggler|smugglers"
        "|carrier|carriers|couple|family|car|cars|vehicle|vehicles|pickup|motorcyclist|civilian|civilians"
    ),
    "road": (
        "road|roads|highway|highways|street|streets|railway|railroad|rail|tracks|track|freeway|motorway|bridge"
        "|avenue|boulevard|intersection|border|square|traffic|route|routes|thoroughfare|expressway|crossing"
        "|entrance|gate|gates|lane|lanes|way|tunnel|junction|roundabout|transit|crossroads|exit"
    ),
    "official": (
        "minister|ministers|governor|governors|president|raisi|rouhani|pezeshkian|ahmadinejad|mp|mps|official"
        "|officials|vp|spokesman|spokesperson|spokeswoman|mayor|khamenei|commander|leader|lawmaker|lawmakers"
        "|deputy|envoy|ambassador|delegation|chief|parliamentarian|parliamentarians|premier|speaker|ghalibaf"
        "|qalibaf|larijani|zarif|araghchi|senator|diplomat|diplomats"
    ),
    "says": (
        "say|says|said|speak|speaks|spoke|tell|tells|told|claim|claims|claimed|admit*|announce*|promise*|vow"
        "|vows|vowed|warn|warns|warned|apologi*|acknowledge*|declare*|denounce*|condemn*|threaten*|insist*"
        "|urge*|order|orders|ordered|unveil*|inaugurat*|pledge*|blame*|defend|defends|defended|reject*|accuse*"
        "|criticis*|criticiz*|call|calls|called|meet|meets|met|praise*"
    ),
    "comes": (
        "visit|visits|visited|visiting|tour|tours|toured|touring|arriv*|resign*|dismiss*|sacked|replaced"
        "|impeach*|appoint*|steps|step|stepped|inspect*|travel*|flies|flew|sworn|elected|heckled|booed|attend"
        "|attends|attended|survey|surveys|surveyed|inaugurated|introduced|oust*|removed|interpellat*|quits|quit"
    ),
    "shop": (
        "stall|stalls|sellers|greengrocers|grocery|shop|shops|store|stores|bazaar|bazaars|bazar|bazari|bazaris"
        "|bazaari|bazaaris|shopkeeper|shopkeepers|merchant|merchants|trader|traders|shopowners|retailers"
        "|goldsmiths|jewellers|jewelers|baker|bakers|bakery|bakeries|stallholders|market|markets|vendors"
        "|tradesmen|boutiques|businesses|arcade|arcades|guild|guilds|grocers|butchers|tradespeople|shopping"
    ),
    "shut": (
        "closed|close|closes|closing|shut|shuts|shutting|shutter|shutters|shuttered|closure|closures|padlock*"
        "|strike|strikes|striking|shutdown|locked"
    ),
    "trucker": (
        "truck|trucks|tanker|lorry|lorries|trailer|trailers|hauliers|haulage|freight|trucker|truckers"
        "|truckdrivers|heavy"
    ),
    "vehicle": (
        "bus|buses|minibus|car|cars|truck|trucks|lorry|lorries|train|trains|plane|aircraft|airliner|jet"
        "|helicopter|chopper|vehicle|vehicles|van|taxi|motorcycle|motorbike|ambulance|trailer|pickup|coach"
        "|locomotive|wagon|wagons|carriage|carriages|tractor|convoy|airplane"
    ),
    "vessel": (
        "ship|ships|vessel|vessels|tanker|ferry|boat|boats|frigate|dhow|dhows|barge|trawler|dinghy|launch|lenj"
        "|warship|speedboat"
    ),
    "building": (
        "building|buildings|tower|mall|house|houses|home|homes|roof|ceiling|block|wall|walls|apartment"
        "|apartments|school|mosque|grandstand|balcony|floor|storey|story|warehouse|metropol|plasco|hotel|facade"
        "|classroom|workshop|dome|bazaar|shop|shops"
    ),
    "collapses": (
        "collaps*|crumbl*|caves|caved|cave|toppl*"
    ),
    "worker": (
        "worker|workers|miner|miners|labourer|labourers|laborer|laborers|employee|employees|builder|builders"
        "|welder|welders|technician|technicians"
    ),
    "works": (
        "plant|factory|refinery|workshop|mill|petrochemical|mine|mines|site|warehouse|smelter|foundry|quarry"
        "|rig|shaft|well|furnace|construction|steelworks|complex|sewer|crane|machine|scaffold*|depot|company"
    ),
    "death": (
        "killed|kills|kill|killing|dead|die|dies|died|dying|death|deaths"
    ),
    "hurt": (
        "injured|injures|injuring|wounded|wounds|hurt|hurts|hospitalized|hospitalised|burned|burnt|buried"
        "|crushed"
    ),
    "utility": (
        "power|electricity|gas|water"
    ),
    "cutoff": (
        "cut|cuts|down|shutdown|shut|blackout|blackouts|disrupt*|slow|slows|slowed|slower|outage|outages"
        "|restrict*|off|offline|disconnect*|throttl*|block|blocked|restored|gone|unavailable|inaccessible"
        "|interrupt*|collapse|collapses|collapsed|weak|crawl|severed"
    ),
    "lack": (
        "cut|cuts|outage|outages|shortage|shortages|failure|failures|rationing|rationed|shutoff|shutoffs"
        "|interruption|interruptions|stoppage|stoppages|scarcity|deficit"
    ),
    "dead_end": (
        "dry|dried|dries|drying|empty|emptied|runs|ran|run"
    ),
    "sign": (
        "banner|banners|placard|placards|poster|posters|leaflet|leaflets|flyer|flyers|sign|signs|portrait"
        "|portraits"
    ),
    "event": (
        "celebration|celebrations|nowruz|party|screening|protest|protests|rally|rallies|strike|strikes|march"
        "|concert|concerts|festival|election|elections|ceremony|match|gathering|walkout|exhibition|funeral"
        "|speech|visit|derby|vigil|show|performance|trial|hearing|execution|session|conference"
    ),
    "banned": (
        "instagram|whatsapp|telegram|twitter|youtube|vpn|vpns|signal|clubhouse|google|starlink"
    ),
}  # fmt: skip

# Words of the vocabulary's own trigger lists that betray nothing by themselves.
NOT_TRIGGERS = {
    "governor", "minister", "parliament", "statement", "visit", "film", "incident", "injured", "ward", "vote",
    "poster", "snow", "hail", "connectivity", "offline", "baton", "candidate", "solitary", "confrontation",
    "protest in front of", "sentence", "shouting", "slogan", "slogans", "magnitude", "pellet", "coal mine", "nowruz",
    "shooting", "drought", "storm", "filtering", "heavy rain", "disaster", "speech", "set on fire", "set fire to",
    "levee", "denied medical care", "mine collapse", "under water", "hanging", "court", "trial", "blackout",
    "militants", "missile", "bomb", "turnout", "prison", "prisoner", "inmate", "inmates", "political prisoner",
    "fire", "crash", "raid", "raids", "stormed", "execution", "accident", "boycott", "beaten", "memorial", "funeral",
    "burial", "flash flood", "dust storm", "avalanche", "gather", "march", "assemble", "strikes", "detention",
}  # fmt: skip

# Phrases under "" betray no type: they take up words that elsewhere would, beyond a gap too.
EVENT_PHRASES = {
    "protest": (
        "@crowd ~ call|calls|called|calling for|on",
        "call|calls|called|calling for ~ release|resignation|justice|pay|trial|rights", "protest", "protests",
        "protested", "protester", "protesters", "protestors", "protestor", "protesting", "demonstrat*",
        "demostrat*|demontrat*", "demo|demos", "riot|riots|rioting|rioters", "uprising", "unrest", "revolt|revolts",
        "take|takes|took|taken|taking to the? streets|street",
        "pour|pours|poured|pouring|spill*|flood|floods|flooded|flock* into|onto|out the? streets|street",
        "fill|fills|filled|filling the? streets|street", "come|comes|came|coming out into|onto|on|to the? streets",
        "@crowd on|in|onto|into the? streets", "@crowd ~ into|onto|to the? streets",
        "take|takes|took control of ~ streets|city|town", "streets ~ in|under control of? protesters|people",
        "brings|brought|drives|drove|sends|sent ~ streets", "return|returns|returned to the streets",
        "out on|in the streets|street", "demand|demands|demanding|demanded", "complain*", "grievance*",
        "threat* to|of strike|protest|quit|stop", "threat* ~ strike|protest", "warn* of strike|protest|protests",
        "ultimatum", "anger over|at|about|against", "vent|vents|vented ~ anger|fury|frustration",
        "angry at|over|about|with", "angry @crowd", "outrage", "fury over|at", "outcry", "object|objects|objected to",
        "petition|petitions|petitioned", "boo|boos|booed|booing", "jeer*", "heckl*", "civil disobedience",
        "disobedience", "defian*", "defy|defies|defied",
        "burn|burns|burned|burning|wave|waves|waving|remov* ~ headscarves|headscarf|scarves|hijabs|hijab",
        "take|takes|taking|took off ~ headscarves|headscarf|hijab|hijabs|scarf",
        "burn|burns|burned|burnt|burning their|the|her? headscarves|headscarf|scarves|hijabs|hijab|scarf",
        "cut|cuts|cutting ~ hair", "human chain",
        "dump*|pour|pours|poured ~ milk|tomatoes|potatoes|onions|crop|crops|harvest",
        "pouring|spill*|throw|throws|threw ~ milk|tomatoes|potatoes|onions|crop|crops|harvest",
        "dump*|pour|pours|poured|pouring|spill*|destroy* ~ produce|fruit|watermelons",
        "dump*|pour|pours|poured|pouring|spill*|destroy* ~ oranges|apples|rice|wheat", "walk* out in protest",
        "stand|stands|stood up to|against", "seek|seeks|seeking ~ unpaid|justice|back pay",
        "ask|asks|asking|press|presses for ~ wages|pay|arrears|pensions", "call* on|for ~ to? pay|reinstate",
        "oppose|opposes|opposed|opposition to", "rise|rises|rose up", "up in arms", "dissent",
    ),
    "rally": (
        "rally|rallies|rallied|rallying", "gather|gathers|gathered|gathering|gatherings", "get together",
        "protest gathering", "picket*", "assemble|assembles|assembled|assembling", "congregat*", "mass gathering",
        "converge|converges|converged on|at|outside", "mass|massed|massing outside|in front|at",
    ),
    "march": (
        "march|marches|marched|marching|marchers", "procession|processions", "parade|parades|paraded",
        "walk|walks|walked|walking ~ to|toward|towards ~ office|parliament|governor*",
        "walk|walks|walked|walking ~ to|toward|towards ~ ministry|square|cemetery", "set out|off on foot",
    ),
    "sit-in": (
        "sit in", "sit ins", "sitin", "sit down protest", "sitting in",
        "camp|camps|camped|camping outside|out|overnight|at|in|on|by|beside", "pitch* ~ tent|tents", "staged a sit",
        "set up ~ tents|camp|tent", "encampment", "tents ~ in front|outside",
        "sit|sits|sat|sitting on|in the? ground|floor|pavement|sidewalk|asphalt|steps",
        "sit|sits|sat|sitting on|in the? road|street|tracks|rails|courtyard|yard|lobby",
        "sit|sits|sat|sitting outside|across|down|before|by", "sit|sits|sat|sitting in front",
        "occupy|occupies|occupied|occupying|occupation", "sleep|sleeping|slept outside|in front", "refus* to leave",
        "spend|spends|spent ~ night ~ outside|in front",
    ),
    "chants": (
        "chant|chants|chanted|chanting", "shout|shouts|shouted|shouting slogans",
        "shout|shouts|shouted|shouting ~ against|death|slogan*", "slogans", "slogan", "death to", "down with the",
        "from the? rooftops|windows|balconies", "rooftop chants|cries", "cries of", "cry of", "allahu akbar",
        "in one voice", "in unison", "sing|sings|sang|singing ~ anthem|yar|baraye|protest|song|songs|against",
    ),
    "road-blockade": (
        "block|blocks|blocked|blocking|obstruct* ~ @road", "seal*|cut|cuts|close|closes|closed|closing off ~ @road",
        "cut|cuts|cutting ~ @road",
        "close|closes|closed|closing ~ highway|railway|road|street|bridge|border ~ protest|anger",
        "@crowd|tractors|trucks|taxis|tankers ~ close|closes|closed|shut|shuts ~ highway|railway|road",
        "@crowd|tractors|trucks|taxis|tankers ~ close|closes|closed|shut|shuts ~ street|bridge|border|route",
        "@road blocked|closed|shut|cut by|off ~ @crowd",
        "@road blocked|closed|shut|cut ~ protest*|tires|tyres|burning|tractors",
        "burn|burns|burning|burned|burnt|set|sets|setting|light|lights|lit|torch* ~ tire|tires|tyre|tyres",
        "tires|tyres burn*|ablaze|alight", "tires|tyres ~ ablaze|alight|road|street", "tires|tyres on fire",
        "road blockade", "@crowd ~ roadblock|roadblocks",
        "roadblock|roadblocks ~ protesters|residents|youths|locals|workers", "shut|shuts|shutting down ~ @road",
        "barricad*", "blockade|blockades|blockaded|blockading", "park|parks|parked ~ across",
        "stop|stops|stopped ~ traffic|trains|train", "bring|brings|brought ~ traffic ~ halt|standstill",
        "lie|lies|lay ~ railway|rails|tracks",
    ),
    "graffiti-banners": (
        "paint ~ over|on|across ~ portrait|mural|billboard|banner|wall|statue|door|picture", "graffiti", "graffito",
        "@sign ~ hung|hangs|hang|hanging|unfurled|installed|appear*|posted|raised|draped|put|spread",
        "hang|hangs|hung|hanging|unfurl|unfurls ~ @sign",
        "unfurled|install|installed|drape*|raise|raises|raised ~ @sign",
        "hold|holds|held|holding|carry|carries|carried ~ banner|banners|placard|placards",
        "hold|holds|held|holding|carry|carries|carried ~ poster|posters|sign|signs",
        "carrying|display*|wave|waves|waving|lift|lifts ~ banner|banners|placard|placards",
        "carrying|display*|wave|waves|waving|lift|lifts ~ poster|posters|sign|signs", "wall writing|writings",
        "with ~ placards|banners", "slogan* ~ painted|written|sprayed|wall|walls|daubed|scrawled",
        "slogan* on|across ~ wall|walls|school|shutter*|bridge|building*|fence|bus*",
        "slogan* painted|written|sprayed|daubed|scrawled|appear*",
        "paint*|spray*|write|writes|wrote|written|scrawl* slogan*", "spray* ~ wall|walls|paint|slogan*",
        "spray paint|painted|painting", "painted on|over|with", "paint|paints ~ slogan*|wall|walls",
        "wall|walls ~ painted|slogan*", "@sign ~ pasted|plastered|torn|defaced|scattered|distributed|dropped|stuck",
        "paste|pastes|pasted|plaster*|scatter*|distribut*|drop*|stick|deface* ~ @sign",
        "tear|tears|tore|tearing|rip down|up|off ~ @sign|picture|pictures|photo|billboard|billboards",
        "rips|ripped|pull|pulls|pulled down|up|off ~ @sign|picture|pictures|photo|billboard|billboards",
        "tear|tears|tore|tearing|torn|rip* ~ picture|pictures|photo|photos|portrait|portraits",
        "tear|tears|tore|tearing|torn|rip* ~ image|images|poster|posters|banner|banners",
        "written|write|writing|writes|scrawl*|daub* on|across ~ wall|walls", "slogan writing",
        "@sign ~ overpass|bridge|footbridge", "stencil*", "mural", "billboard ~ defaced|painted|paint",
        "handwritten notes",
    ),
    "vigil": (
        "coffin|coffins|hearse|casket", "carry|carries|carried|carrying his|her|the|their body|bodies",
        "body ~ carried", "pallbearers", "vigil|vigils", "memorial|memorials", "40th day", "fortieth day", "chehelom",
        "chehlom", "seventh day|night of mourning", "mourning ceremony", "funeral", "funerals", "burial|burials",
        "buried ~ cemetery|today|amid|silence|hometown|night|beside",
        "bury|buries|burying ~ dead|son|daughter|victim*|loved|miners|killed", "body|bodies ~ buried", "mourners",
        "laid|lay|lays to rest", "mourn|mourns|mourning|mourned", "commemorat* ceremony|gathering|service",
        "commemorat*", "light*|lit ~ candles", "candlelight|candle|candlelit", "candles", "gravesite|graveside",
        "memorial service", "wake for", "pay*|paid tribute|respects|homage", "tribute|tributes to",
        "farewell to|ceremony", "last|final respects|farewell|goodbye",
        "lay|lays|laid|place|placed ~ flowers|wreath|wreaths", "flowers ~ spot|grave|site|killed",
        "minute|moment of|s silence", "remembrance ceremony|service|of", "condolence*",
        "funeral|burial|mourning procession|processions|march|ceremony|rally|gathering|protest",
        "ceremony ~ in memory|killed|slain",
    ),
    "strike": (
        "lay|lays|laid down their", "lay|lays|laid down ~ machetes|pens|instruments|brushes", "strike", "strikes",
        "on strike", "striking", "walkout", "walkouts", "walk|walks|walked out", "walk|walks|walked off",
        "work stoppage|stoppages", "stop|stops|stopped|stopping|halt|halts work|working|production|service",
        "halted|cease|ceased|quit|quits|abandon*|suspend* work|working|production|service",
        "down|downs|downed|downing|lay|lays|laid down? ~ tools",
        "not|didn|don|won t? show|turn|attend|go|report|enter|come ~ work|class|classes|shift|classrooms",
        "refus* to? ~ work|class|classes|shift", "refus* to work|teach|load|drive|enter|start|resume|fly|attend",
        "go|goes|went|going on strike", "boycott* ~ classes|class|exams|lectures|lessons|cafeteria|canteen",
        "labor|labour|industrial action", "strikers", "classes ~ boycott*|cancelled by|suspended by",
        "stay|stays|stayed away|home from|in work|class|classes|school", "classrooms ~ empty ~ teachers|boycott*",
        "not going|go|return|returned|returning|report|reported to|for work|class|classes|their", "no work until",
        "stayaway", "strike action", "production ~ halted|stopped ~ workers", "work ~ halted|stopped ~ at|over|in",
        "hands off work",
    ),
    "shopkeepers-strike": (
        "no|not shop|shops|store|stores|stall ~ open|opened",
        "keep|keeps|kept ~ shops|stores|stalls|businesses ~ closed|shut", "shutter ~ down|closed", "@shop ~ @shut",
        "@shop ~ on strike", "shut|shuts|close|closes|closed|closing|shutter|shuttered|padlock* ~ @shop",
        "general strike", "strike ~ by|of ~ @shop",
        "strike|strikes ~ bazaar|bazaars|bazaaris|bazaris|shopkeepers|merchants|goldsmiths|traders",
        "shop closures|closure", "@shop ~ refus* to open", "@shop ~ not open|opened|opening|reopen|reopened",
        "@shop ~ did|do|does|didn|don|remain|remained|stay|stayed|stays|kept ~ not|open|closed|shut|t",
        "shutters ~ down|closed|shut|drawn|lowered",
        "pull*|roll*|keep|keeps|kept|lower*|draw|drew|bring|brought down? ~ shutters", "shutters down",
        "shuttered shops|stores|bazaar|market", "closed shops|stores|bazaar|shutters",
        "bazaar|shops at a? standstill",
    ),
    "truckers-strike": (
        "lorries|tankers|trailers ~ idle|idled|parked|stand|stood|standing|lined|motionless",
        "nobody|one loads|loading", "@trucker drivers|driver|owners|truck? ~ strike|strikes|striking|refus*",
        "@trucker drivers|driver|owners|truck? ~ stop|stops|stopped|stopping|park|parked|halt|halted|down",
        "truckers|trucker ~ strike|strikes|striking|refus*|stop|stops|stopped|halt|parked",
        "strike|strikes of|by ~ @trucker", "strike ~ truckers", "lorries|trucks|truckers|tankers ~~ on strike",
        "trucks ~ idle|idled|parked|stand|stood|standing|lined|motionless|stationary",
        "drivers ~ refus* ~ load|loads|cargo|freight", "drivers ~ refus*|won|not ~ load|loads|cargo",
        "drivers ~ heavy vehicles|trucks ~ strike", "strike of ~ heavy",
        "freight|loading ~ terminal ~ empty|deserted|idle", "freight|cargo ~ stopped|halted ~ strike|drivers",
    ),
    "clash": (
        "stone|stones|rocks fly|flew|flying|rain|rained", "@force run|runs|ran|flee|flees|fled",
        "clash|clashes|clashed|clashing",
        "confront|confronts|confronted|confronting|confrontation|confrontations ~ @force|with",
        "attack|attacks|attacked|attacking|assault* ~ seminary|bank|banks",
        "attack|attacks|attacked|attacking|assault* ~ governor*|basij|mayor*|governorate",
        "attack|attacks|attacked|attacking|assault* ~ municipality|courthouse|kiosk",
        "attack|attacks|attacked|attacking|assault* ~ prayer|office|station|outpost",
        "station|base|bank|banks|office|kiosk|seminary ~ under attack",
        "station|base|bank|banks|office|kiosk|seminary ~ attacked|stormed|overrun|stoned|ransacked",
        "street battle|battles|fighting|fights|fight", "running battles|battle", "pitched battle",
        "fight|fights|fought|fighting back|off|with|between", "fight|fights|fought|fighting ~ @force",
        "fighting|fights ~ erupt*|broke|break*", "defend* themselves|himself|herself", "stone throwing|pelting",
        "throw|throws|threw|thrown|throwing ~ stone|stones|rock|rocks|bricks|objects",
        "hurl|hurls|hurled|hurling|pelt* ~ stone|stones|rock|rocks|bricks|objects",
        "stones ~ thrown|hurled|at|against",
        "storm|storms|stormed|storming the?|a?|an? ~ governor*|governorate|office|building|bank",
        "storm|storms|stormed|storming the?|a?|an? ~ station|base|police|headquarters|municipality", "scuffl*",
        "skirmish*", "brawl*", "melee", "tussl*", "jostl*", "come|comes|came to blows", "standoff|stand off",
        "face|faces|faced off", "push* back ~ @force", "push*|drive|drives|drove|beat back|out ~ @force|agents",
        "chase|chases|chased away|off|out|@force", "chase|chases|chased ~ @force",
        "force|forced|forces|forcing ~ retreat|flee|back",
        "@force ~ retreat*|flee|fled|outnumbered|disarmed|stoned|beaten by|back|overpowered", "disarm*", "beat back",
        "mob|crowd|crowds|protesters|people attack|attacks|attacked|attacking",
        "mob|crowd|crowds|protesters|people storm|storms|stormed|overrun|ransack*",
        "locals|residents|villagers|youths|demonstrators|youth attack|attacks|attacked|attacking",
        "locals|residents|villagers|youths|demonstrators|youth storm|storms|stormed|overrun|ransack*",
        "break|breaks|broke|breaking through ~ police|lines|cordon|gate|gates|barrier*|doors|fence",
        "resist|resists|resisted|resisting|resistance ~ @force|arrest|to|against",
        "take|takes|took over ~ base|station|office|police", "tribal fight|fighting|feud|conflict",
        "surround|surrounds|surrounded ~ police|patrol|agents",
        "@crowd ~ free|freed|frees|rescue|rescued|prevent*|stop|stopped ~ arrest|detainee|detained|agents",
        "locals|residents|villagers|tribes|clans fight|fought", "throw|threw|throws ~ grenade", "at war with",
        "break|breaks|broke|breaking ~ window|windows ~ bank|banks|office|building|police|governor*",
        "smash|smashes|smashed|smashing ~ window|windows ~ bank|banks|office|building|police|governor*",
        "fend|fends|fended off", "overturn* ~ police|patrol",
    ),
    "armed-clash": (
        "gunmen", "gunman", "armed clash|clashes|attack|attackers|men|assailants",
        "armed group|fighters|rebels|confrontation|individuals|robbers|people", "firefight|firefights",
        "gun battle|battles|fight|fights", "gunbattle*", "gunfight*|shootout*|shoot out", "ambush*",
        "exchange*|exchanging of? fire|gunfire|shots",
        "attack* ~ irgc|police|army|military|border|basij|guards ~ base|bus|outpost|post|station",
        "attack* ~ irgc|police|army ~ convoy|checkpoint|patrol|vehicle|headquarters",
        "attack* ~ military|border|basij|guards ~ convoy|checkpoint|patrol|vehicle|headquarters",
        "militants ~ attack*|kill*|fire|clash*|strike|raid*", "militants", "insurgents",
        "terrorist|terror attack|attacks", "jaish", "peshmerga", "assassinat*",
        "gunned|shot down|dead ~ officer|officers|commander|guards|policeman|judge|cleric", "gunned ~ down|by",
        "officer|officers|commander|guards ~ gunned|ambushed|assassinated",
        "policeman|policemen|soldier|soldiers|irgc ~ gunned|ambushed|assassinated",
        "police|officer|officers ~ killed in ~ attack|shooting|clash|clashes",
        "policeman|policemen|soldiers|irgc ~ killed in ~ attack|shooting|clash|clashes",
    ),
    "arson": (
        "torch|torches|torched|torching", "set|sets|setting ablaze|alight|afire|aflame", "set|sets|setting fire to",
        "set|sets|setting ~ on fire|ablaze|alight|afire|aflame", "burn|burns|burned|burnt|burning down", "molotov*",
        "petrol|gasoline bomb|bombs|bombed", "petrol bomb*", "firebomb*",
        "burn|burns|burned|burnt|burning ~ bank|banks|seminary|base|police|billboard|portrait|statue|flag",
        "burn|burns|burned|burnt|burning ~ flags|effigy|image|images|picture",
        "burn|burns|burned|burnt|burning ~ pictures|photo|photos|koran|office",
        "burn|burns|burned|burnt|burning ~ poster|posters|banner|banners",
        "burn|burns|burned|burnt|burning ~ vehicle|vehicles|motorcycle|motorcycles",
        "burn|burns|burned|burnt|burning ~ motorbikes|car|cars|kiosk|kiosks|van|bus|buses",
        "bank|banks|statue|billboard|kiosk ~ burn|burns|burned|burnt|torched|flames|ablaze|fire",
        "portrait|banner|poster|effigy|seminary ~ burn|burns|burned|burnt|torched|flames|ablaze|fire",
        "station|base|post ~ burn|burns|burned|burnt|torched", "arson", "arsonists", "vandali*",
        "statue ~ toppled|pulled|destroyed", "toppl* ~ statue", "incendiary", "ignite|ignites|ignited",
    ),
    "crackdown": (
        "armored|armoured cars|car|trucks", "@force ~ drive|drove|ride|ride ~ into ~ crowd|people|protesters",
        "water cannon|cannons deployed|stationed", "crackdown|crackdowns", "crack|cracks|cracked|cracking down",
        "suppress*", "repress*", "violence against|by",
        "@force|forces ~ attack|attacks|attacked|attacking|charge|charges ~ @crowd|students|rally",
        "@force|forces ~ attack|attacks|attacked|attacking|charge|charges ~ gathering|crowd|sit|funeral",
        "@force|forces ~ charged|charging|rush|rushed|assault|assaulted ~ @crowd|students|rally",
        "@force|forces ~ charged|charging|rush|rushed|assault|assaulted ~ gathering|crowd|sit|funeral",
        "@force attack|attacks|attacked|attacking|assault|besiege",
        "@force besieges|besieged|charge|charges|charged|rush|rushed", "dispers*",
        "break|breaks|broke|breaking up ~ rally|gathering|protest|sit|demonstration|crowd|march",
        "break|breaks|broke|breaking up ~ memorial|funeral|vigil|ceremony|concert|party|wedding",
        "heavy|massive|large|strong|intense ~ presence|deployment|security",
        "security|military|police|heavy|irgc|army ~ presence|deployment|deployments|buildup",
        "security|military|police|security forces|troops|police|guards ~ deploy*|stationed|posted|mobili*",
        "martial law", "curfew", "checkpoints|checkpoint", "under lockdown", "locked down", "militari*",
        "military atmosphere|zone|parade? vehicles",
        "special|riot|security|anti|military units|unit|forces deploy*|stationed|line|lines",
        "special|riot|security|anti|military police|troops|guards deploy*|stationed|line|lines",
        "special|riot|security|anti|military units|unit|forces lined|patrol*|block|surround*",
        "special|riot|security|anti|military police|troops|guards lined|patrol*|block|surround*",
        "special|riot|security|anti|military units|unit|forces fill*|ring*|swarm*|flood*",
        "special|riot|security|anti|military police|troops|guards fill*|ring*|swarm*|flood*",
        "special|riot|security|anti|military units|unit|forces move*|enter*|confront*|arriv*|guard",
        "special|riot|security|anti|military police|troops|guards move*|enter*|confront*|arriv*|guard",
        "@force ~ surround|surrounds|surrounded|encircle*|cordon*|swarm*|flood|flooded",
        "@force ~ flooding|ring|ringed|patrol|patrols|patrolling|occupy|lined|besiege*", "besieg*", "siege",
        "cordon*", "security atmosphere", "@crowd attacked|charged|dispersed|besieged by ~ @force",
        "attacked|dispersed by ~ @force|riot",
        "irgc|security|police|military ~ tanks|convoy|convoys ~ enter*|roll*|arriv*|deploy*",
        "irgc|security|police|military ~ tanks|convoy|convoys ~ sent|move*|stream*|head*",
        "army|armored|armoured|riot ~ tanks|convoy|convoys ~ enter*|roll*|arriv*|deploy*",
        "army|armored|armoured|riot ~ tanks|convoy|convoys ~ sent|move*|stream*|head*",
        "irgc|security|police|military ~ vehicles|troops ~ enter*|roll*|arriv*|deploy*",
        "irgc|security|police|military ~ reinforcements|equipment ~ enter*|roll*|arriv*|deploy*",
        "irgc|security|police|military ~ vehicles|troops ~ sent|move*|stream*|head*",
        "irgc|security|police|military ~ reinforcements|equipment ~ sent|move*|stream*|head*",
        "army|armored|armoured|riot ~ vehicles|troops ~ enter*|roll*|arriv*|deploy*",
        "army|armored|armoured|riot ~ reinforcements|equipment ~ enter*|roll*|arriv*|deploy*",
        "army|armored|armoured|riot ~ vehicles|troops|reinforcements|equipment ~ sent|move*|stream*|head*",
        "armored|armoured vehicles|carriers|personnel",
        "motorcycle|motorbike|motorcyclist|motorized units|police|basij|forces|agents", "reinforcements",
        "tanks ~ streets|city|town", "prevent*|stop|stops|stopped|block|blocked|blocks ~ rally|gathering|protest",
        "prevent*|stop|stops|stopped|block|blocked|blocks ~ funeral|mourners|ceremony|memorial",
        "@force ~ prevent*|block|blocks|blocked|stop|stopped ~ rally|gathering|protest|funeral|mourners",
        "@force ~ prevent*|block|blocks|blocked|stop|stopped ~ ceremony|memorial|people|families|entering",
        "hijab|morality enforcement|police|patrol|patrols", "intimidat*",
    ),
    "arrest": (
        "@force took|take|takes|taken", "took|take|takes|taken her|him|them|away", "whereabouts ~ unknown",
        "no news ~ since ~ taken|arrested|arrest", "taken from ~ home|homes|work|house|street|class",
        "arrest|arrests|arrested|arresting", "arested|arrsted|arrestted", "detain|detains|detained|detaining",
        "detention", "detentions", "detainee|detainees ~ number|rises|toll|identified",
        "round|rounds|rounded|rounding up", "taken|took|take|takes into custody", "taken|took|take|takes away",
        "whisk*|haul*|led|drag*|carted ~ away|off", "pick|picks|picked up ~ by|at",
        "abducted by|kidnapped ~ @force|intelligence", "kidnap* by ~ @force|intelligence", "abduct*", "in custody",
        "remanded", "handcuff*", "seized|seize|nabbed|grabbed|snatched|apprehended|captured by|at|from ~ @force",
        "apprehend*", "nab|nabs|nabbed", "jailed", "behind bars", "enforced disappearance", "whereabouts unknown",
        "held ~ intelligence|custody|incommunicado", "held for|by",
    ),
    "shooting": (
        "shots in|at|from|near|all|through|again|tonight|overnight", "open|opens|opened|opening ~ fire",
        "fire|fires|fired|firing on|at|upon|into|toward|towards ~ @crowd|@person|unarmed|them|him",
        "fire|fires|fired|firing on|at|upon|into|toward|towards ~ her|civilians|car|house|homes",
        "fire|fires|fired|firing live|bullets|birdshot|pellets|shots|rounds|directly|paintballs", "gunfire",
        "gun fire", "gunshot|gunshots", "gun shots|shot", "shot dead|at|by|and|to|multiple",
        "shot in the? head|chest|eye|eyes|back|leg|face|foot|heart", "shot ~ by ~ @force",
        "shoot|shoots|shooting|shootings at|on|dead|people|protesters|civilians|and|by|directly|into|of|in",
        "shoot|shoots|shooting|shootings him|her|them|kills|leaves|to|from|near|outside|at|heard|reported",
        "shoot|shoots ~ @crowd|@person", "live ammunition|ammo|fire|rounds|bullets|round", "birdshot",
        "pellet|pellets gun|guns|shot|wounds|fired|injuries", "pellet|pellets", "shot ~ killed|dead|wounded",
        "kolbar|kolbars|porter|porters|carrier|carriers ~ shot|targeted",
        "@crowd|@person ~ was|were|been|is|are|get|gets|got ~ shot", "bullets|bullet", "shooting",
        "@force fire|fires|firing on|at|into|upon|indiscriminately|directly", "machine gun*", "kalashnikov*",
        "snipers|sniper", "direct fire", "warning shots", "shots ~ fired|heard|ring|rang|rung", "sound of? shots",
        "dshk", "volley*",
        "killed|wounded|injured|dies|died|hit|struck by|from ~ fire|gunfire|shots|bullets|bullet|gunshot",
        "was|were|been shot", "fatally shot", "mow* down", "shot",
    ),
    "tear-gas": (
        "tear gas|gassed", "fire|fires|fired|firing|shoot|shoots|shot|shooting ~ tear gas", "teargas|teargassed",
        "tear gassing", "water cannon|cannons", "baton|batons", "truncheon*", "beat|beats|beaten|beating|beatings",
        "stun grenade|grenades|gun|guns", "sound bomb|bombs", "flash bang*", "flashbang*", "taser*", "paintball*",
        "pepper spray|sprayed|gas", "smoke grenade|grenades", "rubber bullets",
        "assault|assaults|assaulted ~ @crowd|students|woman|man|girl|vendor", "clubs|clubbed|clubbing",
        "use|uses|used|using ~ force", "excessive force", "violently|brutally", "manhandl*",
        "rough|roughs|roughed up", "whip|whips|whipped",
        "@force ~ kick*|punch*|slap*|shov*|drag*|pepper|strangl*|trampl*|violence",
        "kicked|punched|slapped|dragged|shoved|hit by ~ @force",
        "@crowd|@person ~ kicked|punched|slapped|dragged|shoved",
        "drag|drags|dragged|dragging ~ hair|ground|van|street", "break* ~ windows ~ cars", "brutality",
    ),
    "raid": (
        "home|house|houses|homes demolition|demolitions", "raid|raids|raided|raiding", "house|home search*",
        "houses|homes searched|raided|demolished|bulldozed", "demolition of|order",
        "demolition ~ homes|houses|shacks|village", "demolish*",
        "tear|tears|tore|tearing|torn|pull|pulls|knock* down ~ home|homes|house|houses",
        "tear|tears|tore|tearing|torn|pull|pulls|knock* down ~ shacks|huts|hut|dwellings",
        "storm|storms|stormed|storming|break|breaks|broke into? ~ dormitory|dorm|dormitories|university",
        "storm|storms|stormed|storming|break|breaks|broke into? ~ home|homes|house|houses",
        "storm|storms|stormed|storming|break|breaks|broke into? ~ campus|hospital|mosque|apartment",
        "storm|storms|stormed|storming|break|breaks|broke into? ~ party|newspaper|newsroom|ceremony",
        "burst|bursts|break|breaks|broke into ~ home|homes|house|houses|office", "bulldoz*",
        "search|searches|searched|searching ~ house|houses|home|homes|office|dormitory", "ransack*", "evict*",
        "seal|seals|sealed|sealing off? ~ cafe|cafes|shop|shops|restaurant|restaurants|office",
        "seal|seals|sealed|sealing off? ~ offices|building|salon|business*|bookshop|store|pharmacy|gym",
        "cafe|cafes|shop|shops|restaurant|restaurants ~ sealed|closed by ~ police|authorities|over|for",
        "office|bookshop|store|pharmacy|salon|gym ~ sealed|closed by ~ police|authorities|over|for",
        "shut|shuts|closes|close down? ~ cafe|restaurant|office|newspaper|bookshop|gallery",
        "seize|seized|seizes ~ phones|laptops|dishes|books|satellite|computers|belongings",
    ),
    "summons-trial": (
        "sentence|sentences ~ confirmed|upheld|overturned|quashed|reduced|commuted|doubled", "trial|trials",
        "retrial", "sentence|sentences|sentenced|sentencing ~ to|of|for|years|months|death",
        "sentence|sentences|sentenced|sentencing ~ court|upheld|overturned|activist*|teacher*|journalist*",
        "sentences|sentenced|sentencing", "summon|summons|summoned|summonses", "appeals court|appeal court|branch",
        "appeal ~ rejected|denied|accepted|upheld", "flogging|floggings", "flogged", "lashes|lash",
        "death sentence|sentences", "sentenced to death",
        "court ~ sentence*|order*|rule*|uphold*|upheld|convict*|acquit*|fine*",
        "court ~ hear*|jail*|confirm*|overturn*|reject*|issue*|hand*|reduce*",
        "convict|convicts|convicted|conviction|convictions", "acquit*", "verdict|verdicts", "on trial",
        "court hearing|session|ruling|case|order|appearance", "prosecuted|prosecution|prosecutes|prosecuting",
        "indict*", "arraign*", "charged with", "charges of|against",
        "face|faces|faced|facing ~ charges|court|judge|trial", "accused of ~ court|judge",
        "revolutionary|criminal|supreme|appeals|military|clerical|penal court",
        "jail|prison term|terms|sentence|sentences",
        "get|gets|got|given|faces|receives|received ~ years|months ~ prison|jail|bars",
        "years|months in prison|jail|behind", "year|month prison|jail|suspended", "tried in|by|for|on",
        "in court|dock", "before|to ~ judge|court|magistrate|tribunal|prosecutor", "hauled before", "tribunal",
        "called in for questioning", "interrogat*", "disciplinary committee|board|hearing",
        "suspended|expelled|banned from ~ university|studies|classes|dormitory|practice|leaving", "bail set",
        "prosecutor* ~ summon*|indict*|charge*", "fined", "imprisonment", "exile", "stripped of ~ license|licence",
    ),
    "execution": (
        "execution|executions", "excution|excutions|exection",
        "executed|executes|execute|executing ~ in|at|for|on|by|after|prisoner*|man|men", "executed", "hanged",
        "hangs|hang|hung ~ man|men|prisoner*|convict*|two|three|four",
        "hangs|hang|hung ~ five|six|public|dawn|crane|protester*|gallows", "hanging ~ of? public", "hanging of",
        "hangings", "gallows", "put|puts to death", "public hanging", "to the gallows",
        "death sentence|sentences|penalty|penalties ~ carried|implemented", "noose", "qisas|qesas", "firing squad",
        "stoned to death",
    ),
    "prison": (
        "prison ~ letter|conditions|transfer*", "prisoner|prisoners ~ letter|statement|denied|condition*|transfer*",
        "prisoner|prisoners ~ transferred|write*|released|freed|medical",
        "prisoner|prisoners ~ solitary|ward|moved|visit*|phone|furlough|message|pardon*|covid",
        "letter ~ from|prisoner|prisoners prison?", "from prison|jail ~ letter|statement|writes|message|audio",
        "solitary confinement", "solitary", "ward", "inmate|inmates", "overcrowd*",
        "transferred|moved|sent|exiled|returned to|from ~ prison|jail|ward",
        "released|freed|release from|on|after ~ prison|bail|years|custody|jail|detention", "release of",
        "prison conditions|ward|authorities|officials|guards|gate", "prisoners", "prisoner",
        "political prisoner|prisoners", "prisoners of conscience", "returned|returns to prison",
        "freed from ~ prison|jail", "free|freed on bail", "on furlough", "walk|walks|walked free", "pardoned",
        "serving|serve|serves|served ~ sentence|term|years", "taken|sent|returned|summoned to ~ serve",
    ),
    "hunger-strike": (
        "hunger strike|strikes|striker|strikers|striking", "dry|wet hunger strike", "hungerstrike",
        "refus*|reject* ~ food|meals|eat", "stop|stops|stopped eating",
        "sew|sews|sewn|sewed|sewing|stitch* ~ lips|mouth|lip", "lips ~ sewn|stitched", "on ~ hunger strike",
        "fasting in protest",
    ),
    "prison-unrest": (
        "prison|jail riot|riots|unrest|break|fire|uprising|mutiny|revolt",
        "riot|riots|unrest|uprising ~ in|at|inside ~ prison|jail|penitentiary",
        "revolt|mutiny|clashes|clash|disturbance* ~ in|at|inside ~ prison|jail|penitentiary",
        "fire|flames|smoke|blaze ~ at|in|inside|from|over|near ~ prison|jail",
        "gunshots|gunfire|shots|explosions ~ at|in|inside|from|over|near ~ prison|jail", "prison|jail ~ on fire",
        "prison|jail ~ flames|riot*|smoke|fire|unrest",
        "inmates|prisoners|convicts riot|riots|rioted|escape|escapes|escaped|revolt*|clash|clashed|mutiny",
        "ward|wards attacked|raided|stormed", "prison breakout|escape",
        "@force|special ~ attack*|beat*|raid*|storm* ~ ward|wards|prisoners|inmates|prison",
        "raid|attack|assault on ~ ward|prisoners|inmates",
        "guards ~ attack*|beat*|raid*|storm* ~ ward|prisoners|inmates",
        "@force attack|attacks|attacked|attacking ~ ward|wards|prisoners|inmates",
        "inmates|prisoners ~ beaten|attacked|shot|teargassed", "jailbreak", "prison break",
        "inmates|prisoners ~ set|sets|setting|burn|burned|torch*|barricade*|hostage|hostages|overpower*",
        "escape from ~ prison|jail",
    ),
    "death-in-custody": (
        "die|died|dies in|under|at|after|of ~ custody|detention|prison|jail|torture",
        "dead|death|deaths|killed in|under|at|after|of ~ custody|detention|prison|jail|torture",
        "killed ~ under|by torture", "killed ~ in custody|detention",
        "death|deaths of ~ prisoner|inmate|detainee|prisoners|detained",
        "prisoner|inmate|detainee|prisoners|inmates|convict ~ dies|died|dead|die|death|found|suicide|killed",
        "tortured to death", "torture|tortured ~ death|die|died|dead", "suicide ~ prison|custody|jail",
        "custodial death", "detention|custody death|deaths", "beaten to death ~ custody|prison|police",
        "denied|lack medical|of care|treatment|medical ~ die*|dead", "body ~ returned|handed|delivered to family",
        "dies|died|dead ~ days|hours|week after ~ arrest|release|detention",
        "dies|died|dead ~ after ~ arrest|detention",
    ),
    "disaster": (
        "natural disaster", "drought", "droughts", "locust|locusts", "heatwave|heatwaves", "heat wave|waves",
        "disaster zone", "famine", "extreme heat", "disaster hit|struck|area", "calamity",
    ),
    "flood": (
        "river|stream|canal ~ over its|their", "flood|floods|flooding|flooded|floodwater|floodwaters",
        "flash flood|floods|flooding", "deluge", "submerg*", "inundat*",
        "under|below|beneath metres?|meters?|feet? of? water|floodwater|floodwaters|mud", "underwater", "overflow*",
        "washed|washes|wash|sweeps|sweep|swept|carried away", "washed out",
        "swept ~ by ~ water|current|river|torrent",
        "levee|levees|dyke|dike|dikes|embankment|embankments ~ broke*|break*|burst*|breach*",
        "levee|levees|dyke|dike|dikes|embankment|embankments ~ collapse*|failed|gave|gives",
        "dam ~ overflow*|burst|breach*|broke|spill*|gates opened",
        "burst*|break|breaks|broke|overflow* its|their banks",
        "river|rivers|stream ~ burst*|swollen|overflow*|rose|rise|rises",
        "river|rivers|stream ~ rising|risen|swell*|breach*|torrent*|raging",
        "trapped|stranded|stuck|wait* ~ on ~ rooftop|rooftops|roofs|roof", "rooftops ~ rescue*|stranded|trapped",
        "sandbag|sandbags|sandbagging", "water level|levels ~ rise*|rising|rose",
        "swept away by ~ water|river|flood*", "stranded by ~ water", "evacuat* ~ river|dam|water",
        "ankle|knee|waist|chest|neck deep water?", "rising|rushing|raging water|waters",
        "water ~ entered|enters|entering|inside ~ homes|houses|village|shops|streets",
        "water ~ reached|reaches|pours|poured|gushes ~ homes|houses|village|shops|streets",
        "streets|roads|alleys|road|street ~ rivers|river|waterlogged", "waterlogg*", "torrent|torrents",
        "boats ~ streets", "boats ~ rescue* ~ residents|villagers", "by boat ~ streets|village", "cut off by ~ water",
    ),
    "earthquake": (
        "houses|buildings|homes|windows|walls ~ shake|shakes|shook|shaking|tremble*|sway*|rattle*",
        "earthquake|earthquakes|quake|quakes|quaked", "eartquake|erthquake|earthquack|earthqauke",
        "earthquake|quake|tremor|aftershock|magnitude strike|strikes|struck|striking", "tremor|tremors|temblor",
        "aftershock|aftershocks", "richter", "seismic", "magnitude", "jolt|jolts|jolted|jolting",
        "earth ~ shakes|shook|trembles|trembled", "ground ~ shakes|shook|trembles|trembled|shaking",
        "epicentre|epicenter",
    ),
    "landslide": (
        "mountain|mountainside|hill|hillside|cliff|slope|rocks ~ came|comes|come down",
        "landslide|landslides|landslip*", "mudslide|mudslides|mud slide", "rockfall|rockfalls|rockslide|rock slide",
        "road|bridge|highway|railway|street|tunnel ~ collaps*|cave*|crumbl*",
        "slope|hillside|cliff|embankment|mountainside ~ collaps*|slid|slides|gave|gives|crumbl*",
        "sinkhole|sinkholes", "subsid*", "collapse* of ~ road|bridge|railway|hillside|slope",
        "rocks|boulders|boulder ~ fall*|fell|tumbl*|roll*|hit|crush*", "falling rocks|boulders",
        "ground|land|earth ~ sink*|collaps*|crack*|cave*|open*|split*", "cracks ~ ground|land|earth",
        "road|bridge cave*|collaps*", "mudflow",
    ),
    "fire": (
        "fire", "fires", "blaze|blazes|blazing", "wildfire|wildfires|bushfire|bushfires", "forest fire|fires",
        "flames", "engulfed", "catch|catches|caught|catching fire", "burning", "ablaze", "gutted",
        "burn|burns|burned|burnt", "inferno", "smolder*|smoulder*", "goes|go|went up in smoke", "conflagration",
        "in flames",
    ),
    "dust-storm": (
        "dust storm|storms", "sand storm|storms", "sandstorm|sandstorms|duststorm|duststorms",
        "air pollution|quality|unbreathable|unhealthy|hazardous",
        "pollution|air|smog ~ schools|offices ~ closed|close|shut", "polluted air", "haboob", "smog",
        "dust haze|pollution|particles|cloud|clouds|wave",
        "dust ~ blanket*|cover*|chok*|engulf*|shroud*|descend*|roll*|swallow*",
        "dust ~ hospital*|visibility|fill*|sweep*|hit|hits|turn*|settle*",
        "wall|cloud|clouds|blanket|curtain|wave of dust|sand",
        "sand|dust ~ buried|buries|bury ~ village|road|houses|homes", "air ~ red|unhealthy|orange|purple|hazardous",
        "dusty air|sky|skies|day", "sand ~ sweep*|engulf*|cover*|blanket*|whip*",
        "respiratory problems ~ dust|pollution", "mazut", "pollution ~ reaches|hits|red|alert|chokes",
    ),
    "storm-snow": (
        "storm|storms", "storm|storms|thunderbolt strike|strikes|struck",
        "storm|wind|winds|rain|rains|waves lash|lashes|lashed|lashing", "snow|snows", "snowfall|snowfalls",
        "snowstorm|snowstorms", "blizzard|blizzards", "avalanche|avalanches", "hail|hailstorm|hailstones",
        "lightning", "thunder|thunderstorm|thunderstorms|thunderbolt",
        "heavy|torrential|pouring|intense|unseasonal rain|rains|rainfall|downpour|snow",
        "rainstorm|rainstorms|downpour|downpours", "gale|gales|hurricane|tornado|cyclone|whirlwind|twister",
        "snowbound|snowed|snowdrift|snowdrifts", "strong|gale|high|fierce|violent winds|wind",
        "winds ~ tear*|tore|uproot*|rip*|damage*|topple*", "freezing", "frost|frosts", "cold wave|snap|spell|front",
        "ice|icy ~ road|roads", "gusts", "cloudburst", "squall",
    ),
    "accident": (
        "accident|accidents", "drown|drowns|drowned|drowning", "electrocut*", "gas poisoning",
        "poisoned|poisoning|poisonings by|from", "carbon monoxide", "food poisoning", "alcohol|methanol poisoning",
        "bootleg|fake alcohol", "fell|falls|fall|plunged to ~ death",
        "falls|fell|fall from|into|off ~ roof|cliff|well|balcony|mountain",
        "falls|fell|fall from|into|off ~ floor|window|height|bridge|mountain",
        "climber|climbers|hiker|hikers|mountaineer|mountaineers ~ missing|lost|killed|dead",
        "climber|climbers|hiker|hikers|mountaineer|mountaineers ~ die*|rescue*|found|trapped|stranded",
        "missing ~ sea|lake|mountain|mountains|river", "stamped*",
        "elevator|lift ~ fell|falls|plunge*|crash*|stuck|trapped", "gas|chlorine|ammonia|chemical leak|leaks|leakage",
        "trampled", "fell|falls into ~ well|pit|hole|manhole", "swimmers", "suffocat*", "lost ~ mountains|desert",
    ),
    "transport-accident": (
        "meet|met|collide head on", "crash|crashes|crashed|crashing",
        "collision|collisions|collide|collides|collided|colliding", "overturn|overturns|overturned|overturning",
        "rollover|rolls over|rolled over", "derail*", "off|leaves|left|jumps|jumped ~ rails|tracks",
        "plane|helicopter|jet|aircraft|chopper|airliner ~ crash*|down|downed|went|goes|missing|disappear*",
        "pile up|ups", "pileup|pileups", "capsiz*",
        "ran|run|runs|goes|went|skid*|veer*|slid|slides|swerv*|drove off ~ road|bridge|runway|cliff|highway", "skid*",
        "car|road|bus|traffic|train|plane|helicopter accident|accidents|wreck|disaster|smash",
        "motorcycle|truck|rail|minibus|boat|vehicle|air accident|accidents|wreck|disaster|smash",
        "plunge|plunges|plunged|plunging into|off|down ~ valley|ravine|river|gorge|sea",
        "plunge|plunges|plunged|plunging into|off|down ~ canal|lake|ditch|water|crowd",
        "@vehicle plunge|plunges|plunged|plunging", "sink|sinks|sank|sunk|sinking ~ off|@vessel",
        "@vessel ~ sink*|sank|sunk|fire|ablaze|burn*|explo*|capsiz*|aground|missing|collid*",
        "@vessel ~ catch*|caught ~ fire",
        "train|plane|bus|aircraft|carriage|wagon|metro|truck|tanker ~ on fire|in? flames",
        "train|plane|bus|aircraft|carriage|wagon|wagons|metro|minibus|truck ~ catch|catches|caught ~ fire",
        "@vehicle ~ burst|bursts ~ flames", "shot down ~ plane|passenger|airliner", "plane|airliner|jet ~ shot down",
        "hit|hits|struck|strikes|ran|run|runs over|by train|car|bus|truck",
        "hit|hits|struck|strikes|ran|run|runs over|by motorcycle|motorist|vehicle|minibus|metro", "run over",
        "hit by a? ~ train|car|bus|truck|motorcycle|vehicle",
        "train|car|bus|truck|minibus|trailer hits|hit|struck|strikes|rams|rammed",
        "train|car|bus|truck|minibus|trailer ploughs|plows|slams|slammed|falls|fell",
        "ram|rams|rammed|slam*|smash*|plough*|plow* into", "emergency|crash landing", "hit and run", "head on",
        "rear end*", "shipwreck*", "run aground", "traffic victims|deaths|fatalities",
    ),
    "work-accident": (
        "factory|plant|workshop ~ fire|explosion|blast ~ kill*|injur*|dead|burn*|worker|workers",
        "refinery|mill ~ fire|explosion|blast ~ kill*|injur*|dead|burn*|worker|workers",
        "petrochemical|steelworks ~ fire|explosion|blast ~ kill*|injur*|dead|burn*|worker|workers",
        "fire|explosion|blast ~ kill*|injur* ~ worker|workers|labourers",
        "mine|mines|coal|tunnel|pit|shaft ~ collapse|collapses|collapsed|explosion|blast",
        "mine|mines|coal|tunnel|pit|shaft ~ accident|explodes|exploded|caved|caves|cave",
        "mine|mines ~ collapse*|explosion|blast|fire",
        "explosion|blast|collapse|fire|accident|leak|cave ~ mine|mines|tunnel|coal", "mining accident|disaster",
        "workplace accident|accidents|death|deaths|safety", "work|industrial|construction|factory accident|accidents",
        "trap|traps|trapped ~ miners|mine|underground|tunnel|worker|workers|well",
        "miners|miner ~ trapped|killed|die|dies|died|buried|dead|missing|crushed|suffocat*|gas", "scaffold*",
        "gas|ammonia|chlorine|chemical leak|leaks|leakage|poisoning ~ plant|factory|refinery|mine",
        "gas|ammonia|chlorine|chemical leak|leaks|leakage|poisoning ~ petrochemical|workers|worker|ice",
        "@worker ~ @death|@hurt ~ @works|excavat*|fell|fall|falls|explosion",
        "@worker ~ @death|@hurt ~ fire|collapse*|electrocut*|burns|steel|trench",
        "@worker dies|die|died|killed|dead|falls|fell",
        "@worker electrocuted|crushed|buried|burned|injured|drowned|suffocat*",
        "@worker ~ fall|falls|fell|falling from|off|into|to",
        "@worker ~ electrocuted|crushed|suffocat*|asphyxiat*|mangled|poisoned|drowned|overcome",
        "workers @death|@hurt in|at|by|when|as|after",
        "@death|@hurt ~ workers|worker|miners|labourers ~ @works|explosion|blast|collapse|leak",
        "death of ~ worker|workers|miner|miners|labourer",
        "explosion|fire|blast ~ at|in ~ factory|plant|refinery|workshop|petrochemical ~ worker|workers",
        "industrial accident", "crane ~ collaps*|topple*|fell|falls", "boiler explo*",
        "mine|well|tunnel|trench ~ collaps*|cave*",
    ),
    "building-collapse": (
        "@building ~ @collapses", "@building falls|fell|gives|gave ~ on|in|way|down|killing|apart",
        "@building ~ came|comes down", "collapsed|collapsing|crumbling @building", "collapse of ~ @building",
        "@building collapse", "rubble ~ building|tower|house|apartment|roof", "partial collapse",
        "stand|stands|grandstand|stage collaps*", "storey|story ~ building ~ collaps*",
    ),
    "explosion": (
        "explosion|explosions", "explotion|explotions|explossion", "blast|blasts",
        "explode|explodes|exploded|exploding", "detonat*", "bomb|bombs|bombing|bombings|bomber",
        "car|suicide|roadside bomb|bombing|bomber", "gas explosion|blast", "blow|blows|blew|blown|blowing up",
        "ied|ieds", "landmine|landmines", "land mine|mines", "stray mine|shell",
        "mine|grenade|ordnance ~ explo*|went|goes|kills|killed|maim*", "unexploded", "suicide bomber|bombing|attack",
        "goes|went off", "loud bang|boom|bangs", "grenade",
        "gas cylinder|canister|tank|pipe|pipeline ~ explo*|burst*|blew|blast", "blown apart|to",
    ),
    "air-strike": (
        "air strike|strikes|raid|raids|attack|attacks|defense|defence|defenses|defences|assault",
        "airstrike|airstrikes", "airstrike*",
        "missile|missiles|rocket|rockets ~ strike*|hit|hits|attack*|fired|fire|launched|launch*",
        "missile|missiles|rocket|rockets ~ fell|fall|falls|land*|struck|target*|slam*|impact*|intercept*",
        "missile|missiles|rocket|rockets attack|attacks|strike|strikes|fired|fire|barrage", "mortar|mortars",
        "fire|fires|fired|launch* ~ missile|missiles|rockets",
        "drone|drones|uav|uavs attack|attacks|strike|strikes|hits|hit|struck|raid|raids",
        "drone|drones ~ hit|attack|attacked|struck|target*|strike|down*|shot|explode*|crash*", "bombard*",
        "shelling|shelled|shells", "artillery",
        "warplane|warplanes|jets|fighter|fighters|jet ~ bomb*|strike*|hit|struck|attack*|target*", "quadcopter*",
        "microdrone*", "israeli|us|american|turkish|iraqi|saudi|pakistani|enemy strike|strikes|attack|attacks",
        "israeli|us|american|turkish|iraqi|saudi|pakistani|enemy raid|raids|bombing|missiles|jets",
        "jets|warplanes|israel|air|military|precision|surgical strike|strikes|striking|struck",
        "bombed|bombs by|from ~ jets|planes|air", "anti aircraft|air", "projectile|projectiles",
        "struck by ~ missile|drone|rocket",
        "hit by ~ missile|missiles|drone|drones|rocket|rockets|strike|strikes|shell", "air raid siren|sirens",
    ),
    "election": (
        "election|elections|electoral", "by election",
        "polling station|stations|place|places|centre|center|centers|booth|booths|day", "ballot|ballots",
        "boycott ~ election|elections|vote|polls|voting", "turnout", "voting", "voters|voter",
        "vote|votes count|counting|rigged|rigging|counted|in|for|cast", "cast|casts|casting ~ vote|votes|ballot",
        "go|goes|went to the polls", "election|campaign poster*|rally|rallies|headquarters|trail|stop",
        "polls open|close|closed|opened|show", "candidate|candidates", "runoff|run off", "disqualif*",
        "ballot box|boxes", "snap poll|polls",
        "campaign|campaigns|campaigning ~ for ~ president|parliament|seat|council",
    ),
    "internet-shutdown": (
        "network ~ gone|weak|lost|dead", "sites|pages|apps ~ not|won ~ open|load|loading", "calls drop|dropped",
        "whatsapp|telegram|instagram ~ not|won|stopped ~ open|work|working", "internet|wifi|web|broadband ~ @cutoff",
        "cut|cuts|cutting|shut|shuts|disrupt*|block*|throttl*|restrict*|sever*|disconnect* ~ internet",
        "network|connectivity|communications disruption|disruptions|blackout|outage|shutdown",
        "phone|mobile|cellular disruption|disruptions|blackout|outage|shutdown", "filtering of|blocked ~ @banned",
        "@banned ~ blocked|filtered|restricted|down|banned|inaccessible|unblocked|disrupted|cut",
        "block|blocks|blocking|filter|filters|filtering|ban|bans ~ @banned", "blackout of ~ internet",
        "internet ban|filtering|censorship|curfew|speed",
        "mobile|cell|phone|cellular ~ data|internet|network|signal ~ cut|down|off|disrupt*",
        "mobile|cell|phone|cellular ~ data|internet|network|signal ~ gone|out|shut|lost",
        "mobile|cell|phone|cellular ~ service|lines|networks|antenna ~ cut|down|off|disrupt*",
        "mobile|cell|phone|cellular ~ service|lines|networks|antenna ~ gone|out|shut|lost",
        "mobile data|internet|network ~ cut|down|off|disrupt*", "no|without ~ internet|connectivity|signal|network",
        "netblocks", "phone lines|service|lines cut|down|dead", "phones ~ cut|dead|down|no signal",
        "without|lost|lose|losing ~ internet", "lost|lose|loses connection|connectivity|signal", "offline",
        "cut off from ~ internet|world|outside", "online blackout", "digital blackout", "slow internet",
    ),
    "power-water-cuts": (
        "@utility @lack", "@utility|tap|drinking|supply ~ supply|supplies|water|pressure? ~ cut|cuts|interrupted|out",
        "@utility|tap|drinking|supply ~ supply|supplies|water|pressure? ~ off|disrupted|rationed|dry",
        "@utility crisis", "electricity|power|water|gas|lights goes|go|went off", "@utility pressure",
        "blackout|blackouts", "brownout*",
        "power|electricity|water|gas ~ cut|cut off|out|off|gone|down|fails|failed|failure",
        "power|electricity|water|gas ~ cut|cut rationed|rationing|disconnected|interrupted",
        "power|electricity|water|gas ~ cut|cut shortage|shortages|outage|outages",
        "no running|tap|drinking|clean|safe|potable? water|electricity|power|gas|heating|fuel",
        "no ~ water|electricity|power ~ for|since|days|hours",
        "without ~ water|power|electricity|gas|drinking|tap|heating|light|lights|air",
        "well|wells|spring|springs|taps|tap|qanat|qanats|cistern|reservoir|pipe|pipes ~ @dead_end",
        "lack|lacks|lacking|absence|shortage|scarcity|shortages of ~ water|electricity|power|gas|fuel",
        "queue|queues|queued|queuing|queueing ~ water|gas|cylinders|tanker",
        "line|lines|lined|wait|waits|waiting ~ water|gas|cylinders|tanker",
        "water tankers|tanker|trucked|bucket|buckets|jugs|containers", "thirst",
        "water scarcity|crisis|rationing|bankruptcy|stress", "cut|cuts|cutting off? ~ water|power|electricity|gas",
        "run|runs|running|ran out|short of ~ water|gas|fuel|power", "plunge* ~ darkness|dark",
        "in|into the? dark|darkness", "lights ~ out|off", "go|goes|gone|went dark", "dark streets|city",
        "traffic lights ~ out|off|dark", "parched", "power grid fail*|collapse*", "load shedding", "switched off",
    ),
    "culture": (
        "festival|festivals", "chaharshanbe|chaharshanbeh suri|soori|souri", "charshanbe suri|soori", "fire festival",
        "concert|concerts", "exhibition|exhibitions", "celebrat*", "football|soccer match|fans|game|supporters",
        "nowruz|norouz|newroz|norooz|nawroz|navroz celebrat*|festival|festivities|ceremony|party",
        "nowruz|norouz|newroz|norooz|nawroz|navroz fire|fires|bonfire|bonfires|gathering|gatherings",
        "nowruz|norouz|newroz|norooz|nawroz|navroz dance|dances|dancing|torch|torches",
        "nowruz|norouz|newroz|norooz|nawroz|navroz eve|crowds|joy|event|procession|music", "yalda", "sizdah",
        "sizdah bedar", "dance|dances|dancing|danced|dancers", "wedding|weddings", "national team", "derby",
        "screening|premiere", "bonfire|bonfires",
        "music|musician|musicians|singer|band|orchestra|street perform*|play|plays",
        "music|musician|musicians|singer|band|orchestra|street played|playing|performance|concert", "fans", "stadium",
        "fireworks|firecrackers|firecracker", "carnival", "book fair", "theatre|theater", "festivities", "tirgan",
        "mehregan", "sadeh", "match|game ~ team|fc|league|persepolis|esteghlal", "persepolis|esteghlal", "jubil*",
        "wins|win|won|victory ~ match|title|cup|medal|championship|team|gold|silver|bronze", "world cup", "medal",
        "unveiling of ~ statue|book|film",
    ),
    "politics": (
        "removed|replaced|dismissed|sacked|named|appointed as ~ leader|governor|imam|mayor",
        "removed|replaced|dismissed|sacked|named|appointed as ~ minister|head|chief|judge", "speech|speeches",
        "address|addresses|addressed|addressing ~ rally|crowd|parliament|people|nation|gathering",
        "@official ~ @comes", "@official ~ @says", "visit|visits|visited|tour of|by|to ~ @official",
        "impeach*|impeachment", "resign|resigns|resigned|resignation|resignations",
        "appointed|sacked|dismissed|elected|named|nominated as|governor|minister|mayor|to|new",
        "issue|issued|issues|releas*|publish* ~ statement", "statement by|of|issued|from", "joint|open statement",
        "parliament|majlis|cabinet|guardian|council approves|passes|votes|debates|passed|approved|rejects",
        "parliament|majlis|cabinet|guardian|council rejected|voted|ratifies",
        "parliament|majlis|cabinet|guardian|council ratified|discusses|convenes|session", "bill in|before parliament",
        "bill ~ parliament|passed|approved", "press conference",
        "@official booed|heckled|confronted|jeered|interrupted", "new governor|mayor|minister|cabinet|government",
        "city council", "friday prayer leader|imam ~ @says|sermon|dismissed|resigns|replaced",
        "friday prayers ~ leader|imam ~ @says", "sermon|sermons", "state visit", "sworn in", "swearing in",
        "oath of office", "nuclear talks|deal|negotiations", "summit", "treaty|agreement ~ signed|signs", "diplomat*",
        "party congress", "confidence vote", "vote of confidence", "interpellation", "cabinet",
    ),
    "other": (
        "found hanged|hanging", "oil|chemical spill|slick|leak",
        "set|sets|setting himself|herself|themselves|itself on? fire|ablaze|alight|afire",
        "set|sets|setting fire to himself|herself|themselves", "self immolat*", "drill|drills|maneuver*|manoeuvre*",
        "military|naval exercise|exercises|drill|parade", "hoax", "false alarm",
        "girls|schoolgirls|students|pupils ~ poisoned|poisoning|poisonings|gassed",
        "girl|schools|school|dormitory ~ poisoned|poisoning|poisonings|gassed", "poisoning of",
        "chemical|acid|gas attack|attacks", "acid thrown", "stab*", "knife|knives|machete attack?",
        "suicide of|by|attempt", "suicide", "commits|committed|attempts|attempted suicide", "lynch*",
        "honor|honour killing|killings", "femicide", "beheaded", "power plant ~ opened|opens|inaugurated",
        "epidemic|outbreak|cholera|covid|coronavirus|influenza|measles", "vaccin*",
        "murder|murders|murdered|homicide", "robbery|robbed|robbers|heist|burglar*|theft",
        "thieves ~ steal|stole|caught", "bank robbery", "kidnap* ~ child|boy|girl|ransom|businessman",
        "looting|looted", "layoff|layoffs|laid off",
        "workers|employees|teachers|nurses dismissed|fired|sacked|expelled",
        "dismissal of ~ workers|teachers|professor*", "price|prices ~ rise|rises|rose|soar*|double*|jump*|hit",
        "inflation", "rial|dollar|toman ~ falls|fell|record|hits|slump*|plunge*",
        "stock market|exchange ~ crash*|plunge*|falls|fell", "fish ~ dead|die|died|dying|washed",
        "dead fish|birds|dolphins|flamingos", "leopard|cheetah|wolf|wolves",
        "drug|drugs|opium|smuggling ~ seized|bust|haul|burned", "poach*|hunters", "archaeolog*", "reopen*",
        "hospital ~ overwhelmed|opens|opened", "hacked|hack|hackers|cyberattack|cyber attack",
    ),
    "denied": (
        "called off", "@event ~ cancelled|canceled|postponed|scrapped|suspended", "cancel*|postpone*|scrap* ~ @event",
        "den|deny|denies ~ explosion|fire|attack",
        "den|deny|denies|refute*|dismiss*|reject* ~ report*|rumor*|rumour*|claim*",
        "den|deny|denies ~ strike|arrest|protest|death|quake|any|that",
        "denied ~ reports|rumors|rumours|claims|any|that|there", "false report|reports|rumor|rumour|news|claim",
        "fake news", "turned out to be? false|drill|hoax|fake", "did not happen|take|occur",
        "didn t happen|take|occur", "never happened", "never took place",
        "no protest|protests|rally|strike|march|gathering|explosion|attack|incident ~ took|taken place",
        "no protest|protests|rally|strike|march|gathering|concert|election was|were|is held", "not true", "untrue",
        "debunked", "baseless", "unfounded", "no truth",
    ),
    "": (
        "overturn* ~ sentence|verdict|conviction|ruling|ban",
        "fireworks|firecracker|firecrackers workshop|factory|depot|warehouse|store",
        "snow capped|covered|clad peaks?", "in|of the dust", "before|after|until|ahead|eve of? nowruz|norouz|newroz",
        "riot police|squad|gear|shields|cops|forces|units", "anti riot police? forces? units?",
        "no arrest|arrests|clash|clashes|shooting|execution|executions ~ took|taken|were|was place|reported",
        "no casualties|injuries|deaths|fatalities",
        "den|deny|denies|denied any? damage|casualties|injuries|leak|responsibility|involvement|link|links",
        "fire department|brigade|engine|engines|fighters|service",
        "fire services|truck|trucks|crews|station|alarm|extinguisher", "fire|fired|firing squad|line",
        "fire fighter|station|truck|trucks|power|extinguisher", "firefighters|firefighter", "cease fire", "ceasefire",
        "fire|fires|fired ~ from|his|their job|jobs|post",
        "governor|governors|governor s|governorate|mayor|mayor s office|building|offices|headquarters", "no fire",
        "under fire", "line of fire", "fire temple|worship|altar",
        "student|students|teacher|teachers|labor|labour|workers|army|women|women s|nurses|mothers day",
        "strike a deal|balance|chord",
        "storm|storms|stormed|storming the|a|an|governor*|police|bank|into|building|dormitory",
        "storm|storms|stormed|storming dorm|university|home|homes|house|campus|prison|ward|out|of",
        "lightning strike|strikes|struck", "lightning ~ strikes|struck", "snow|storm|ice chains|plow|plows|plough",
        "strike|strikes|struck|striking ~ fear|gold|oil|deal|match",
        "disaster|tragedy|blast|explosion strike|strikes|struck|striking",
        "open fire|opens fire|opened fire|opening fire|live fire|exchange of fire", "exchange* fire",
        "gun|small|machine|artillery|direct|friendly|anti fire", "fires at|upon|into|tear",
        "fire upon|into|tear|birdshot|bullets|pellets|shots|live|rubber",
        "buried|bury|buries ~ snow|mud|rubble|sand|debris|silt|ground|landslide|avalanche|alive",
        "spend|spends|spent ~ night ~ streets|outdoors", "march of time", "shot of",
        "video|photo|footage|film|clip|picture|images|filmed|still shot|shots", "screen shot|shots",
        "shot on|with|from|in ~ phone|camera|mobile|film|location", "long|close|wide|drone|opening|aerial shot",
        "shoot|shoots|shooting ~ video|film|scene|movie|photos|photo", "shot by a? phone|camera|citizen|drone",
        "slain|executed|hanged protester|protesters|demonstrator|demonstrators",
        "jailed|imprisoned|detained|murdered protester|protesters|demonstrator|demonstrators", "prisoners of war",
        "prison sentence|sentences|term|terms", "memorial hospital|stadium|day|park|hall",
        "@utility rights|department|office|company|ministry|authority|board",
        "@utility bill|bills|meter|organisation|organization|engineer|engineers|minister",
        "@utility plant|station|tower|prices|price|transfer|pipeline",
        "@utility pipelines|project|field|fields|line|lines|pipe|cannon", "chant|chants slogans",
        "release|released|releases|releasing statement|video|footage|photos|water|data|figures",
        "release|released|releases|releasing names|list|report|picture|pictures|images|film|album",
        "released a|by|today|on", "release date", "tent city", "rally car|driver|racing", "fuel price hike",
        "price|prices|market|stocks|dollar rally|rallies|rallied", "released ~ video|footage|statement|audio",
        "stock|bond|currency market|exchange", "drought hit|stricken|affected",
        "flood relief|aid|warning|alert|forecast|prone|barrier|control|insurance", "flood plain|plains|season",
        "electricity|power|water|lights|light|internet|gas|alarm|alarms|siren|sirens goes|go|went off",
        "army|military|naval|victory parade", "flood of|the streets|into", "flooded ~ streets ~ by people",
        "fight|fights|fought|fighting|battle|battles|battled|battling the? fire|fires|blaze|blazes|flames",
        "fight|fights|fought|fighting the? wildfire|corruption|cancer|covid|crime|poverty",
        "battle|battles|battled|battling the? wildfire|corruption|cancer|covid|crime|poverty", "fire ~ grievance",
        "burn|burned|burning out", "strike force", "military|army|navy|air day|force", "security forces",
        "death penalty", "execution|death penalty|sentence abolition|abolish*",
        "against ~ execution|executions|death|hanging|hangings",
        "no to|stop|halt|end|oppos*|abolish ~ execution|executions|death",
        "risk|danger|threat|fear|verge of ~ execution", "ward of|off", "traffic|speed|parking police|officers",
        "rest|recreation|refugee|training|summer|displaced|army camp|camps",
        "protest|strike|rally song|leader|leaders|committee|movement",
        "gather|gathers|gathered|gathering evidence|signatures|dust|information|firewood|mushrooms|harvest",
        "gather|gathers|gathered|gathering pace|momentum|wood|crops|herbs|saffron|salt|data",
        "assembly of|line|plant|hall|lines", "general|national assembly", "house of assembly",
        "sign|signs up|of|shows|says|confirms|language|reads|board|deal|an|a|agreement|contract",
        "shop|road|street|traffic sign|signs", "bank|river|west|left|right|south|north|east bank|banks",
        "march on|onward", "ahead of|since|in|by|early|late|mid|of|until|last|this march", "work|works as|for|hard",
        "close|closed to|by|call|up|friend|friends|contest", "close|closed|closer look|down|encounter|video|circuit",
        "demand for|and|curve", "in|on|high demand", "boat people", "wall street|writing|clock",
        "fighter jets|jet|planes", "press photo", "crash course|barrier|test",
        "economic|stock|market|currency|bank|financial crash|collapse",
        "collapse of ~ economy|currency|rial|talks|deal|government", "storm of|in", "candidate ~ exam",
        "blast furnace", "blasts ~ government|officials|minister|decision", "landmark",
        "trial run|version|period|production", "court|courts yard|tennis|football",
        "basketball|tennis|volleyball court", "sentence structure", "parade ground",
        "power plant|station|stations|line|lines|struggle|grid|of", "shot|shots clock|put", "vote of thanks",
        "music class", "train|trains station|ticket|tickets", "car bomb", "bus station|stop|company|drivers|driver",
        "iran|team|side|club beat|beats|beating", "beat|beats|beaten|beating ~ heat|rival*|record|odds",
        "beat|beats ~ to nil", "heart|drum beat|beats", "gas|petrol|filling|pump station|stations|pump",
    ),
}  # fmt: skip

# What betrays a type only where nothing else in the caption does.
EVENT_HINTS = {
    "protest": (
        "angry", "slam|slams|slammed", "protest*", "outraged", "furious", "denounce*", "condemn*",
        "unpaid wages|salaries", "bang* ~ pots|pans", "empty plates|tables|pots|tablecloths",
        "without|no hijab|headscarf|hijabs|headscarves", "refus*",
    ),
    "vigil": (
        "grave|graves|tomb|tombstone", "buried|bury|buries", "cemetery", "mourner*", "victims ~ remembered",
        "in memory of",
    ),
    "fire": (
        "smoke", "charred", "plume",
    ),
    "dust-storm": (
        "dust", "sand ~ storm", "pollution", "haze",
    ),
    "storm-snow": (
        "wind|winds", "ice", "rain|rains|rainfall", "cold",
    ),
    "flood": (
        "mud|muddy", "boats ~ street", "swept",
    ),
    "culture": (
        "nowruz|norouz|newroz|norooz", "festive", "film", "poet|poets", "song|songs", "actress|actor", "championship",
        "match", "ceremony",
    ),
    "prison": (
        "jail", "cell",
    ),
    "building-collapse": (
        "rubble", "debris",
    ),
    "disaster": (
        "lake|wetland|river|lagoon ~ dries|dried|drying|shrink*|shrunk", "dried up", "red crescent",
    ),
    "summons-trial": (
        "years|months for a|an|the|two|three|four|five|six", "court", "judge", "lawyer*", "prosecutor", "banned from",
    ),
    "crackdown": (
        "military ~ equipment|convoy", "riot police|squad", "security forces", "special forces|units", "surveillance",
        "troops", "basij|basijis", "patrol|patrols",
    ),
    "power-water-cuts": (
        "tap|taps|faucet|jerrycan|jerrycans", "undrinkable|brackish|salty|contaminated|cloudy|foul|murky ~ water",
        "water ~ undrinkable|brackish|salty|contaminated|murky", "dark", "generator|generators", "thirsty",
    ),
    "politics": (
        "@official ~ at|in|on|with ~ inauguration|ceremony|meeting", "parliament", "government", "meeting",
        "statement",
    ),
    "other": (
        "cancelled|canceled|postponed", "killed|murdered", "hospitali*", "poison*",
        "tortoise|turtle|flamingo*|whale|dolphin*", "smuggl*", "expelled", "dismissed",
        "opened|inaugurated|inauguration", "virus|disease",
    ),
    "work-accident": (
        "miners|miner ~ rescue*",
    ),
    "strike": (
        "boycott*",
    ),
    "shooting": (
        "@force kill|kills|killed|killing", "kolbar|kolbars|porter|porters ~ killed|wounded|dead",
        "killed by ~ @force",
    ),
    "air-strike": (
        "missile|missiles|rocket|rockets",
    ),
    "rally": (
        "crowd outside|before",
    ),
    "shopkeepers-strike": (
        "stalls|stall ~ closed|shut|empty",
    ),
    "armed-clash": (
        "officer|officers|policeman|policemen|soldier|soldiers|basiji|guards killed|slain",
    ),
}  # fmt: skip

# After these a word tells a cause, or belongs to a name, and is not the event of the message.
CAUSES = (
    "over", "due to", "because of", "caused by", "in protest at|to|against|over",
    "protest|protests|protesting the? killing|arrest|arrests|detention|shooting",
    "protested|protested|denounce*|condemn* the? killing|arrest|arrests|detention|shooting",
    "protest|protests|protesting the? death|beating|suicide|attack|dismissal",
    "protested|protested|denounce*|condemn* the? death|beating|suicide|attack|dismissal",
    "protest|protests|protesting|protested the? execution|sentence*|detention",
    "protest|protests|protesting|protested the? demolition|closure|poisoning", "ahead of", "for fear of", "fear of",
    "threat of", "demanding ~ release|trial|resignation|justice", "call* for ~ release|resignation|trial|justice",
    "demand* ~ release|resignation|trial|justice", "in response to", "in retaliation for", "calls for", "against",
    "letter against", "no to", "following ~ call for", "call for", "survivors of", "families of", "relatives of",
    "mothers|mother|parents|father|family|widow|friends of", "accused of", "charges of", "charge of", "suspected of",
    "on suspicion of", "convicted of", "the? release|freedom|reinstatement|return of", "solidarity with",
    "support of|for", "in support of", "wake of", "blame* for", "sentenced for", "for ~ role in",
    "arrested|detained|held|jailed|summoned|sentenced|executed|hanged for",
    "part|participation|participating|involvement in", "taking part in", "convicted for|of", "risk of",
    "on the eve of", "damaged|destroyed by|in", "hit by", "since", "wanted for", "planned", "banned",
)  # fmt: skip
# What follows these is long past, whatever it is, …
PAST_EVENTS = (
    "last year|month|week s", "anniversary of", "victim|victims of", "memory of", "years|months after|since",
    "commemorat*",
)  # fmt: skip
# … and what follows these is only why people protest, strike or clash.
AFTERMATHS = (
    "after", "following",
)  # fmt: skip
# After these words what they follow is background: "arrested last week".
PAST_TAILS = (
    "last week|month|year|summer|winter|autumn|spring", "years|months|weeks ago", "earlier this week|month|year",
)  # fmt: skip
# What stands so before a noun only describes it: "a jailed lawyer", "the wife of executed …".
PARTICIPLES = {
    "jailed", "detained", "imprisoned", "arrested", "executed", "hanged", "slain", "murdered", "released", "summoned",
}  # fmt: skip
PARTICIPLE_LEADS = {
    "a", "an", "the", "of", "their", "his", "her", "for", "with", "and", "on", "to",
}  # fmt: skip
# Words where a cause is over and the event begins: conjunctions, and what people want or are short of.
CAUSE_ENDS = {
    "and", "as", "while", "then", "but", "turn", "turns", "turned", "amid", "when", "where", "with", "by", "was",
    "were", "is", "are", "wages", "wage", "pay", "salaries", "salary", "arrears", "pensions", "pension", "conditions",
    "prices", "price", "hike", "hikes", "contracts", "contract", "benefits", "privatization", "insurance",
    "dismissals", "layoffs", "rights", "water", "delays", "inflation", "hijab", "poverty", "management", "rally",
    "protest", "police", "forces", "guards", "officers", "protester", "protesters", "workers", "worker", "students",
    "student", "teachers", "teacher", "people", "activist", "activists", "man", "woman", "boy", "girl", "journalist",
    "journalists", "prisoner", "prisoners", "miners", "colleague", "colleagues", "citizens", "youths", "leaders",
    "members", "they", "have", "has",
}  # fmt: skip
# After these a ceremony is where something happens: "at the funeral of", «در مراسم تشییع».
CEREMONY_LEADS = {
    "at", "during", "after", "from", "leaving", "near", "to", "attending", "on",
}  # fmt: skip
# Words with which something else begins than whom it is for.
CEREMONY_ENDS = {
    "and", "as", "while", "then", "but", "turn", "turns", "turned", "amid", "when", "where", "with", "become",
    "becomes", "is", "are", "was", "were", "ends", "ended", "leads", "led", "sees",
}  # fmt: skip
# Words that name the source at the end of a clause: "…, officials say".
ATTRIBUTIONS = {
    "say", "says", "said", "told", "tells", "claims", "claimed", "announced", "announces", "warned", "warns",
    "admits", "admitted",
}  # fmt: skip
# After a word for weather these make it the cause of something else.
WEATHER_EFFECTS = {
    "cause", "causes", "caused", "causing", "trigger", "triggers", "triggered", "triggering", "brings", "bring",
    "brought", "leads", "led", "flood", "floods", "flooded", "flooding", "inundates", "inundated", "submerges",
    "submerged", "swamps", "swamped", "washes", "washed", "sweeps", "swept", "turns", "turned", "leaves", "left",
    "sends", "sent", "unleashes", "unleashed", "sets", "collapses", "knocks", "knocked", "destroys", "destroyed",
}  # fmt: skip
# The same before it.
WEATHER_CAUSES = (
    "after", "following", "amid", "despite", "in",
)  # fmt: skip

HASHTAG_WORDS = {
    "flood": "flood", "floods": "flood", "flooding": "flood", "protest": "protest", "protests": "protest",
    "uprising": "protest", "revolution": "protest", "strike": "strike", "strikes": "strike",
    "truckers": "truckers-strike", "truckersstrike": "truckers-strike", "generalstrike": "shopkeepers-strike",
    "earthquake": "earthquake", "quake": "earthquake", "election": "election", "elections": "election",
    "boycott": "election", "execution": "execution", "executions": "execution", "fire": "fire", "wildfire": "fire",
    "wildfires": "fire", "clashes": "clash", "blackout": "power-water-cuts", "shutdown": "internet-shutdown",
    "internetshutdown": "internet-shutdown", "keepiton": "internet-shutdown", "digitalblackout": "internet-shutdown",
    "arrest": "arrest", "arrests": "arrest", "march": "march", "rally": "rally", "hungerstrike": "hunger-strike",
    "explosion": "explosion", "landslide": "landslide", "duststorm": "dust-storm", "sandstorm": "dust-storm",
    "sit-in": "sit-in", "sitin": "sit-in", "drought": "disaster", "snow": "storm-snow", "nowruz": "culture",
    "newroz": "culture", "graffiti": "graffiti-banners", "airpollution": "dust-storm", "outage": "power-water-cuts",
    "crackdown": "crackdown",
}  # fmt: skip
# A campaign's hashtag may name no event but a want.
HASHTAG_WANTS = {
    "water": "power-water-cuts", "power": "power-water-cuts", "electricity": "power-water-cuts",
    "thirsty": "power-water-cuts", "blackouts": "power-water-cuts",
}  # fmt: skip
# Hashtags with these words are against what they name.
HASHTAG_NOT = {
    "no", "stop", "against", "free", "freedom", "abolish", "end",
}  # fmt: skip
