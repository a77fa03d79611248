//! Short lists of words that the rules for quotations ask for.

lists! {
    /// Nouns for somebody's account: "by her own admission".
    ACCOUNTS: "account" "admission" "description" "estimation" "reckoning" "telling";
    /// How adjectives end that judge.
    ADJECTIVE_ENDINGS: "al" "ble" "ed" "ful" "ic" "ing" "ish" "ist" "ive" "less" "ous";
    /// Articles before a noun for a work.
    ARTICLES_BEFORE_WORKS: "A" "An" "The" "a" "an" "old" "the";
    /// What opens a question, asked or reported.
    ASKING_WORDS: "ask" "asked" "asks" "how" "when" "whether" "why";
    /// What stands between a noun for a work and its title.
    BEFORE_NAMES: "(" "," "-" ":" "as" "called" "entitled" "is" "named" "of" "reading" "titled" "was" "–" "—";
    /// Determiners before a noun phrase that begins with a scare quote.
    BEFORE_SCARE_QUOTES: "'s" "A" "The" "a" "an" "her" "his" "its" "that" "the" "their" "this" "’s";
    /// What stands before "called" where everybody calls a thing so.
    BEFORE_TERMS: "(" "also" "commonly" "now" "often" "once" "originally" "sometimes" "usually";
    /// What stands before a title that is owned or placed.
    BEFORE_TITLES: "'s" "On" "at" "from" "in" "on" "tells" "to" "told" "with" "’s";
    /// The forms of "be" before "like", clitics too.
    BE_AS_WRITTEN: "'m" "'re" "'s" "am" "are" "be" "is" "was" "were" "’m" "’re" "’s";
    /// Capitalised words behind a comma that name nobody.
    CAPITALS_WITHOUT_NAME: "Friday" "I" "Monday" "Saturday" "Sunday" "Thursday" "Tuesday" "Wednesday";
    /// Articles and possessives.
    DETERMINERS: "a" "an" "her" "his" "its" "the" "their";
    /// Verbs that give a nickname.
    DUBBING_VERBS: "Dubbed" "christened" "dubbed" "dubbing" "dubs";
    /// Words that begin with an apostrophe.
    ELIDED_WORDS: "bout" "cause" "cos" "cuz" "em" "n" "neath" "round" "til" "till" "tis" "twas" "twere" "twill";
    /// Sources that are the writer, outside marks.
    FIRST_PERSON: "I" "My" "Our" "We" "me" "my" "our" "we";
    /// Verbs with which a source gives a figure.
    GIVING_VERBS: "gave" "gives" "giving" "put" "puts" "putting" "rated" "rates" "scored";
    /// Verbs that hand over to what stands in the next paragraph.
    HANDING_OVER: "added" "adding" "adds" "announced" "commented" "concluded" "concludes" "continued" "continues" "declared"
        "explained" "observing" "posted" "posting" "read" "reads" "replied" "reported" "reports" "responded" "said" "saying"
        "says" "stated" "states" "telling" "tells" "told" "tweeted" "tweeting" "tweets" "writes" "writing" "wrote";
    /// Articles and the like before something that is called by a name.
    INDEFINITE_ARTICLES: "A" "An" "a" "an" "another" "new";
    /// What joins words to a noun phrase in a tag.
    JOINS_IN_PHRASES: "&" "'s" "-" "and" "at" "de" "for" "from" "in" "of" "van" "von" "’s";
    /// What opens a judgement rather than a name.
    JUDGEMENT_OPENERS: "a" "an" "just" "no" "not" "so" "too" "very";
    /// Languages in which a word is given.
    LANGUAGES: "Arabic" "Gaelic" "Greek" "Hawaiian" "Hebrew" "Hindi" "Latin" "Maori" "Welsh" "Yiddish" "shorthand" "slang";
    /// Verbs that give something a name or a judgement.
    NAMING_VERBS: "branded" "call" "called" "calling" "calls" "described" "dubbed" "labeled" "labelled" "named" "titled";
    /// Auxiliaries that no tag has.
    NO_AUXILIARIES: "are" "did" "do" "does" "is" "was" "were";
    /// The forms of "be" before a participle.
    PASSIVE_AUXILIARIES: "are" "be" "been" "being" "is" "was" "were";
    /// Determiners that open a phrase inside marks.
    PHRASE_OPENERS: "a" "an" "her" "his" "its" "that" "the" "their" "this";
    /// Verbs with a thing that was written behind them.
    PUBLISHING_VERBS: "circulated" "issued" "posted" "published" "released" "signed" "wrote";
    /// Verbs of who does not say it: "refused to say".
    REFUSALS: "decline" "declined" "declines" "declining" "failed" "refuse" "refused" "refuses" "refusing";
    /// Nouns for what was said, before a form of "be".
    REPLIES: "advice" "answer" "comment" "conclusion" "message" "question" "reply" "response" "statement" "verdict";
    /// Verbs of saying that are hardly ever nouns.
    SAYING_FORMS: "Calls" "Says" "Tells" "Warns" "adds" "argues" "believes" "calls" "insists" "says" "tells" "thinks" "warns"
        "writes";
    /// Longer words that stay small in a title.
    SMALL_IN_TITLES: "from" "into" "onto" "over" "than" "that" "their" "upon" "with" "your";
    /// Nouns for words that were said or written.
    STATEMENTS: "caption" "comment" "email" "endorsement" "following" "letter" "memo" "message" "post" "reply" "response"
        "statement" "tweet";
    /// Determiners before a subject in marks.
    SUBJECT_OPENERS: "'s" "A" "An" "The" "a" "an" "its" "the" "their" "’s";
    /// What opens a noun phrase in a tag.
    TAG_DETERMINERS: "A" "An" "Her" "His" "My" "One" "Our" "Some" "The" "Their" "a" "an" "another" "her" "his" "its" "my" "one"
        "our" "some" "the" "their";
    /// Pronouns for who says it.
    TAG_PRONOUNS: "He" "I" "It" "She" "They" "We" "he" "it" "she" "they" "we";
    /// Verbs right behind or before a name in the tag of a quotation.
    TAG_VERBS: "added" "asked" "explained" "recalled" "replied" "said" "says" "told";
    /// Words right before the title of a work or a song.
    TITLING_WORDS: "entitled" "headlined" "sang" "sing" "singing" "sings" "subtitled" "sung" "titled";
    /// Verbs that give a verdict with "as".
    TREATING_VERBS: "classed" "classified" "listed" "logged" "recorded" "regarded" "treat" "treated" "treating";
    /// Verbs of perceiving, having and lawmaking that are about things as often as about words.
    VERBS_OF_THINGS: "analyse" "analyze" "ban" "bill" "discover" "examine" "explore" "feel" "forget" "hear" "hold"
        "investigate" "know" "learn" "mean" "notice" "remember" "research" "see" "sense" "study" "view" "watch";
}
