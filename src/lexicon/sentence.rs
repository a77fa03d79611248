//! Short lists of words that the rules for sentences and tokens ask for.

lists! {
    /// Forms of "be" that make the verb behind them a passive.
    BE: "are" "be" "been" "being" "is" "was" "were";
    /// How months and days begin that may follow an hour ("7 p.m. Friday").
    CALENDAR_OPENERS: "Apr" "Aug" "Dec" "Feb" "Fri" "Jan" "Jul" "Jun" "Mar" "May" "Mon" "Nov" "Oct" "Sat" "Sep" "Sun" "Thu" "Tue"
        "Wed";
    /// What may follow an apostrophe as a clitic.
    CLITICS: "d" "ll" "m" "re" "s" "t" "ve";
    /// German months that English lacks.
    GERMAN_MONTHS: "Dezember" "Februar" "Januar" "Juli" "Juni" "Mai" "März" "Oktober";
    /// What no tag of a quotation has before its verb.
    NO_TAGS: "did" "do" "does" "n't" "never" "not" "n’t" "to";
    /// Verbs that utter with a particle: "shot back", "chimed in".
    PHRASAL_TAG_VERBS: "barked" "blurted" "butted" "chimed" "chipped" "cried" "piped" "shot" "snapped" "trailed";
    /// Verbs behind which "to" opens what somebody will do.
    PROMISING_VERBS: "asked" "offered" "pledged" "promised" "swore" "threatened" "urged" "vowed";
    /// Abbreviations that may end a sentence also in lower case.
    SMALL_ENDINGS: "al" "apt" "assn" "ave" "blvd" "bros" "co" "corp" "dept" "ed" "eds" "est" "etc" "inc" "ltd" "plc" "rd";
    /// What begins a sentence behind a question or an exclamation mark, in lower case.
    SMALL_STARTERS: "also" "anyway" "how" "i" "i'd" "i'll" "i'm" "i've" "im" "it" "it's" "its" "lol" "my" "ok" "please" "so"
        "thanks" "then" "there" "these" "they" "this" "we" "what" "where" "who" "why" "you";
    /// Pronouns before a verb in -s.
    THIRD_PERSON: "He" "It" "She" "he" "it" "she";
    /// What tells when or from where something was uttered.
    TAG_CIRCUMSTANCES: "after" "as" "before" "during" "from" "once" "outside" "when" "while";
    /// Particles of those verbs.
    TAG_PARTICLES: "back" "in" "off" "out" "up";
    /// Times behind "this" and "last" that tell when something was uttered.
    TIMES_OF_TAGS: "afternoon" "autumn" "evening" "month" "morning" "night" "spring" "summer" "week" "winter" "year";
    /// Titles whose stop belongs to them when white space follows, as written.
    TITLES: "Capt" "Co" "Col" "Corp" "Dr" "Gen" "Gov" "Inc" "Jr" "Lt" "Mr" "Mrs" "Ms" "Prof" "Rep" "Rev" "Sen" "Sgt" "Sr" "St";
    /// Abbreviations before a name that are no words in lower case.
    TITLES_IN_NAMES: "dr" "mr" "mrs" "ms" "mt" "st";
    /// Zones of time that may follow an hour.
    ZONES: "Central" "Eastern" "Greenwich" "Mountain" "Pacific";
}
