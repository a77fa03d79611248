//! Short lists of words that the rules for numbers ask for.

lists! {
    /// Words behind an age that closes its clause.
    AFTER_AGES: "and" "but" "by" "now" "today" "when" "years";
    /// Words between "age" and a number.
    BEFORE_AGES: "about" "almost" "around" "between" "from" "group" "just" "nearly" "of" "only" "over" "roughly" "under";
    /// Words before "double" as a verb.
    BEFORE_DOUBLE: "about" "almost" "can" "could" "may" "might" "nearly" "should" "than" "to" "will" "would";
    /// Words before an ordinary duration.
    BEFORE_DURATIONS: "about" "after" "every" "for" "in" "just" "last" "least" "next" "of" "only" "over" "than" "within";
    /// Determiners before the name of an event with a number.
    BEFORE_EVENTS: "'s" "a" "another" "each" "every" "her" "his" "its" "my" "our" "that" "the" "their" "this" "your";
    /// Words before a fraction that is measured.
    BEFORE_FRACTIONS: "about" "almost" "around" "between" "by" "just" "least" "nearly" "only" "over" "roughly" "than" "to"
        "under";
    /// Prepositions before an hour.
    BEFORE_HOURS: "about" "after" "around" "before" "by" "from" "past" "to";
    /// Words before a version, a code or a reference.
    BEFORE_IDENTIFIERS: "code" "ext" "extension" "id" "isbn" "postcode" "ref" "reference" "v" "v." "version" "zip";
    /// Words before the level of an index.
    BEFORE_LEVELS: "above" "around" "at" "below" "near" "on" "past" "stood" "to";
    /// Words before a change that is only possible.
    BEFORE_POSSIBLE_CHANGES: "can" "could" "may" "might" "should" "to" "will" "would";
    /// Words before a rank.
    BEFORE_RANKS: "no" "nos" "number" "rank" "ranked" "ranks" "№";
    /// Prepositions before how long something went on.
    BEFORE_SPELLS: "after" "before" "during" "following" "for" "in" "over" "through" "throughout" "within";
    /// Words before a year.
    BEFORE_YEARS: "'s" "after" "and" "around" "autumn" "before" "between" "by" "circa" "during" "early" "fall" "fiscal" "for"
        "from" "fy" "in" "last" "late" "mid" "of" "since" "spring" "summer" "the" "this" "through" "throughout" "till" "to"
        "until" "winter" "year";
    /// Words before "year" that make it a time and no class of a school.
    BEFORE_YEAR_GROUPS: "a" "each" "every" "first" "last" "next" "one" "past" "per" "previous" "second" "that" "the" "this";
    /// Words behind an age between commas.
    BEHIND_AGES: "a" "and" "from" "is" "of" "said" "was" "who";
    /// Words behind "up by a third".
    BEHIND_CHANGED_FRACTIONS: "after" "and" "between" "but" "compared" "during" "from" "in" "on" "over" "since" "to";
    /// Words behind "double" that compare.
    BEHIND_DOUBLE: "her" "his" "its" "last" "our" "that" "the" "their" "this" "what";
    /// Words behind "doubles" as a verb.
    BEHIND_DOUBLES: "every" "in" "its" "the" "their" "to";
    /// Words behind a duration that counts nothing.
    BEHIND_DURATIONS: "after" "ago" "and" "before" "later" "of" "off" "old" "or";
    /// Words behind the number of the emergency services.
    BEHIND_EMERGENCY_NUMBERS: "call" "caller" "callers" "calls" "dispatcher" "dispatchers" "operator" "operators" "system"
        "tape" "tapes";
    /// Words behind a fraction that is measured.
    BEHIND_FRACTIONS: "as" "cheaper" "faster" "fewer" "higher" "larger" "less" "lower" "more" "of" "smaller";
    /// Determiners behind a fraction.
    BEHIND_HALVES: "her" "his" "its" "my" "our" "the" "their";
    /// Words behind an hour.
    BEHIND_HOURS: "and" "as" "because" "but" "each" "every" "for" "is" "on" "or" "sharp" "so" "today" "tomorrow" "tonight"
        "until" "was" "when" "while" "with" "yesterday";
    /// Words that make "a day" a time and no rate.
    BEHIND_LATER: "after" "ago" "before" "earlier" "half" "later" "long" "old";
    /// Words behind odds.
    BEHIND_ODDS: "favorite" "favorites" "favourite" "favourites" "odds" "outsider" "outsiders" "shot" "underdog" "underdogs";
    /// Words near a ratio.
    BEHIND_RATIOS: "advantage" "edge" "favorite" "favourite" "margin" "odds" "outnumber" "outnumbered" "outnumbering"
        "outspent" "ratio" "ratios";
    /// Words behind "times" that compare.
    BEHIND_TIMES: "as" "bigger" "faster" "greater" "higher" "his" "its" "larger" "less" "likelier" "lower" "more" "that" "the"
        "their" "what";
    /// Forms of "be" and "turn" before an age.
    BE_OR_TURN: "'m" "'s" "am" "be" "is" "turn" "turns" "was";
    /// Words near odds.
    BOOKMAKING: "bookie" "bookies" "bookmaker" "bookmakers" "favorite" "favourite" "odds" "outsider" "priced" "shot";
    /// Words before a number that make it no year.
    BOUNDS_OF_COUNTS: "$" "almost" "approximately" "least" "nearly" "over" "roughly" "than" "£" "€";
    /// Words before a hyphen that leave the number a number: "mid-30s".
    BOUNDS_WITH_HYPHENS: "almost" "high" "low" "lower" "mid" "nearly" "over" "sub" "under" "upper";
    /// What happens to a program's fault or feature in a version.
    CHANGED_IN_VERSIONS: "added" "deprecated" "dropped" "fixed" "introduced" "patched" "released" "removed" "resolved" "shipped";
    /// Words behind a distance that make it a race, whoever has it: "1500m champion".
    CONTESTED: "backstroke" "breaststroke" "butterfly" "champion" "champions" "final" "freestyle" "hurdles" "relay"
        "runner" "runners" "specialist" "steeplechase";
    /// Nouns of which "one" counts.
    COUNTED_ONES: "case" "child" "civilian" "dead" "death" "employee" "fatality" "goal" "injured" "killed" "man" "officer"
        "passenger" "patient" "person" "seat" "soldier" "student" "vote" "woman" "worker" "wounded";
    /// Words near a score in cricket.
    CRICKET: "batting" "bowled" "chase" "chasing" "declared" "innings" "lunch" "overs" "stumps" "tea" "unbeaten" "wicket"
        "wickets";
    /// Codes that stand as such before or behind a number.
    CURRENCY_CODES: "AED" "ARS" "AUD" "BDT" "BHD" "BRL" "BTC" "CAD" "CHF" "CLP" "CNY" "CZK" "DKK" "EGP"
        "ETB" "EUR" "GBP" "GEL" "GHS" "HKD" "HUF" "IDR" "ILS" "INR" "ISK" "JMD" "JOD" "JPY"
        "KES" "KRW" "KWD" "KZT" "LBP" "LKR" "MAD" "MMK" "MXN" "MYR" "NGN" "NOK" "NPR" "NZD"
        "OMR" "PHP" "PKR" "PLN" "QAR" "RON" "RSD" "RUB" "SAR" "SEK" "SGD" "THB" "TND" "TRY"
        "TTD" "TWD" "TZS" "UAH" "UGX" "USD" "UYU" "VND" "XAF" "XOF" "ZAR" "ZMW";
    /// Words before a count of persons or things known.
    DEFINITE: "all" "both" "either" "such" "the" "them" "these" "they" "those" "us" "we" "you";
    /// Eras.
    ERAS: "A.D." "AD" "B.C." "B.C.E." "BC" "BCE" "CE";
    /// Words near an hour at which something happens.
    EVENT_WORDS: "afternoon" "aired" "airs" "arrive" "arrived" "arrives" "began" "begin" "beginning" "begins" "breakfast"
        "close" "closed" "closes" "closing" "dinner" "doors" "end" "ended" "ending" "ends" "evening" "game" "kick-off"
        "kickoff" "leave" "leaves" "lunch" "meet" "meets" "met" "morning" "night" "open" "opened" "opening" "opens" "polls"
        "shift" "start" "started" "starting" "starts" "today" "tomorrow" "tonight" "wake" "woke";
    /// Groups of people by age.
    GROUPS_WITH_AGES: "adults" "americans" "anyone" "blacks" "boys" "britons" "children" "citizens" "everyone" "females"
        "girls" "kids" "males" "men" "patients" "people" "persons" "residents" "students" "teenagers" "those" "voters"
        "whites" "women" "workers" "youths";
    /// Words before "half" where it is a part and no quantity.
    HALVES_THAT_ARE_PARTS: "1st" "2nd" "back" "better" "bottom" "first" "front" "latter" "lower" "other" "second" "top"
        "upper";
    /// What happened to many people at once.
    HARMED: "arrested" "detained" "displaced" "evacuated" "feared" "hospitalised" "hospitalized" "hurt" "injured" "killed" "missing"
        "rescued" "trapped" "wounded";
    /// Nouns of what is counted by heads, in a sentence before a bare number.
    HEADCOUNTS: "attendance" "audience" "backlog" "barrels" "cars" "crowd" "customers" "doses" "downloads" "electorate"
        "followers" "homes" "households" "immigrants" "jobs" "listeners" "lists" "members" "membership" "migrants"
        "passengers" "patients" "people" "population" "pupils" "readers" "refugees" "residents" "shares" "subscribers" "total"
        "tourists" "turnout" "unemployed" "unemployment" "users" "vehicles" "viewers" "visitors" "voters" "workforce";
    /// Nouns that a rate with "a" is per: "$20 a head".
    HEADS: "adult" "bottle" "child" "citizen" "family" "game" "head" "home" "household" "inhabitant" "job" "man" "patient"
        "person" "piece" "plate" "pop" "pupil" "resident" "share" "student" "taxpayer" "ticket" "vote" "worker";
    /// Verbs whose object is counted.
    HITTING: "injured" "injuring" "killed" "killing" "wounded" "wounding";
    /// Determiners of a whole that is known.
    KNOWN_WHOLES: "all" "her" "his" "its" "our" "the" "their" "these" "those";
    /// Units of a letter or two that must be glued to their number.
    LETTER_UNITS: "C" "J" "K" "MP" "V" "b" "g" "h" "ha" "l" "s" "t";
    /// Words before "at" and a level that is no hour.
    LEVEL_WORDS: "aged" "capped" "count" "died" "estimated" "estimates" "fixed" "frozen" "held" "holds" "kept" "left" "level"
        "levels" "looked" "looking" "number" "one" "peaked" "pegged" "priced" "put" "puts" "putting" "ranked" "rate" "remain"
        "remained" "remains" "score" "set" "stand" "standing" "stands" "stay" "stayed" "stays" "stood" "tied" "toll" "total"
        "valued";
    /// Words that make a duration a measured result.
    MEASURING_WORDS: "average" "averaged" "averages" "averaging" "clocked" "expectancy" "fastest" "lap" "mean" "median"
        "typically";
    /// Months as dates have them.
    MONTHS: "APRIL" "AUGUST" "Apr" "April" "Aug" "August" "DECEMBER" "Dec" "December" "FEBRUARY" "Feb" "February" "JANUARY"
        "JULY" "JUNE" "Jan" "January" "Jul" "July" "Jun" "June" "MARCH" "MAY" "Mar" "March" "May" "NOVEMBER" "Nov" "November"
        "OCTOBER" "Oct" "October" "SEPTEMBER" "Sep" "Sept" "September";
    /// What goes up or down, and before "of" and an amount says no change.
    NO_STEPS_OF: "advance" "advances" "higher" "loss" "losses" "lower" "up";
    /// Words behind "of" that open no whole.
    NO_WHOLES: "country" "first" "last" "nation" "other" "past" "top";
    /// Nouns behind the number that tells one of them from the others: "the 24 bus".
    NUMBERED_BEHIND: "bus" "ferry" "jersey" "shirt" "streetcar" "train" "tram" "trolleybus";
    /// Nouns that take a number and are verbs too.
    NUMBERED_NOUNS_AND_VERBS: "act" "block" "book" "building" "form" "mark" "match" "measure" "model" "order" "set" "study"
        "track";
    /// Words before the hour at which something opens.
    OPENING_WORDS: "begin" "begins" "breakfast" "close" "curtain" "doors" "kick-off" "open" "opens" "shut" "shuts" "start"
        "starts";
    /// Possessives.
    OWNERS_OF_AGES: "her" "his" "my" "our" "their" "whose" "your";
    /// What makes "30s" an age or money and no decade.
    OWNERS_OF_DECADES: "$" "her" "his" "my" "our" "their" "whose" "your" "£" "€";
    /// What stands before a distance that names a race.
    OWNERS_OF_DISTANCES: "'s" "the";
    /// Possessives before "mid-30s".
    OWNERS_OF_RANGES: "her" "his" "my" "our" "their" "your";
    /// Verbs of a share of people that was named before.
    PAST_VERBS_OF_MANY: "did" "felt" "had" "reported" "said" "thought" "would";
    /// Adjectives before a currency that its noun tells.
    PEOPLES_WITH_CURRENCIES: "Chinese" "Danish" "Indian" "Japanese" "Mexican" "Norwegian" "Russian" "Swedish" "Swiss"
        "Turkish";
    /// Who is "of" an age.
    PERSONS_OF_AGES: "boy" "child" "girl" "lad" "man" "woman" "youth";
    /// Who is given an age.
    PERSONS_WITH_AGES: "baby" "boy" "brother" "child" "daughter" "driver" "father" "girl" "her" "his" "husband" "jr." "man"
        "mother" "sister" "son" "sr." "student" "suspect" "teenager" "toddler" "victim" "wife" "woman";
    /// Words that make "point" a part of a plan: "a ten-point plan".
    PLANS: "agenda" "charter" "checklist" "guide" "list" "manifesto" "plan" "plans" "program" "programme" "proposal" "scheme"
        "strategy";
    /// Words behind a distance that names a race: "the 100m final", "the 100m and 200m".
    RACES: "and" "at" "dash" "finals" "heats" "in" "race" "record" "semi-final" "sprint" "title";
    /// Words between "the" and a count of things known.
    RANKED: "final" "first" "former" "last" "latter" "next" "only" "other" "past" "previous" "remaining" "same" "top";
    /// Words before a fifth or a quarter of a ranking.
    RANKED_FIFTHS: "bottom" "highest" "lowest" "middle" "poorest" "richest" "top" "wealthiest";
    /// Nouns of which "one" counts nothing: "one reason".
    RHETORICAL: "aspect" "example" "factor" "instance" "issue" "kind" "part" "piece" "problem" "question" "reason" "sign"
        "sort" "step" "thing" "type" "way" "word";
    /// Words that round a range.
    ROUNDING_BEFORE_RANGES: "about" "almost" "approximately" "around" "just" "nearly" "roughly";
    /// Words before "half" where it is a quantity.
    ROUNDING_HALVES: "about" "almost" "nearly" "only" "over" "remaining" "roughly";
    /// Words that round a number.
    ROUNDING_WORDS: "a" "about" "almost" "approximately" "around" "as" "just" "nearly" "over" "roughly";
    /// Words before "of" and the size of a sample.
    SAMPLES: "crowd" "group" "poll" "polled" "sample" "survey" "surveyed" "total";
    /// What scores count.
    SCORED: "frames" "games" "goals" "points" "runs" "sets" "tries" "votes";
    /// Words behind a resolution.
    SCREENS: "camera" "display" "film" "resolution" "screen" "screens" "television" "tv" "tvs" "video";
    /// "the", demonstratives and possessives.
    THE_OR_OWN: "her" "his" "its" "the" "their" "these" "those";
    /// Determiners behind "one of".
    THE_OR_OWNED: "her" "his" "its" "our" "the" "their" "these" "those";
    /// Words between a number and its unit of time.
    TIME_MODIFIERS: "additional" "business" "calendar" "consecutive" "extra" "fiscal" "free" "full" "long" "more" "school"
        "solid" "spare" "straight" "whole" "working";
    /// What happens to somebody at an age.
    TURNS_OF_LIFE: "began" "debuted" "emigrated" "graduated" "inherited" "joined" "learned" "learnt" "left" "married"
        "orphaned" "over" "scholarship" "school" "started" "widowed";
    /// Units behind a number that make it no day of a month.
    UNITS_BEHIND_DAYS: "%" "billion" "million" "per" "percent" "percentage" "points" "thousand";
    /// Units behind digits that a space parts.
    UNITS_BEHIND_DIGITS: "%" "billion" "cents" "million" "per" "percent" "points" "trillion";
    /// Words behind a number that make it no year.
    UNITS_BEHIND_YEARS: "%" "children" "dollars" "euros" "men" "people" "per" "percent" "pounds" "soldiers" "troops" "women";
    /// Units of power before "hours".
    UNITS_OF_POWER: "gigawatt" "kilowatt" "megawatt" "terawatt" "watt";
    /// Units behind "half a".
    UNITS_OF_HALVES: "cent" "dollar" "euro" "percent" "percentage" "point" "price";
    /// Symbols of units that are words or initials too.
    UNITS_THAT_ARE_WORDS: "PS" "bar" "kn" "kt" "lm" "nT";
    /// Verbs that with "on" say that something went up.
    VERBS_BEFORE_ON: "pile" "piled" "put" "puts" "putting" "tack" "tacked";
    /// Verbs of a share of people: "a third say".
    VERBS_OF_MANY: "agree" "are" "believe" "disagree" "do" "expect" "favor" "favour" "feel" "have" "live" "oppose" "own"
        "report" "say" "support" "think" "use" "want" "were";
    /// Days of the week.
    WEEKDAYS: "Friday" "Monday" "Saturday" "Sunday" "Thursday" "Tuesday" "Wednesday";
    /// Time zones.
    ZONES: "BST" "C.T." "CDT" "CET" "CST" "CT" "E.T." "EDT" "EST" "ET" "GMT" "MST" "MT" "P.T." "PDT" "PST" "PT" "UTC";
}
