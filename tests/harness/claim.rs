//! What a line of a case file claims.

use super::words::Words;

/// One claim. Whatever a line leaves out is not checked.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Claim {
    /// A quotation with exactly these spans.
    Quote { spans: Vec<Words>, kinds: Vec<String>, speaker: Option<Speaker> },
    /// A statistic with exactly this span.
    Statistic { span: Words, value: Option<Value>, kinds: Vec<String>, extras: Vec<Extra> },
    /// A relation: source, cue and content.
    Attribution { parts: [Part; 3], kinds: Vec<String>, speaker: Option<Speaker> },
    /// Seen and not marked, with exactly this span.
    PassedOver { span: Words, value: Option<Value>, reason: Option<String> },
    /// Nothing of this sort touches these words; with a reason, they are passed over for it.
    Not { sort: Sort, span: Words, reason: Option<String> },
    /// So many of this sort.
    Count { sort: Sort, count: usize },
    /// Exactly these sentences.
    Sentences(Vec<Words>),
    /// The labels of the sentence that holds these words; without words, of the only sentence.
    Labels { of: Option<Words>, labels: Vec<(String, bool)> },
    /// What the sentence, or its paragraph, is.
    Kind { of: Words, kind: String },
    /// The language of the paragraph that holds these words; without words, of the text. `other`, or a code.
    Language { of: Option<Words>, language: String },
    /// Somebody in the ledger.
    Ledger { name: String, kinds: Vec<String>, extras: Vec<Extra> },
    /// Nobody of that name in the ledger.
    NotLedger(String),
    /// The audit says this, of the sentence with these words.
    Finding { kind: String, of: Option<Words>, negated: bool },
}

/// What can be counted or denied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sort {
    Quote,
    Statistic,
    Attribution,
    Sentence,
    Paragraph,
    Speaker,
}

/// Whose words they are.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Speaker {
    /// By the name in the ledger.
    Named { name: String, guess: bool },
    /// An orphan.
    Nobody,
}

/// One role of a relation.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Part {
    Unchecked,
    None,
    Spans(Vec<Words>),
}

/// A value in its unit.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Value {
    Vague,
    Exact(f64, Option<String>),
    Range(f64, f64, Option<String>),
}

/// What follows a semicolon.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Extra {
    Qualifier(Option<String>),
    Counted(Option<Words>),
    Source(Option<String>),
    Role(Option<String>),
    Type(String),
    Anonymity(Option<String>),
    Words(usize),
    Mentions(Vec<Words>),
}

type Parsed<T> = Result<T, String>;

/// Reads a claim, without the list mark.
pub(crate) fn claim(line: &str) -> Parsed<Claim> {
    let (key, rest) = line.split_once(':').ok_or("a claim is `what: …`")?;
    let mut rest = Rest { left: rest.trim() };
    let claim = match key.trim() {
        "quote" => rest.quote()?,
        "statistic" => Claim::Statistic { span: rest.words()?, value: rest.value()?, kinds: rest.kinds(), extras: rest.extras()? },
        "attribution" => rest.attribution()?,
        "passed over" => Claim::PassedOver { span: rest.words()?, value: rest.value()?, reason: rest.kinds().pop() },
        "not quote" => rest.not(Sort::Quote)?,
        "not statistic" => rest.not(Sort::Statistic)?,
        "not attribution" => rest.not(Sort::Attribution)?,
        "quotes" => rest.count(Sort::Quote)?,
        "statistics" => rest.count(Sort::Statistic)?,
        "attributions" => rest.count(Sort::Attribution)?,
        "paragraphs" => rest.count(Sort::Paragraph)?,
        "speakers" => rest.count(Sort::Speaker)?,
        "sentences" if rest.left.contains('`') => Claim::Sentences(rest.all_words()?),
        "sentences" => rest.count(Sort::Sentence)?,
        "labels" => rest.labels()?,
        "kind" => Claim::Kind { of: rest.words()?, kind: rest.after('=').ok_or("after the words: = kind")?.to_owned() },
        "language" => rest.language()?,
        "speaker" => Claim::Ledger { name: rest.name()?, kinds: rest.kinds(), extras: rest.extras()? },
        "not speaker" => Claim::NotLedger(rest.name()?),
        "finding" => rest.finding(false)?,
        "not finding" => rest.finding(true)?,
        other => return Err(format!("no claim is called “{other}”")),
    };
    match rest.left {
        "" => Ok(claim),
        left => Err(format!("this is left over: {left}")),
    }
}

/// What of a line is still to be read; never begins with white space.
struct Rest<'l> {
    left: &'l str,
}

impl<'l> Rest<'l> {
    fn eat(&mut self, prefix: &str) -> bool {
        match self.left.strip_prefix(prefix) {
            Some(left) => {
                self.left = left.trim_start();
                true
            }
            None => false,
        }
    }

    /// Everything before the first of these characters, or all.
    fn until(&mut self, stops: &[char]) -> &'l str {
        let (taken, left) = self.left.split_at(self.left.find(stops).unwrap_or(self.left.len()));
        self.left = left;
        taken.trim()
    }

    fn after(&mut self, mark: char) -> Option<&'l str> {
        self.left.starts_with(mark).then(|| {
            self.left = self.left[mark.len_utf8()..].trim_start();
            self.until(&['(', ';'])
        })
    }

    /// Words in one or more backticks, with free ends and a number where they are given.
    fn words(&mut self) -> Parsed<Words> {
        let free_start = self.eat("…");
        let ticks = self.left.len() - self.left.trim_start_matches('`').len();
        let (fence, inside) = self.left.split_at(ticks);
        let end = (ticks > 0)
            .then(|| inside.find(fence))
            .flatten()
            .ok_or_else(|| format!("words in backticks should stand here: {}", self.left))?;
        let text = inside[..end].trim().to_owned();
        self.left = inside[end + ticks..].trim_start();
        let free_end = self.eat("…");
        let nth = match self.eat("#") {
            true => Some(self.number()?).filter(|&nth| nth > 0),
            false => None,
        };
        Ok(Words { text, free_start, free_end, nth })
    }

    fn all_words(&mut self) -> Parsed<Vec<Words>> {
        let mut all = Vec::new();
        while self.left.starts_with(['`', '…']) {
            all.push(self.words()?);
        }
        Ok(all)
    }

    /// `a` + `b`
    fn spans(&mut self) -> Parsed<Vec<Words>> {
        let mut spans = vec![self.words()?];
        while self.eat("+") {
            spans.push(self.words()?);
        }
        Ok(spans)
    }

    fn number(&mut self) -> Parsed<usize> {
        let digits = self.left.len() - self.left.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let (number, left) = self.left.split_at(digits);
        self.left = left.trim_start();
        number.parse().map_err(|_| format!("a number should stand here: {number}{left}"))
    }

    /// (partial) (nested), or (partial, nested)
    fn kinds(&mut self) -> Vec<String> {
        let mut kinds = Vec::new();
        while self.eat("(") {
            kinds.extend(self.until(&[')']).split(',').map(|kind| kind.trim().to_owned()));
            self.eat(")");
        }
        kinds
    }

    fn name(&mut self) -> Parsed<String> {
        Some(self.until(&['(', ';'])).filter(|name| !name.is_empty()).map(str::to_owned).ok_or_else(|| "a name should stand here".into())
    }

    fn speaker(&mut self) -> Parsed<Speaker> {
        Ok(match self.name()?.as_str() {
            "nobody" => Speaker::Nobody,
            name => match name.strip_suffix('?') {
                Some(name) => Speaker::Named { name: name.to_owned(), guess: true },
                None => Speaker::Named { name: name.to_owned(), guess: false },
            },
        })
    }

    fn quote(&mut self) -> Parsed<Claim> {
        let spans = self.spans()?;
        let mut kinds = self.kinds();
        let speaker = if self.eat("—") { Some(self.speaker()?) } else { None };
        kinds.extend(self.kinds());
        Ok(Claim::Quote { spans, kinds, speaker })
    }

    fn part(&mut self) -> Parsed<Part> {
        match () {
            () if self.left.is_empty() || self.eat("*") => Ok(Part::Unchecked),
            () if self.eat("-") => Ok(Part::None),
            () => Ok(Part::Spans(self.spans()?)),
        }
    }

    fn attribution(&mut self) -> Parsed<Claim> {
        let source = self.part()?;
        let cue = if self.eat("|") { self.part()? } else { Part::Unchecked };
        let content = if self.eat("|") { self.part()? } else { Part::Unchecked };
        let mut kinds = self.kinds();
        let speaker = if self.eat("—") { Some(self.speaker()?) } else { None };
        kinds.extend(self.kinds());
        Ok(Claim::Attribution { parts: [source, cue, content], kinds, speaker })
    }

    /// = 15000, = 3.5 km, = 10 to 20 percent, = vague
    fn value(&mut self) -> Parsed<Option<Value>> {
        let Some(written) = self.after('=') else { return Ok(None) };
        let number = |word: Option<&str>| {
            let plain = word.unwrap_or("").replace(',', "");
            plain.parse::<f64>().map_err(|_| format!("a value is a number, `10 to 20` or `vague`: {written}"))
        };
        let mut words = written.split_whitespace();
        if written == "vague" {
            return Ok(Some(Value::Vague));
        }
        let from = number(words.next())?;
        let rest: Vec<&str> = words.collect();
        let unit = |words: &[&str]| Some(words.join(" ")).filter(|unit| !unit.is_empty());
        Ok(Some(match rest.split_first() {
            Some((&"to", rest)) => Value::Range(from, number(rest.first().copied())?, unit(&rest[1..])),
            _ => Value::Exact(from, unit(&rest)),
        }))
    }

    fn not(&mut self, sort: Sort) -> Parsed<Claim> {
        Ok(Claim::Not { sort, span: self.words()?, reason: self.kinds().pop() })
    }

    fn count(&mut self, sort: Sort) -> Parsed<Claim> {
        Ok(Claim::Count { sort, count: if self.eat("none") { 0 } else { self.number()? } })
    }

    fn labels(&mut self) -> Parsed<Claim> {
        let of = if self.left.starts_with(['`', '…']) { Some(self.words()?) } else { None };
        if of.is_some() && !self.eat("=") {
            return Err("after the words: = labels".into());
        }
        let mut labels = Vec::new();
        for label in self.until(&[]).split(',').map(str::trim).filter(|&label| label != "none") {
            let (label, optional) = label.strip_suffix('?').map_or((label, false), |label| (label, true));
            if !["quote", "statistic", "attribution"].contains(&label) {
                return Err(format!("no label is called “{label}”"));
            }
            labels.push((label.to_owned(), optional));
        }
        Ok(Claim::Labels { of, labels })
    }

    fn language(&mut self) -> Parsed<Claim> {
        let of = if self.left.starts_with(['`', '…']) { Some(self.words()?) } else { None };
        if of.is_some() && !self.eat("=") {
            return Err("after the words: = language".into());
        }
        Ok(Claim::Language { of, language: self.name()? })
    }

    fn finding(&mut self, negated: bool) -> Parsed<Claim> {
        let kind = self.until(&[':']).to_owned();
        let of = if self.eat(":") { Some(self.words()?) } else { None };
        Ok(Claim::Finding { kind, of, negated })
    }

    fn extras(&mut self) -> Parsed<Vec<Extra>> {
        let mut extras = Vec::new();
        while self.eat(";") {
            extras.push(match () {
                () if self.eat("no qualifier") => Extra::Qualifier(None),
                () if self.eat("qualifier") => Extra::Qualifier(Some(self.name()?)),
                () if self.eat("nothing counted") => Extra::Counted(None),
                () if self.eat("counted") => Extra::Counted(Some(self.words()?)),
                () if self.eat("no source") => Extra::Source(None),
                () if self.eat("source") => Extra::Source(Some(self.name()?)),
                () if self.eat("no role") => Extra::Role(None),
                () if self.eat("role") => Extra::Role(Some(self.name()?)),
                () if self.eat("type") => Extra::Type(self.name()?),
                () if self.eat("no anonymity") => Extra::Anonymity(None),
                () if self.eat("anonymity") => Extra::Anonymity(Some(self.name()?)),
                () if self.eat("mentions") => Extra::Mentions(self.all_words()?),
                () if self.eat("quoted words") => Extra::Words(self.number()?),
                () => return Err(format!("nothing that may follow a semicolon: {}", self.left)),
            });
        }
        Ok(extras)
    }
}

impl Claim {
    /// All words of the text that the claim names.
    pub(crate) fn words(&self) -> Vec<&Words> {
        match self {
            Claim::Quote { spans, .. } | Claim::Sentences(spans) => spans.iter().collect(),
            Claim::Statistic { span, extras, .. } => std::iter::once(span).chain(extras.iter().flat_map(Extra::words)).collect(),
            Claim::Attribution { parts, .. } => parts.iter().flat_map(Part::words).collect(),
            Claim::PassedOver { span, .. } | Claim::Not { span, .. } | Claim::Kind { of: span, .. } => vec![span],
            Claim::Labels { of, .. } | Claim::Language { of, .. } | Claim::Finding { of, .. } => of.iter().collect(),
            Claim::Ledger { extras, .. } => extras.iter().flat_map(Extra::words).collect(),
            Claim::Count { .. } | Claim::NotLedger(_) => Vec::new(),
        }
    }
}

impl Part {
    pub(crate) fn words(&self) -> &[Words] {
        match self {
            Part::Spans(spans) => spans,
            Part::Unchecked | Part::None => &[],
        }
    }
}

impl Extra {
    fn words(&self) -> &[Words] {
        match self {
            Extra::Counted(Some(words)) => std::slice::from_ref(words),
            Extra::Mentions(mentions) => mentions,
            _ => &[],
        }
    }
}
