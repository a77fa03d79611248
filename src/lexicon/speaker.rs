//! Short lists of words that the rules for speakers ask for.

pub(crate) use super::shared::BE;

lists! {
    /// Articles and possessives.
    ARTICLES: "a" "an" "her" "his" "its" "the" "their";
    /// Nouns for those who made a study.
    AUTHORS: "author" "investigator" "researcher" "scientist";
    /// Determiners before a noun that takes somebody up.
    BEFORE_NOUNS: "another" "its" "my" "one" "our" "that" "the" "their" "this";
    /// Prepositions before a place that no pronoun means.
    BEFORE_PLACES: "at" "for" "from" "in" "near" "of";
    /// Verbs behind which a noun says what somebody is.
    BEFORE_PREDICATES: "are" "as" "be" "became" "become" "been" "being" "is" "isn't" "not" "was" "wasn't" "were";
    /// Words between "who" and the verb that says what somebody does.
    BEFORE_ROLE_VERBS: "also" "currently" "had" "has" "later" "now" "once" "previously" "recently" "then" "until";
    /// What joins an office to what it is of.
    BEFORE_REALMS: "at" "for" "in" "of" "to" "with";
    /// Words before a source that are no part of it.
    BEFORE_SOURCES: "according" "also" "and" "as" "but" "by" "even" "from" "like" "new" "only" "to" "while";
    /// Words that open an expression of time.
    BEFORE_TIMES: "early" "in" "last" "late" "on" "since" "this";
    /// Words behind a participle that says something of the noun before it: "said to", "explained by".
    BEHIND_PARTICIPLES: "as" "by" "for" "from" "of" "to" "with";
    /// Words behind which no reason for being unnamed stands.
    BEHIND_REASONS: "as" "for" "given" "since" "so" "to" "while";
    /// Words behind a relative pronoun that stand before its verb.
    BEHIND_RELATIVES: "also" "at" "by" "earlier" "in" "later" "on" "once" "then";
    /// What follows "works" and "serves".
    BEHIND_WORKS: "as" "at" "for" "in" "on" "three" "two" "under" "with";
    /// Words that are no source alone.
    BROKEN_OFF: "a" "an" "and" "her" "his" "its" "of" "said" "the" "their" "to";
    /// Pronouns that open a clause behind a name.
    CLAUSE_PRONOUNS: "he" "him" "i" "it" "me" "she" "them" "there" "they" "us" "we" "you";
    /// Auxiliaries that open a clause behind a name.
    CLAUSE_VERBS: "are" "be" "been" "can" "did" "do" "does" "had" "has" "have" "is" "was" "were" "will" "would";
    /// What clubs have before or behind their names.
    CLUB_ACRONYMS: "afc" "cfc" "fc" "rfc";
    /// Heads that are common nouns also with a capital.
    COMMON_HEADS: "data" "evidence" "footage" "legislation" "others" "pac" "police" "research" "video";
    /// What ends a compound that says of a name where it is from or whose it is: "Hamburg-based".
    COMPOUND_PARTICIPLES: "backed" "based" "born" "controlled" "educated" "funded" "headquartered" "led" "listed" "owned" "run"
        "trained";
    /// Nouns for several persons taken as one.
    CROWDS: "audience" "band" "couple" "crew" "crowd" "duo" "electorate" "family" "half" "majority" "minority" "pair" "public"
        "trio";
    /// Determiners that point at something known.
    DEFINITE: "her" "his" "its" "my" "our" "that" "the" "their" "these" "this" "those" "your";
    /// Documents that speak for whoever made them; a study or a poll is a source of its own.
    DOCUMENTS_OF_MAKERS: "ad" "affidavit" "analysis" "announcement" "article" "brief" "calculation" "column" "complaint"
        "count" "data" "datum" "e-mail" "editorial" "email" "estimate" "figure" "filing" "forecast" "letter" "memo" "message"
        "note" "number" "op-ed" "post" "projection" "records" "release" "report" "reporting" "review" "speech" "spot"
        "statement" "statistic" "story" "tally" "testimony" "toll" "tweet" "video" "website";
    /// Last words of the names of what is held, won or fought: "World Cup".
    EVENTS: "championship" "championships" "cup" "derby" "elections" "festival" "games" "marathon" "olympics" "prix" "prize"
        "tournament" "trophy" "war";
    /// Nouns for figures, in a sentence that speaks of them.
    FIGURE_NOUNS: "count" "data" "estimate" "estimates" "figure" "figures" "findings" "number" "numbers" "percentages"
        "results" "statistic" "statistics" "tally" "toll" "total" "totals";
    /// Honours, degrees and seats behind a name, as written.
    HONOURS: "AO" "CBE" "DBE" "DPhil" "FRS" "JP" "KBE" "KC" "MBE" "MD" "MEP" "MHA" "MLA" "MLC" "MP" "MSP" "OAM" "OBE" "PhD" "QC" "SC"
        "TD";
    /// Determiners that bring in something new or count it.
    INDEFINITE: "a" "all" "an" "any" "certain" "each" "every" "few" "five" "four" "many" "more" "most" "multiple" "no"
        "numerous" "one" "other" "several" "some" "three" "two";
    /// Determiners that open the noun phrase before a relative pronoun.
    LAST_PHRASE_OPENERS: "a" "an" "another" "many" "several" "some" "the";
    /// Articles of Arabic names, joined to them by a hyphen.
    NAME_ARTICLES: "ad" "al" "an" "ar" "as" "ash" "at" "az" "el" "ul";
    /// Nouns for what has a name, which stands behind them: "the film Dark City".
    NAMED_THINGS: "album" "band" "bestseller" "blog" "book" "brand" "comedy" "drama" "film" "game" "giant" "hit" "journal" "label" "magazine"
        "movie" "musical" "novel" "play" "programme" "project" "restaurant" "series" "show" "sitcom" "song" "title" "website";
    /// What a comma parts from the name that it belongs to.
    NAME_SUFFIXES: "ii" "iii" "inc" "jr" "llc" "ltd" "sr";
    /// Nouns that take up a body of any sort.
    NOUNS_FOR_BODIES: "agency" "association" "body" "business" "carrier" "charity" "company" "corporation" "firm" "group"
        "institution" "nonprofit" "organisation" "organization" "outlet";
    /// Nouns that take up a newspaper or a broadcaster.
    NOUNS_FOR_MEDIA: "broadcaster" "channel" "daily" "magazine" "network" "newspaper" "station" "tabloid" "weekly";
    /// Nouns that take up somebody whom the article has named, and hardly anybody new.
    NOUNS_FOR_THE_KNOWN: "actor" "actress" "author" "batsman" "billionaire" "bowler" "businessman" "businesswoman" "candidate"
        "challenger" "defender" "entrepreneur" "front-runner" "frontrunner" "goalkeeper" "golfer" "hopeful" "incumbent"
        "magnate" "midfielder" "millionaire" "mogul" "native" "newcomer" "nominee" "novelist" "singer" "sprinter" "star"
        "striker" "tycoon" "veteran" "winger";
    /// Nouns for a firm as for a person, more often a person: "producer Lee".
    NOUNS_OF_OWNERS: "broker" "builder" "competitor" "employer" "landlord" "owner" "partner" "producer" "publisher" "rival";
    /// Words behind a name that open a clause and no role.
    NO_ROLE_OPENERS: "along" "and" "as" "but" "including" "like" "that" "when" "where" "which" "whose" "with";
    /// Numbers behind "one in".
    NUMBERS: "eight" "five" "four" "hundred" "nine" "seven" "six" "ten" "three" "twenty" "two";
    /// Nouns of offices that stand for their holder with a capital, too, and are hardly anybody's surname: "the Foreign Minister".
    OFFICES: "ambassador" "archbishop" "chancellor" "commissioner" "governor" "mayor" "minister" "premier" "president"
        "secretary";
    /// What makes another office of an office's noun: "the shadow chancellor".
    OFFICES_BESIDE: "assistant" "deputy" "shadow" "vice";
    /// Small words inside names.
    PARTICLES: "abu" "al" "bin" "bint" "da" "de" "del" "den" "der" "di" "dos" "du" "el" "ibn" "la" "le" "ten" "ter" "van"
        "von" "y";
    /// Peoples and faiths that are given names as well.
    PEOPLES_AND_GIVEN_NAMES: "christian";
    /// Stretches of time behind "last" or "this".
    PERIODS: "afternoon" "evening" "month" "morning" "night" "week" "weekend" "year";
    /// Nouns for persons that are adjectives as well: "the general election".
    PERSONS_OR_ADJECTIVES: "conservative" "executive" "general" "liberal" "major" "native" "principal" "private" "professional"
        "representative";
    /// Nouns for a person or a firm.
    PERSONS_OR_FIRMS: "brewer" "broadcaster" "broker" "builder" "carrier" "competitor" "consultancy" "developer" "distributor" "employer"
        "grocer" "insurer" "landlord" "lender" "maker" "manufacturer" "operator" "owner" "partner" "producer" "publisher"
        "retailer" "rival" "sponsor" "supplier";
    /// Endings of nouns for persons.
    PERSON_ENDINGS: "ee" "eer" "er" "ian" "ist" "man" "or" "woman";
    /// First words of the names of places that no person’s name has.
    PLACE_OPENERS: "east" "eastern" "new" "north" "northern" "south" "southern" "st" "west" "western";
    /// Endings of plural nouns that hardly any surname has.
    PLURAL_ENDINGS: "ations" "ators" "ctions" "erners" "ists" "itions" "itors";
    /// Words for several that stand for a noun.
    PLURAL_PRONOUNS: "all" "both" "everyone" "few" "many" "most" "others" "several" "some";
    /// Words by which a sentence points at figures named before.
    POINTING_OPENERS: "all" "both" "such" "that" "the" "these" "this" "those";
    /// What secretaries, ministers and chiefs are of.
    PORTFOLIOS: "affairs" "ageing" "agriculture" "and" "arts" "business" "children" "climate" "commerce" "communities" "consumer"
        "culture" "customs" "defence" "defense" "development" "digital" "economy" "education" "employment" "energy" "environment"
        "equalities" "exchequer" "families" "finance" "fisheries" "food" "foreign" "forestry" "health" "homeland" "housing" "human"
        "immigration" "industry" "infrastructure" "innovation" "intelligence" "interior" "justice" "labor" "labour" "local" "media"
        "national" "pensions" "planning" "police" "policy" "regional" "resources" "rural" "schools" "science" "security" "services"
        "skills" "social" "sport" "sports" "staff" "state" "technology" "tourism" "trade" "transport" "transportation" "treasury"
        "universities" "urban" "veterans" "war" "water" "welfare" "women" "work" "youth";
    /// Nouns that stand behind the name of something printed: "the Orm Observer newspaper".
    PRINTED_MEDIA: "magazine" "newspaper" "tabloid";
    /// Words that open what follows the head of a noun phrase.
    POST_MODIFIERS: "about" "across" "after" "against" "among" "around" "as" "at" "attending" "aware" "backing" "based"
        "before" "behind" "being" "between" "briefed" "by" "called" "close" "conducted" "contacted" "critical" "currently"
        "during" "familiar" "filed" "for" "from" "hoping" "in" "including" "inside" "interviewed" "into" "investigating"
        "involved" "issued" "killed" "leading" "led" "like" "living" "loyal" "monitoring" "named" "near" "now" "obtained" "of"
        "on" "opposed" "outside" "over" "polled" "posted" "present" "published" "released" "representing" "responsible"
        "reviewed" "running" "seeking" "seen" "sent" "serving" "signed" "speaking" "studying" "such" "supporting" "surveyed"
        "teaching" "that" "through" "to" "tracking" "under" "which" "who" "who's" "whose" "with" "within" "without" "working"
        "written";
    /// Past forms that are verbs behind a noun, hardly ever its participles: "a nurse said".
    PREDICATES: "added" "admitted" "argued" "claimed" "explained" "insisted" "noted" "said" "stated" "told" "warned";
    /// Words before "of" that count what is behind it.
    QUANTITIES: "all" "any" "array" "body" "both" "chorus" "couple" "crowd" "dozens" "each" "few" "generation" "group" "groups"
        "half" "handful" "host" "hundreds" "majority" "many" "minority" "most" "none" "number" "one" "others" "pair"
        "percent" "plurality" "range" "scores" "series" "several" "slew" "some" "team" "thousands" "three" "total" "two";
    /// What a study brings.
    RESULTS: "conclusions" "findings" "results";
    /// What stands in front of a noun for a role.
    ROLE_MODIFIERS: "acting" "army" "assistant" "associate" "basketball" "campaign" "chief" "city" "climate" "co"
        "communications" "company" "county" "defence" "defense" "department" "deputy" "economics" "energy" "ex" "executive"
        "fellow" "film" "finance" "first" "football" "foreign" "former" "general" "government" "health" "history" "host"
        "human" "interior" "law" "lead" "longtime" "managing" "media" "military" "ministry" "national" "opposition" "party"
        "police" "policy" "political" "presidential" "press" "prime" "program" "project" "radio" "research" "retired" "rights"
        "rival" "science" "security" "senior" "state" "talk" "tennis" "top" "trade" "union" "vice" "vice-presidential";
    /// Articles and possessives.
    ROLE_OPENERS: "a" "an" "her" "his" "its" "one" "the" "their";
    /// Verbs that say what somebody does for a living.
    ROLE_VERBS: "advised" "advises" "chaired" "chairs" "coaches" "covered" "covers" "directed" "directs" "founded" "headed"
        "heads" "leads" "led" "lives" "managed" "manages" "oversaw" "oversees" "owned" "owns" "ran" "represented" "represents"
        "runs" "specialises" "specializes" "studied" "studies" "taught" "teaches";
    /// Words for one that stand for a noun.
    SINGLE_PRONOUNS: "another" "anyone" "nobody" "none" "one" "somebody" "someone";
    /// Participles of verbs whose object is spoken of: "was accused".
    SPOKEN_OF: "accused" "attacked" "blamed" "charged" "condemned" "criticised" "criticized" "denounced" "faulted" "hailed"
        "mocked" "praised" "questioned" "rebuked" "ridiculed" "slammed" "warned";
    /// Pronouns for somebody in the conversation.
    SPOKEN_PRONOUNS: "i" "me" "myself" "ourselves" "us" "we" "you";
    /// Determiners that stand for a noun phrase before a modifier.
    STANDING_ALONE: "all" "any" "few" "many" "most" "one" "others" "several" "some" "these" "those" "three" "two";
    /// Abbreviations whose stop belongs to them, as written.
    STOPPED: "Adm" "Amb" "Atty" "Brig" "Capt" "Cmdr" "Co" "Col" "Corp" "Cpl" "Del" "Det" "Dr" "Fr" "Ft" "Gen" "Gov" "Hon"
        "Inc" "Insp" "Jr" "Lt" "Ltd" "Maj" "Messrs" "Mr" "Mrs" "Ms" "Mt" "No" "Pfc" "Prof" "Rep" "Reps" "Rev" "Sen" "Sens"
        "Sgt" "Sr" "St" "Supt" "Treas";
    /// Nouns for what researchers publish.
    STUDIES: "analysis" "paper" "report" "research" "review" "study" "survey";
    /// Nouns that take up a survey.
    SURVEY_NOUNS: "analysis" "census" "count" "poll" "report" "sample" "study" "survey";
    /// Days of the week.
    WEEKDAYS: "friday" "monday" "saturday" "sunday" "thursday" "tuesday" "wednesday";
}
