//! Short lists of words that the rules for layout ask for.

lists! {
    /// Words that make a date part of a sentence and no stamp.
    BEFORE_DATES: "after" "and" "at" "before" "by" "for" "from" "in" "of" "on" "since" "the" "to" "until";
    /// Words with which bylines begin.
    BYLINE_OPENERS: "by" "exclusive" "posted" "published" "reported" "story" "text" "words" "written";
    /// Words with which credits, agency lines, rights and invitations begin.
    CREDIT_OPENERS: "additional" "advertisement" "afp" "agence" "all" "ansa" "ap" "artwork" "artworks" "associated" "bbc"
        "bloomberg" "c" "cartoon" "cartoons" "click" "cnn" "compiled" "copyright" "credit" "credits" "dpa" "edited" "editing"
        "efe" "epa" "featured" "file" "follow" "getty" "graphic" "graphics" "illustration" "illustrations" "image" "images"
        "like" "map" "maps" "npr" "pa" "photo" "photograph" "photographs" "photos" "picture" "pictures" "press" "pti" "read"
        "related" "reporting" "research" "reuters" "share" "shutterstock" "sign" "sponsored" "story" "subscribe" "tass" "the"
        "translated" "translation" "upi" "video" "videos" "with" "writing" "xinhua";
    /// How months, days and words of publication begin: three letters.
    STAMP_OPENERS: "apr" "aug" "cre" "dat" "dec" "feb" "fil" "fir" "fri" "iss" "jan" "jul" "jun" "las" "mar" "may" "mod" "mon"
        "nov" "oct" "ori" "pos" "pub" "sat" "sep" "sun" "thu" "tue" "upd" "wed";
}
