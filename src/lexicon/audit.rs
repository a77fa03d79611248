//! Short lists of words that the audit asks for.

lists! {
    /// Words of a sentence that tells of a vote, not of a game.
    BALLOTS: "ballot" "ballots" "board" "committee" "congress" "council" "councillors" "election" "house" "judges"
        "jury" "justices" "lawmakers" "members" "parliament" "poll" "polls" "ruled" "ruling" "senate" "senators" "vote"
        "voted" "voters" "votes" "voting";
    /// Headings behind which a release says who sent it.
    CONTACT_HEADINGS: "contact" "contacts" "editors" "media" "press";
    /// Words of an exchange, beside which shares and gold are what is traded on it.
    EXCHANGES: "bourse" "brent" "bullion" "cac" "crude" "dax" "dow" "ftse" "futures" "kospi" "nasdaq" "nikkei" "nyse" "seng"
        "sensex" "stoxx" "topix";
    /// Persons of a study, and what they do: their numbers are the study's.
    STUDIED: "authors" "experiment" "experiments" "participants" "patients" "researchers" "respondents" "scientists" "study"
        "subjects" "team" "trial" "volunteers";
    /// Words of a sentence that tells of a toll: a small number of those is news.
    TOLLS: "abducted" "arrested" "arrests" "casualties" "charged" "dead" "deaths" "detained" "die" "died" "dies" "displaced"
        "drowned" "evacuated" "executed" "fatalities" "homeless" "hospitalised" "hospitalized" "hostages" "hurt" "infected"
        "injured" "injuries" "kidnapped" "killed" "killing" "kills" "missing" "murdered" "rescued" "shot" "stabbed" "victims"
        "wounded";
    /// What is traded, where exchanges are spoken of.
    TRADED: "dollar" "euro" "gold" "index" "issues" "oil" "pound" "shares" "silver" "sterling" "stock" "stocks" "yen"
        "yield" "yields";
    /// Verbs and adverbs of a price that moves or stands.
    TRADES: "changed" "close" "closed" "closing" "down" "ended" "finished" "firmer" "higher" "lower" "opened" "settled"
        "stood" "traded" "trading" "up" "volume";
}
