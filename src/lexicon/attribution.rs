//! Short lists of words that the rules for attributions ask for.

pub(crate) use super::shared::BE;

lists! {
    /// Verbs of acting, unless a clause or a quotation says what was found, written or asked.
    ACTING_VERBS: "ban" "challenge" "charge" "name" "read" "retweet" "rule";
    /// Verbs that bring a clause without "that": "the mayor says rents will rise".
    ASSERTING_VERBS: "accept" "acknowledge" "admit" "affirm" "agree" "allege" "announce" "argue" "assert" "assume"
        "assure" "believe" "boast" "claim" "concede" "conclude" "confess" "confirm" "conjecture" "contend" "declare" "deny"
        "doubt" "estimate" "expect" "explain" "fear" "feel" "find" "forecast" "guess" "hint" "hope" "imply" "indicate"
        "insist" "maintain" "note" "observe" "pledge" "predict" "presume" "promise" "reckon" "remark" "report" "reveal" "say"
        "show" "speculate" "state" "suggest" "suppose" "suspect" "swear" "testify" "think" "understand" "vow" "warn";
    /// Adjectives of who believes the clause behind them.
    ASSURED_ADJECTIVES: "adamant" "certain" "confident" "convinced" "hopeful" "optimistic" "positive" "sure" "unsure";
    /// Auxiliaries of a clause, clitics too.
    AUXILIARIES: "'re" "'s" "am" "are" "be" "ca" "can" "could" "did" "do" "does" "had" "has" "have" "is" "may" "might" "must"
        "should" "was" "were" "will" "wo" "would" "’re" "’s";
    /// The forms of "be", clitics too.
    BE_WITH_CLITICS: "'m" "'re" "'s" "am" "are" "be" "been" "being" "is" "was" "were" "’m" "’re" "’s";
    /// What opens the circumstances of an act: "were considered because of the rain".
    CIRCUMSTANCE_OPENERS: "after" "at" "because" "before" "during" "for" "in" "when";
    /// Words that open a reported clause.
    CLAUSE_OPENERS: "how" "if" "that" "what" "whether" "why";
    /// What begins another clause.
    CONJUNCTIONS: "after" "although" "amid" "as" "because" "before" "but" "despite" "how" "if" "nor" "since" "so" "than"
        "that" "though" "unless" "until" "what" "when" "where" "whether" "which" "while" "whom" "whose" "why" "without";
    /// Verbs that give a thing a figure: "put the crowd at 40,000".
    FIGURE_VERBS: "assess" "calculate" "estimate" "peg" "place" "put" "value";
    /// Verbs whose object comes from others: "get comments accusing her".
    GETTING_VERBS: "attract" "draw" "face" "get" "provoke" "receive" "spark";
    /// Who sits to hear others: "the court heard that".
    HEARING_BODIES: "commission" "committee" "council" "court" "hearing" "inquest" "inquiry" "jury" "magistrates" "panel"
        "trial" "tribunal";
    /// Verbs whose object is told something: in the passive their subject hears and does not speak.
    HEARING_VERBS: "advise" "ask" "assure" "inform" "notify" "order" "persuade" "question" "quiz" "reassure" "remind"
        "tell" "urge" "warn";
    /// What is done for a merit and says nothing: "was honoured for".
    HONOURING_PARTICIPLES: "decorated" "honored" "honoured" "recognised" "recognized" "remembered" "rewarded";
    /// Forms of "be" with a subject of their own, clitics too.
    FINITE_BE: "'m" "'re" "'s" "am" "are" "is" "was" "were" "’m" "’re" "’s";
    /// Nouns for pictures: what they show is seen in them, and nobody says it.
    IMAGE_NOUNS: "footage" "image" "photo" "photograph" "picture";
    /// Verbs that report with an "it" that is nobody: "it is said that".
    IMPERSONAL_VERBS: "allege" "argue" "believe" "claim" "estimate" "expect" "fear" "hope" "know" "report" "rumor" "rumour"
        "say" "suggest" "suspect" "think" "understand";
    /// Verbs that stand before their subject in a tag: "the dam, argues the firm, is safe".
    INVERTING_VERBS: "acknowledge" "add" "admit" "advise" "affirm" "agree" "allege" "announce" "argue" "ask" "assert"
        "assure" "believe" "boast" "caution" "claim" "comment" "complain" "concede" "conclude" "confess" "confirm" "contend"
        "continue" "counter" "declare" "deny" "estimate" "exclaim" "explain" "fear" "forecast" "hint" "insist" "joke" "lament"
        "maintain" "muse" "note" "observe" "predict" "promise" "propose" "protest" "quip" "recall" "reckon" "remark" "reply"
        "report" "reveal" "say" "shout" "sigh" "speculate" "stress" "suggest" "suspect" "testify" "think" "tweet" "urge" "vow"
        "warn" "wonder" "write";
    /// Words that open the judgement in "considers the plan a mistake".
    JUDGED_OPENERS: "a" "an" "as" "her" "his" "its" "one" "the" "their" "to";
    /// Verbs that judge or name somebody: "was described by the minister as reckless".
    JUDGING_VERBS: "blast" "brand" "call" "characterise" "characterize" "condemn" "criticise" "criticize" "denounce" "deride"
        "describe" "dismiss" "dub" "hail" "label" "lambast" "mock" "portray" "praise" "ridicule" "savage" "slam";
    /// What newsrooms write before a colon where a transcript has a speaker.
    KICKERS: "alert" "analysis" "answer" "breaking" "byline" "claim" "clarification" "column" "contact" "correction"
        "editorial" "email" "exclusive" "fact" "feature" "interview" "letters" "listen" "live" "more" "myth" "note"
        "obituary" "opinion" "phone" "photo" "photos" "poll" "preview" "profile" "read" "recap" "related" "review"
        "source" "thread" "update" "video" "warning" "watch" "weather";
    /// Verbs that only lead on to the one after them: "appeared to blame".
    LEADING_VERBS: "appear" "begin" "continue" "seem" "tend" "try";
    /// What parts a thing from its name: "a ship called the Swift".
    NAMING_PARTICIPLES: "called" "christened" "dubbed" "entitled" "named" "nicknamed" "titled";
    /// Words that deny the verb behind them.
    NEGATIONS: "barely" "cannot" "hardly" "n't" "neither" "never" "nor" "not" "n’t";
    /// Nouns on which a clause with "that" hangs, and whose owner says it: "Lee's claim that".
    NOUNS_OF_WORDS: "accusation" "admission" "allegation" "announcement" "argument" "assertion" "assessment" "assumption"
        "assurance" "belief" "boast" "claim" "comment" "complaint" "concern" "conclusion" "contention" "conviction"
        "declaration" "denial" "estimate" "expectation" "fear" "finding" "forecast" "hope" "insistence" "observation"
        "opinion" "pledge" "prediction" "projection" "promise" "remark" "revelation" "statement" "suggestion" "suspicion"
        "testimony" "threat" "view" "vow" "warning";
    /// Adverbs that say that somebody has said it, and not who.
    HEARSAY_ADVERBS: "allegedly" "purportedly" "reportedly" "supposedly";
    /// Pronouns that are objects.
    OBJECT_PRONOUNS: "her" "him" "it" "me" "them" "us";
    /// Words behind a participle that has no object: "mayor told to quit", "drivers warned of ice".
    OPENERS_BEHIND_TOLD: "about" "by" "of" "over" "that" "to";
    /// Verbs of perceiving: speech only where a clause follows and nothing is passive.
    PERCEIVING_VERBS: "feel" "forget" "hear" "hold" "learn" "notice" "observe" "see" "watch";
    /// Words that open a clause inside another.
    QUESTION_WORDS: "how" "what" "when" "where" "which" "who" "why";
    /// Verbs that give a thing a rank, a class or a likeness: "rates it among the slowest".
    RATING_VERBS: "characterise" "characterize" "class" "classify" "deem" "depict" "describe" "judge" "label" "list"
        "portray" "rank" "rate" "regard";
    /// Words that say that something was said of somebody: "faced ridicule".
    RECEIVING_WORDS: "attracted" "draw" "drawing" "drawn" "draws" "drew" "face" "faced" "faces" "received" "sparked" "under";
    /// Words that open a relative clause.
    RELATIVE_WORDS: "that" "when" "where" "which" "who" "whom" "whose";
    /// Pronouns for somebody who can think and speak.
    SPEAKING_PRONOUNS: "he" "i" "it" "she" "they" "we" "who" "you";
    /// Pronouns with which a reported clause begins.
    SUBJECT_PRONOUNS: "he" "i" "it" "she" "there" "they" "we" "you";
    /// Superlatives that do not end in -est.
    SUPERLATIVES: "first" "last" "least" "most" "worst";
    /// Verbs with the person who is told between them and what is said.
    TELLING_VERBS: "ask" "assure" "convince" "inform" "notify" "persuade" "reassure" "remind" "tell" "warn";
    /// Pronouns that stand for no person.
    THING_PRONOUNS: "it" "that" "there" "this" "what" "which";
    /// Prepositions of when: what they open is no part of a source.
    TEMPORAL_PREPOSITIONS: "after" "amid" "before" "during" "since" "throughout" "until" "while";
    /// Nouns for a time: "announced the week before" names nobody.
    TIME_NOUNS: "afternoon" "day" "decade" "evening" "hour" "month" "morning" "night" "season" "spring" "summer" "week"
        "weekend" "winter" "year";
    /// What opens what somebody is told.
    TOLD_OPENERS: "about" "how" "of" "that" "to" "what" "whether" "why";
    /// Verbs that report in the passive without a source: "is said to be".
    UNSOURCED_VERBS: "allege" "believe" "consider" "estimate" "expect" "know" "report" "rumour" "say" "suppose" "suspect"
        "think" "understand";
    /// Verbs that name the charge with "of": "accused by the state of theft".
    VERBS_WITH_OF: "accuse" "assure" "inform" "notify" "remind" "suspect" "warn";
    /// What stands for somebody's words: "in the mayor's words".
    VIEW_NOUNS: "estimation" "opinion" "phrase" "telling" "view" "words";
    /// What stands for somebody's figures: "by her own count".
    RECKONING_NOUNS: "account" "admission" "calculation" "calculations" "count" "estimate" "estimates" "reckoning" "tally";
    /// What is won or lost in play: "conceded a penalty", "claimed the title".
    WON_NOUNS: "championship" "corner" "crown" "cup" "goal" "kick" "life" "medal" "penalty" "point" "prize" "run" "scalp"
        "seat" "set" "title" "trophy" "try" "victim" "victory" "wicket" "win";
}
