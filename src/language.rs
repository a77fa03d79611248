//! The language of a text and of its paragraphs: English, or another.
//!
//! Function words decide. They make up two words in five of running text in any language that has them, and hardly any of
//! them reach that share in a text of another language. Words inside quotation marks count only where too few stand outside:
//! an English article with a foreign quotation is an English article. Scripts other than the Latin one decide by themselves.

use crate::analysis::Language;
use crate::lexicon::language::{LANGUAGES, languages_of};
use crate::lexicon::speaker::PARTICLES;
use crate::passage::Passage;
use crate::token::TokenKind;

/// In fewer words no language is told from another.
const FEWEST_WORDS: usize = 8;
/// Fewer function words of one language say nothing.
const FEWEST_FUNCTION_WORDS: u32 = 4;
/// Where no word is English, so many signs of another language are enough, in so few words.
const FEWEST_SIGNS: u32 = 2;
const FEWEST_SIGNED_WORDS: usize = 4;
/// A language has at least one function word in so many words.
const SPARSEST: usize = 5;

/// Scripts that tell the language, or at least that it is not English.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(usize)]
enum Script {
    Greek,
    Cyrillic,
    Hebrew,
    Thai,
    Hangul,
    Kana,
    Han,
    /// Any other: Arabic, Devanagari and many more, each of several languages.
    Other,
}

const SCRIPTS: usize = Script::Other as usize + 1;
const LISTS: usize = LANGUAGES.len();

/// Words of a text, and how many of them speak for which language.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "wasm", derive(serde::Serialize, serde::Deserialize))]
struct Counts {
    words: usize,
    function_words: [u32; LISTS],
    /// Of these, those that are English ones too: "in", "is" and "was" are Dutch as well.
    shared: [u32; LISTS],
    scripts: [u32; SCRIPTS],
    /// Words with a letter that English has not: "geschätzt", "não".
    foreign_letters: u32,
}

/// What the words of a stretch of text say about its language. Tallies add up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "wasm", derive(serde::Serialize, serde::Deserialize))]
pub(crate) struct Tally {
    outside_marks: Counts,
    inside_marks: Counts,
}

impl Tally {
    /// Counts the words of a paragraph. Linear.
    pub(crate) fn of(passage: &Passage) -> Tally {
        let mut tally = Tally::default();
        let mut marked = passage.marked.iter().peekable();
        let mut marked_until = 0;
        let word = |at: usize| passage.tokens.get(at).filter(|t| t.kind == TokenKind::Word).map_or("", |t| t.of(passage.text));
        let capital = |at: usize| word(at).starts_with(char::is_uppercase);
        // "Juan de la Cruz": whether the words between two names that are read belong to a name.
        let mut in_name = false;
        for (at, token) in passage.tokens.iter().enumerate().filter(|(_, t)| t.kind == TokenKind::Word) {
            while let Some(stretch) = marked.next_if(|m| m.span.start <= token.span.start) {
                marked_until = marked_until.max(stretch.span.end);
            }
            let counts = if token.span.start < marked_until { &mut tally.inside_marks } else { &mut tally.outside_marks };
            // German has a capital on every noun: only the particles of names are left out between two.
            let joins = PARTICLES.contains(&word(at)) && (capital(at + 1) || PARTICLES.contains(&word(at + 1)) && capital(at + 2));
            in_name = (in_name || at > 0 && capital(at - 1)) && joins;
            counts.count(token.of(passage.text), in_name);
        }
        tally
    }

    pub(crate) fn add(&mut self, other: &Tally) {
        self.outside_marks.add(&other.outside_marks);
        self.inside_marks.add(&other.inside_marks);
    }

    pub(crate) fn remove(&mut self, other: &Tally) {
        self.outside_marks.remove(&other.outside_marks);
        self.inside_marks.remove(&other.inside_marks);
    }

    /// The language of one paragraph, where its words outside quotation marks tell.
    pub(crate) fn of_paragraph(&self) -> Option<Language> {
        self.outside_marks.language()
    }

    /// The language of a whole text: English unless the words clearly say otherwise.
    pub(crate) fn of_text(&self) -> Language {
        if self.outside_marks.words >= FEWEST_WORDS {
            return self.outside_marks.language().unwrap_or_default();
        }
        // "The mayor said: “Nous n'avons pas le choix.”"
        if self.outside_marks.is_english_alone() {
            return Language::English;
        }
        let mut all = self.outside_marks;
        all.add(&self.inside_marks);
        all.language().unwrap_or_default()
    }
}

impl Counts {
    fn count(&mut self, word: &str, in_name: bool) {
        match script(word) {
            Some((script, words)) => {
                self.words += words as usize;
                self.scripts[script as usize] += words;
            }
            None => self.words += 1,
        }
        // Names and titles begin with a capital: "Los Angeles", "Le Monde". "The" and "She" are English alone.
        if !word.starts_with(char::is_lowercase) {
            if word.is_ascii() && languages_of(&word.to_ascii_lowercase()) == 1 {
                self.function_words[0] += 1;
            }
            return;
        }
        self.foreign_letters += u32::from(word.chars().any(|c| !c.is_ascii() && c.is_alphabetic() && script_of(c).is_none()));
        let mut languages = languages_of(word);
        let english = languages & 1;
        // "Juan de la Cruz", "Bank of England": in a name only English words are evidence.
        if in_name {
            languages = english;
        }
        while languages != 0 {
            let language = languages.trailing_zeros() as usize;
            self.function_words[language] += 1;
            self.shared[language] += english;
            languages &= languages - 1;
        }
    }

    fn each<'a>(&'a mut self, other: &'a Counts) -> impl Iterator<Item = (&'a mut u32, &'a u32)> {
        let lists = self.function_words.iter_mut().zip(&other.function_words).chain(self.shared.iter_mut().zip(&other.shared));
        let letters = std::iter::once((&mut self.foreign_letters, &other.foreign_letters));
        lists.chain(self.scripts.iter_mut().zip(&other.scripts)).chain(letters)
    }

    fn add(&mut self, other: &Counts) {
        self.words += other.words;
        self.each(other).for_each(|(sum, count)| *sum += count);
    }

    fn remove(&mut self, other: &Counts) {
        self.words -= other.words;
        self.each(other).for_each(|(sum, count)| *sum -= count);
    }

    /// The language that the words speak for, if they clearly do.
    fn language(&self) -> Option<Language> {
        let english = self.function_words[0];
        let enough = |count: u32| count >= FEWEST_FUNCTION_WORDS && count as usize * SPARSEST >= self.words;
        let scripts: u32 = self.scripts.iter().sum();
        if let Some(signed) = self.signed_language() {
            return Some(signed);
        }
        if self.words < FEWEST_WORDS {
            return None;
        }
        if enough(scripts) && scripts > 2 * english {
            return Some(Language::Other(self.language_of_script(scripts)));
        }
        let own = |at: usize| self.function_words[at] - self.shared[at];
        let foreign = (1..LISTS).max_by_key(|&at| (self.function_words[at], own(at)))?;
        // Words of both languages are evidence for neither.
        if enough(self.function_words[foreign]) && own(foreign) > 2 * (english - self.shared[foreign]) {
            return Some(Language::Other(self.certain(foreign)));
        }
        (english >= FEWEST_FUNCTION_WORDS && english >= self.function_words[foreign]).then_some(Language::English)
    }

    /// The language of a short text without one English word: "Não há escolha para os moradores."
    fn signed_language(&self) -> Option<Language> {
        let own = |at: usize| self.function_words[at] - self.shared[at];
        let at = (1..LISTS).max_by_key(|&at| (own(at), self.function_words[at]))?;
        let signs = own(at) + self.foreign_letters;
        let share = signs as usize * SPARSEST >= self.words;
        let english = self.function_words[0] - self.shared[at];
        // A dish may have letters of its own: "jalapeño, sliced; crème fraîche".
        let worded = own(at) > 0 || signs > FEWEST_SIGNS && self.words > FEWEST_SIGNED_WORDS + 1;
        let signed = english == 0 && signs >= FEWEST_SIGNS && share && worded && self.words >= FEWEST_SIGNED_WORDS;
        signed.then(|| Language::Other((own(at) >= FEWEST_SIGNS).then(|| self.certain(at)).flatten()))
    }

    /// Whether a few words are English, and nothing in them is not.
    fn is_english_alone(&self) -> bool {
        let foreign = (1..LISTS).any(|at| self.function_words[at] > self.shared[at]);
        self.function_words[0] > 0 && !foreign && self.foreign_letters == 0
    }

    /// The code of a language, if no other has nearly as many function words here: Danish and Norwegian share most of theirs.
    fn certain(&self, listed: usize) -> Option<&'static str> {
        let close = |(at, other): (usize, &u32)| at != listed && other * 5 > self.function_words[listed] * 4;
        (!self.function_words.iter().enumerate().any(close)).then_some(LANGUAGES[listed].code)
    }

    fn language_of_script(&self, words: u32) -> Option<&'static str> {
        let count = |script: Script| self.scripts[script as usize];
        let most = |script: Script| count(script) * 2 > words;
        match () {
            () if most(Script::Greek) => Some("el"),
            () if most(Script::Hebrew) => Some("he"),
            () if most(Script::Thai) => Some("th"),
            () if most(Script::Hangul) => Some("ko"),
            // Japanese text mixes both; Chinese has no kana.
            () if count(Script::Kana) * 4 > words => Some("ja"),
            () if most(Script::Han) => Some("zh"),
            () if most(Script::Cyrillic) => {
                let (listed, function_words) = self.function_words.iter().enumerate().max_by_key(|&(_, count)| *count)?;
                (*function_words as usize * SPARSEST >= self.words).then(|| self.certain(listed)).flatten()
            }
            () => None,
        }
    }
}

/// The script of a word that is not in Latin letters, and for how many words it counts: some scripts put no spaces between them.
fn script(word: &str) -> Option<(Script, u32)> {
    if word.is_ascii() {
        return None;
    }
    let script = word.chars().find(|c| c.is_alphabetic()).and_then(script_of)?;
    let letters = u32::try_from(word.chars().count()).unwrap_or(u32::MAX);
    Some(match script {
        Script::Han if word.chars().any(|c| script_of(c) == Some(Script::Kana)) => (Script::Kana, letters.div_ceil(3)),
        Script::Han | Script::Kana | Script::Thai => (script, letters.div_ceil(3)),
        script => (script, 1),
    })
}

fn script_of(letter: char) -> Option<Script> {
    match letter {
        '\u{0}'..='\u{36F}' | '\u{1E00}'..='\u{1EFF}' | '\u{2100}'..='\u{218F}' | '\u{2C60}'..='\u{2C7F}' => None,
        '\u{A720}'..='\u{A7FF}' | '\u{AB30}'..='\u{AB6F}' | '\u{FB00}'..='\u{FB06}' | '\u{FF21}'..='\u{FF5A}' => None,
        '\u{370}'..='\u{3FF}' | '\u{1F00}'..='\u{1FFF}' => Some(Script::Greek),
        '\u{400}'..='\u{52F}' => Some(Script::Cyrillic),
        '\u{590}'..='\u{5FF}' => Some(Script::Hebrew),
        '\u{E00}'..='\u{E7F}' => Some(Script::Thai),
        '\u{1100}'..='\u{11FF}' | '\u{AC00}'..='\u{D7AF}' => Some(Script::Hangul),
        '\u{3040}'..='\u{30FF}' => Some(Script::Kana),
        '\u{3400}'..='\u{9FFF}' | '\u{20000}'..='\u{3FFFF}' => Some(Script::Han),
        _ => Some(Script::Other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::BlockKind;
    use crate::mark::OpenQuotation;

    fn tally(text: &str) -> Tally {
        Tally::of(&Passage::read(text, BlockKind::Prose, OpenQuotation::default()).0)
    }

    fn language(text: &str) -> Language {
        tally(text).of_text()
    }

    #[test]
    fn running_text_names_its_language() {
        for (code, text) in [
            ("de", "Der Fluss ist in der Nacht über die Ufer getreten, und niemand in der Stadt hat damit gerechnet."),
            ("fr", "La rivière est sortie de son lit dans la nuit, et personne dans la ville ne s'y attendait."),
            ("es", "El río se salió de su cauce por la noche y nadie en la ciudad lo esperaba, según el alcalde."),
            ("it", "Il fiume è uscito dal suo letto nella notte e nessuno nella città se lo aspettava."),
            ("pt", "O rio saiu do leito durante a noite e ninguém na cidade estava à espera disso, segundo os bombeiros."),
            ("nl", "De rivier is in de nacht buiten haar oevers getreden en niemand in de stad had dat verwacht."),
            ("sv", "Floden svämmade över under natten och ingen i staden hade väntat sig det, sade borgmästaren."),
            ("pl", "Rzeka wylała w nocy i nikt w mieście nie był na to przygotowany, jak powiedział burmistrz."),
            ("ru", "Река вышла из берегов ночью, и никто в городе этого не ожидал, как сказал мэр."),
            ("uk", "Річка вийшла з берегів вночі, і ніхто в місті цього не очікував, як сказав мер."),
            ("el", "Το ποτάμι ξεχείλισε τη νύχτα και κανείς στην πόλη δεν το περίμενε."),
            ("ja", "川は夜のうちに氾濫し、町の誰もそれを予想していなかったと市長は述べた。"),
            ("zh", "河水在夜间泛滥,镇上没有人预料到这一点,市长这样说,并且请大家离开家园。"),
            ("ko", "강은 밤사이에 범람했고 마을의 누구도 그것을 예상하지 못했다고 시장은 말했다."),
        ] {
            assert_eq!(language(text), Language::Other(Some(code)), "{text}");
        }
    }

    #[test]
    fn languages_that_share_their_words_are_not_told_apart() {
        assert_eq!(language("Han sagde, at de ikke kan se det, og det er i dag."), Language::Other(None));
        assert_eq!(language("قال رئيس البلدية إن النهر فاض في الليل ولم يتوقع أحد في المدينة ذلك"), Language::Other(None));
    }

    #[test]
    fn english_is_english_with_foreign_names_and_quotations_in_it() {
        for text in [
            "The mayor of Los Angeles met the editor of Le Monde, and the two of them spoke of the drought.",
            "“Je ne sais pas ce que nous allons faire dans la ville, et je ne veux pas le dire,” he said on Monday to the press in Nice.",
            "Those who played: Juan de la Cruz, Charles de Gaulle Smith, Ursula von Ahn.",
            "Jobs up, rates down, markets calm, traders glad, brokers rich, bankers richer.",
            "Πόλις is the word that the Greeks had for a city, and it is the one from which politics comes.",
            "",
        ] {
            assert_eq!(language(text), Language::English, "{text}");
        }
    }

    #[test]
    fn nouns_with_capitals_make_no_names() {
        let german = "Der Sturm hat am Montag die Schulen an der Küste geschlossen, wie das Amt mitteilte.";
        assert_eq!(language(german), Language::Other(Some("de")));
    }

    #[test]
    fn what_is_very_short_stays_english() {
        assert_eq!(language("Danke, Anna!"), Language::English);
        assert_eq!(language("Mayor Juan de la Cruz wins"), Language::English);
        assert_eq!(tally("„Wir haben gewonnen“, sagte sie.").of_paragraph(), None);
    }

    #[test]
    fn a_text_half_in_english_is_english_and_its_other_paragraphs_are_not() {
        let german = tally("Der Fluss ist in der Nacht über die Ufer getreten, und niemand hat damit gerechnet.");
        let mut text = tally("The river rose in the night, and nobody in the town had thought that it would, as the mayor said.");
        assert_eq!(text.of_paragraph(), Some(Language::English));
        text.add(&german);
        assert_eq!(text.of_text(), Language::English);
        assert_eq!(german.of_paragraph(), Some(Language::Other(Some("de"))));
    }

    #[test]
    fn no_word_stands_twice_in_a_list_and_every_one_can_be_met() {
        for language in LANGUAGES {
            let words: Vec<&str> = language.words().collect();
            assert!(words.is_sorted_by(|a, b| a < b), "{}", language.name);
            for word in words {
                assert_ne!(languages_of(word), 0, "{word}");
                assert_eq!(crate::token::tokens(word).len(), 1, "{word}");
                assert!(word.starts_with(char::is_lowercase), "{word}");
            }
        }
    }
}
