//! What the model reads of a token: hashes of the word, its affixes and its shape, and a few plain signals.
//!
//! This is the only place where features are computed: the trainer reads them through `train/featurize`, so that training
//! and analysis cannot drift apart. A change here makes every trained model wrong; [`VERSION`] must then change too.

use crate::token::{Token, is_word};

/// Of the features and of the tokens beneath them. A model file names the version that it was trained on.
pub(crate) const VERSION: u8 = 1;

/// How many [`Features::signals`] a token has.
pub(crate) const SIGNALS: usize = 12;

/// Outside, and begin and inside of source, cue and content.
pub(crate) const LABELS: usize = 7;

/// Distance to a paragraph's edge beyond which the model no longer tells tokens apart, in tokens.
pub(crate) const REACH: usize = 20;

/// The features of one token. Hashes are whole; a model reduces them to the rows of its tables.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Features {
    /// Of the word in lower case, digits as `0`, apostrophes straight.
    pub word: u32,
    /// Of its first three characters, folded in the same way.
    pub prefix: u32,
    /// Of its last three characters.
    pub suffix: u32,
    /// Of its pattern of capitals, small letters, digits and symbols.
    pub shape: u32,
    /// In order: glued to the token before; first, last of the paragraph; begins a sentence (by a plain rule); the paragraph
    /// has quotation marks; begins with a capital; distance to the paragraph's start, to its end (0 to `REACH`); and one
    /// of four for the place in a quotation: outside, inside, opening mark, closing mark.
    pub signals: [u8; SIGNALS],
}

impl Features {
    pub(crate) fn begins_sentence(&self) -> bool {
        self.signals[3] == 1
    }

    pub(crate) fn begins_with_capital(&self) -> bool {
        self.signals[5] == 1
    }

    pub(crate) fn quoted(&self) -> Quoted {
        match self.signals[8..] {
            [0, 1, ..] => Quoted::Inside,
            [0, 0, 1, ..] => Quoted::Opens,
            [0, 0, 0, 1] => Quoted::Closes,
            _ => Quoted::Outside,
        }
    }
}

/// Where a token stands as to quotation marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Quoted {
    Outside,
    Inside,
    Opens,
    Closes,
}

/// The place of each token in the quotations of its paragraph. Only marks that cannot be apostrophes count; straight
/// marks alternate. This is what the model was trained on; `mark` knows better and may change freely.
pub(crate) fn quoted(text: &str, tokens: &[Token]) -> Vec<Quoted> {
    let mut inside = false;
    let mut place = |token: &Token| match token.of(text) {
        "“" | "«" | "„" => {
            inside = true;
            Quoted::Opens
        }
        "”" | "»" => {
            inside = false;
            Quoted::Closes
        }
        "\"" => {
            inside = !inside;
            if inside { Quoted::Opens } else { Quoted::Closes }
        }
        _ if inside => Quoted::Inside,
        _ => Quoted::Outside,
    };
    tokens.iter().map(&mut place).collect()
}

/// Which tokens begin a sentence, by a plain rule: after `.`, `!`, `?`, also with a closing mark between.
pub(crate) fn sentence_starts(text: &str, tokens: &[Token], quoted: &[Quoted]) -> Vec<bool> {
    let ends = |i: usize| matches!(tokens[i].of(text), "." | "!" | "?");
    (0..tokens.len()).map(|i| i > 0 && (ends(i - 1) || (i > 1 && quoted[i - 1] == Quoted::Closes && ends(i - 2)))).collect()
}

/// The features of a paragraph's tokens. Linear in its length.
pub fn features(text: &str, tokens: &[Token]) -> Vec<Features> {
    let quoted = quoted(text, tokens);
    let starts = sentence_starts(text, tokens, &quoted);
    let any_quoted = quoted.iter().any(|&q| q != Quoted::Outside);
    let count = tokens.len();
    let mut out = Vec::with_capacity(count);
    for (i, token) in tokens.iter().enumerate() {
        let word = token.of(text);
        let mut features = lexical(word);
        let glued = i > 0 && tokens[i - 1].span.end == token.span.start;
        let capital = word.chars().next().is_some_and(char::is_uppercase);
        let s = &mut features.signals;
        s[0] = glued as u8;
        s[1] = (i == 0) as u8;
        s[2] = (i + 1 == count) as u8;
        s[3] = starts[i] as u8;
        s[4] = any_quoted as u8;
        s[5] = capital as u8;
        s[6] = i.min(REACH) as u8;
        s[7] = (count - i).min(REACH) as u8;
        s[8 + quoted[i] as usize] = 1;
        out.push(features);
    }
    out
}

/// The folded character that the hashes see.
fn folded(c: char) -> char {
    match c {
        '\u{2018}' | '\u{2019}' => '\'',
        '\u{201C}' | '\u{201D}' => '"',
        c if c.is_ascii_digit() => '0',
        c if c.is_ascii() => c.to_ascii_lowercase(),
        c => c.to_lowercase().next().unwrap_or(c),
    }
}

/// The class of a character in a word's shape.
fn class(c: char) -> char {
    match c {
        c if c.is_uppercase() => 'X',
        c if c.is_ascii_digit() => 'd',
        c if is_word(c) => 'x',
        c => c,
    }
}

/// Characters of a word that its shape looks at.
const SHAPE_LENGTH: usize = 12;
/// The longest run of one class that the shape tells apart.
const SHAPE_RUN: usize = 3;

fn lexical(word: &str) -> Features {
    let (mut all, mut prefix, mut shape) = (Hash::new(1), Hash::new(2), Hash::new(4));
    let mut last = ['\0'; 3];
    let (mut run_class, mut run) = ('\0', 0);
    for (i, c) in word.chars().enumerate() {
        let f = folded(c);
        all.push(f);
        if i < 3 {
            prefix.push(f);
        }
        last = [last[1], last[2], f];
        if i < SHAPE_LENGTH {
            let class = class(c);
            run = if class == run_class { run + 1 } else { 1 };
            run_class = class;
            if run <= SHAPE_RUN {
                shape.push(class);
            }
        }
    }
    let mut suffix = Hash::new(3);
    last.into_iter().filter(|&c| c != '\0').for_each(|c| suffix.push(c));
    Features { word: all.done(), prefix: prefix.done(), suffix: suffix.done(), shape: shape.done(), signals: [0; SIGNALS] }
}

/// FNV-1a over code points, with MurmurHash3's finish so that the low bits are good enough to index a table.
pub(crate) struct Hash(u32);

impl Hash {
    /// Hashes with different seeds are independent.
    pub(crate) fn new(seed: u32) -> Hash {
        Hash(0x811C_9DC5 ^ seed.wrapping_mul(0x9E37_79B9))
    }

    pub(crate) fn push(&mut self, c: char) {
        self.add(c as u32);
    }

    pub(crate) fn add(&mut self, value: u32) {
        self.0 = (self.0 ^ value).wrapping_mul(0x0100_0193);
    }

    pub(crate) fn done(self) -> u32 {
        mixed(self.0)
    }
}

/// MurmurHash3's 32-bit finish: a bijection.
pub(crate) fn mixed(mut h: u32) -> u32 {
    h = (h ^ (h >> 16)).wrapping_mul(0x85EB_CA6B);
    h = (h ^ (h >> 13)).wrapping_mul(0xC2B2_AE35);
    h ^ (h >> 16)
}
