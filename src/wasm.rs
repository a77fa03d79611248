//! The binding for the browser: one call in, one object out; or, for long texts, steps.
//!
//! Offsets are UTF-16 code units, as in JavaScript strings. A lone surrogate is no character: it arrives as U+FFFD, which is one
//! unit too, so nothing moves.

use serde::{Deserialize, Serialize};
use wasm_bindgen::prelude::*;

use crate::analysis::BlockKind;
use crate::article::Block;
use crate::network::Model;
use crate::output::{Output, Place, Tape};
use crate::{Offsets, Span, Unit};

/// Types of what goes in and comes out, written into the module's TypeScript declarations.
#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = include_str!("output.d.ts");

#[wasm_bindgen]
extern "C" {
    /// `Analysis` of `output.d.ts`.
    #[wasm_bindgen(typescript_type = "Analysis")]
    pub type AnalysisObject;
    /// `Tape` of `output.d.ts`.
    #[wasm_bindgen(typescript_type = "Tape")]
    pub type TapeObject;
    /// `Options` of `output.d.ts`.
    #[wasm_bindgen(typescript_type = "Options")]
    pub type OptionsObject;
}

/// Sees to it that a trap says on the console what happened and where.
#[wasm_bindgen(start)]
fn start() {
    console_error_panic_hook::set_once();
}

/// What the caller may say about the text.
#[derive(Deserialize)]
struct Options {
    blocks: Option<Vec<KnownBlock>>,
    language: Option<MarkedLanguage>,
}

/// What is marked.
#[derive(Deserialize)]
#[serde(rename_all = "lowercase")]
enum MarkedLanguage {
    En,
    Any,
}

/// A block as the page sees it.
#[derive(Deserialize)]
struct KnownBlock {
    /// In UTF-16 code units.
    span: Place,
    kind: String,
}

/// Analyses texts.
#[wasm_bindgen]
pub struct Analyzer(crate::Analyzer);

#[wasm_bindgen]
impl Analyzer {
    /// An analyser with this attribution model (the bytes of `attribution.bin`). Throws where they are none.
    #[wasm_bindgen(constructor)]
    pub fn new(model: &[u8]) -> Result<Analyzer, JsError> {
        Ok(Analyzer(crate::Analyzer::new(Model::from_bytes(model)?)))
    }

    /// Analyses a text. Throws where `options` are not what they should be, never because of the text.
    pub fn analyze(&self, text: &str, options: Option<OptionsObject>) -> Result<AnalysisObject, JsError> {
        let measure = Measure::start("sourcelight analyze");
        let (analyzer, blocks) = self.with(text, options)?;
        let analysis = match blocks {
            Some(blocks) => analyzer.analyze_blocks(text, &blocks),
            None => analyzer.analyze(text),
        };
        let object = object(&analysis, text)?;
        measure.end();
        Ok(object)
    }

    /// Begins a session with a text: finds its blocks and reads none of them. Throws as `analyze` does.
    pub fn session(&self, text: String, options: Option<OptionsObject>) -> Result<Session, JsError> {
        let (analyzer, blocks) = self.with(&text, options)?;
        let session = match blocks {
            Some(blocks) => crate::Session::with_blocks(&analyzer, text, &blocks),
            None => crate::Session::new(&analyzer, text),
        };
        Ok(Session { session, place: Place16::default(), changed: 0..0 })
    }

    /// Reads a portion that a session of another worker has dealt, for its `take`. Throws where the bytes are no portion.
    pub fn read(&self, portion: &[u8]) -> Result<Vec<u8>, JsError> {
        Ok(postcard::to_allocvec(&self.0.read(&postcard::from_bytes(portion)?))?)
    }

    /// A fingerprint of all that the network computes of a text: the same on every machine and in every browser.
    pub fn fingerprint(&self, text: &str) -> u32 {
        crate::stage::fingerprint(&self.0, text)
    }
}

impl Analyzer {
    /// The analyser that the options ask for, and the blocks that they give.
    fn with(&self, text: &str, options: Option<OptionsObject>) -> Result<(crate::Analyzer, Option<Vec<Block>>), JsError> {
        let options = options.map(|o| serde_wasm_bindgen::from_value::<Options>(o.into())).transpose()?;
        let Some(Options { blocks, language }) = options else { return Ok((self.0.clone(), None)) };
        let analyzer = match language {
            Some(MarkedLanguage::Any) => self.0.clone().any_language(),
            Some(MarkedLanguage::En) | None => self.0.clone(),
        };
        Ok((analyzer, blocks.map(|blocks| sound_blocks(text, &blocks)).transpose()?))
    }
}

/// A text that is read step by step, and again only where it is edited.
#[wasm_bindgen]
pub struct Session {
    session: crate::Session<'static>,
    /// Where the last offset was converted: the next one is near it, as a rule.
    place: Place16,
    /// The paragraphs that were read since the last edit.
    changed: std::ops::Range<usize>,
}

#[wasm_bindgen]
impl Session {
    /// Reads on: paragraphs of together about so many bytes of UTF-8, at least one. Says whether there are more.
    pub fn step(&mut self, bytes: usize) -> bool {
        let read = self.session.step(bytes);
        self.changed = if self.changed.is_empty() { read } else { self.changed.start..read.end };
        !self.session.is_read()
    }

    /// The last paragraphs that nobody reads, of together about so many bytes of UTF-8, for another worker's `Analyzer.read`; `undefined`
    /// where there are none left.
    pub fn deal(&mut self, bytes: usize) -> Result<Option<Vec<u8>>, JsError> {
        Ok(self.session.deal(bytes).map(|portion| postcard::to_allocvec(&portion)).transpose()?)
    }

    /// Takes what another worker has read: `step` passes over it. Throws where the bytes are nothing of the kind.
    pub fn take(&mut self, readings: &[u8]) -> Result<(), JsError> {
        self.session.take(postcard::from_bytes(readings)?);
        Ok(())
    }

    /// The share of the text that is read, from 0 to 1.
    #[wasm_bindgen(getter)]
    pub fn share(&self) -> f64 {
        let progress = self.session.progress();
        (progress.bytes + progress.ahead) as f64 / self.session.text().len().max(1) as f64
    }

    /// The end of what is read, in UTF-16 code units.
    #[wasm_bindgen(getter)]
    pub fn end(&mut self) -> usize {
        let bytes = self.session.progress().bytes;
        self.place.at_byte(self.session.text(), bytes).unit
    }

    /// The analysis of what is read: of the whole text once `step` has said that there is no more. `www/lib/tape.js` unwinds it.
    pub fn analysis(&self) -> Result<TapeObject, JsError> {
        tape(&self.session.analysis(), &Offsets::new(self.session.text(), Unit::Utf16))
    }

    /// The paragraphs that were read since the last edit, analysed as if they stood alone: all but the speakers is as it will be in the whole.
    /// Costs what they cost, however long the text is.
    pub fn changed(&mut self) -> Result<TapeObject, JsError> {
        let (text, part) = (self.session.text(), self.session.span(self.changed.clone()));
        self.place = self.place.at_byte(text, part.start);
        let offsets = Offsets::of_part(text, Unit::Utf16, part, self.place.unit);
        tape(&self.session.analysis_of(self.changed.clone()), &offsets)
    }

    /// Replaces a part of the text; offsets in UTF-16 code units. `step` reads what has changed.
    pub fn edit(&mut self, start: usize, end: usize, with: &str) {
        let text = self.session.text();
        let end = self.place.at_unit(text, end).byte;
        self.place = self.place.at_unit(text, start);
        self.session.edit(self.place.byte..end, with);
        self.changed = 0..0;
    }
}

fn object(analysis: &crate::Analysis, text: &str) -> Result<AnalysisObject, JsError> {
    let object = Output::new(analysis, text, Unit::Utf16).serialize(&serde_wasm_bindgen::Serializer::json_compatible())?;
    Ok(object.unchecked_into())
}

fn tape(analysis: &crate::Analysis, offsets: &Offsets) -> Result<TapeObject, JsError> {
    let tape = Tape::write(&Output::with_offsets(analysis, offsets))?;
    let strings = |strings: &[String]| strings.iter().map(|s| JsValue::from_str(s)).collect::<js_sys::Array>();
    let object = js_sys::Object::new();
    let parts: [(&str, JsValue); 4] = [
        ("tags", js_sys::Uint8Array::from(&tape.tags[..]).into()),
        ("numbers", js_sys::Float64Array::from(&tape.numbers[..]).into()),
        ("strings", strings(&tape.strings).into()),
        ("shapes", strings(&tape.shapes).into()),
    ];
    for (name, part) in parts {
        // Fails only for objects that are sealed.
        let _ = js_sys::Reflect::set(&object, &name.into(), &part);
    }
    Ok(object.unchecked_into())
}

/// A place in a text, in both units.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Place16 {
    byte: usize,
    unit: usize,
}

impl Place16 {
    /// The place at a byte, or at the start of the character that it is inside of. Costs the way from here.
    fn at_byte(self, text: &str, byte: usize) -> Place16 {
        self.walk(text, |place| place.byte <= byte)
    }

    /// The place at a UTF-16 code unit, or at the start of the character that it is inside of. Costs the way from here.
    fn at_unit(self, text: &str, unit: usize) -> Place16 {
        self.walk(text, |place| place.unit <= unit)
    }

    /// The last place that is not too far.
    fn walk(mut self, text: &str, fits: impl Fn(Place16) -> bool) -> Place16 {
        let behind = |place: Place16, c: char| Place16 { byte: place.byte + c.len_utf8(), unit: place.unit + c.len_utf16() };
        let (before, rest) = text.split_at_checked(self.byte).unwrap_or((text, ""));
        for c in rest.chars() {
            let next = behind(self, c);
            if !fits(next) {
                break;
            }
            self = next;
        }
        for c in before.chars().rev() {
            if fits(self) {
                break;
            }
            self = Place16 { byte: self.byte - c.len_utf8(), unit: self.unit - c.len_utf16() };
        }
        self
    }
}

/// The blocks in bytes. One that is out of order, outside the text or cuts a character in two is left out.
fn sound_blocks(text: &str, blocks: &[KnownBlock]) -> Result<Vec<Block>, JsError> {
    let mut cursor = Utf16Cursor::new(text);
    let mut sound = Vec::with_capacity(blocks.len());
    for block in blocks {
        let kind = block_kind(&block.kind).ok_or_else(|| JsError::new(&format!("no kind of block: {:?}", block.kind)))?;
        let [start, end] = block.span;
        if let Some(start) = cursor.byte(start)
            && let Some(end) = cursor.byte(end)
        {
            sound.push(Block { span: Span::new(start, end).trimmed(text), kind });
        }
    }
    Ok(sound)
}

fn block_kind(name: &str) -> Option<BlockKind> {
    BlockKind::ALL.iter().copied().find(|kind| kind.name() == name)
}

/// Finds bytes by UTF-16 offset, forwards only: all offsets of a text together take one pass.
struct Utf16Cursor<'t> {
    rest: std::str::Chars<'t>,
    byte: usize,
    unit: usize,
}

impl<'t> Utf16Cursor<'t> {
    fn new(text: &'t str) -> Utf16Cursor<'t> {
        Utf16Cursor { rest: text.chars(), byte: 0, unit: 0 }
    }

    /// The byte at this offset; `None` where it lies before the last one asked for, inside a character or past the end.
    fn byte(&mut self, offset: usize) -> Option<usize> {
        while self.unit < offset {
            let next = self.rest.next()?;
            self.byte += next.len_utf8();
            self.unit += next.len_utf16();
        }
        (self.unit == offset).then_some(self.byte)
    }
}

/// A duration for the browser's performance timeline, where there is one.
struct Measure {
    performance: Option<web_sys::Performance>,
    name: &'static str,
}

impl Measure {
    /// Begins it. Only the last measure of a name is kept: a reader who types would pile them up.
    fn start(name: &'static str) -> Measure {
        let performance = js_sys::Reflect::get(&js_sys::global(), &"performance".into())
            .ok()
            .and_then(|value| value.dyn_into::<web_sys::Performance>().ok());
        if let Some(performance) = &performance {
            performance.clear_measures_with_measure_name(name);
            // Marks fail only for names that the timeline reserves.
            let _ = performance.mark(name);
        }
        Measure { performance, name }
    }

    fn end(self) {
        if let Some(performance) = self.performance {
            let _ = performance.measure_with_start_mark(self.name, self.name);
            performance.clear_marks_with_mark_name(self.name);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::*;

    fn block(start: usize, end: usize) -> KnownBlock {
        KnownBlock { span: [start, end], kind: "prose".into() }
    }

    fn words<'t>(text: &'t str, blocks: &[KnownBlock]) -> Vec<&'t str> {
        let Ok(sound) = sound_blocks(text, blocks) else { panic!("every kind is known") };
        sound.iter().map(|b| b.span.of(text)).collect()
    }

    #[test]
    fn blocks_are_found_behind_characters_of_every_length() {
        assert_eq!(words("aé“😀 one\n two", &[block(0, 5), block(6, 9), block(9, 14)]), ["aé“😀", "one", "two"]);
    }

    #[test]
    fn blocks_that_are_out_of_order_cut_a_character_or_leave_the_text_are_left_out() {
        assert_eq!(
            words("😀a 😀b", &[block(1, 2), block(2, 3), block(0, 2), block(4, 3), block(4, 5), block(6, 7), block(7, 9)]),
            ["a", "b"]
        );
    }

    #[test]
    fn places_are_found_in_both_directions_and_never_inside_a_character() {
        let text = "aé“😀 one";
        let places: Vec<Place16> =
            text.char_indices().map(|(byte, _)| Place16 { byte, unit: text[..byte].encode_utf16().count() }).collect();
        for from in &places {
            for to in &places {
                assert_eq!(from.at_unit(text, to.unit), *to);
                assert_eq!(from.at_byte(text, to.byte), *to);
            }
            assert_eq!(from.at_unit(text, 4), Place16 { byte: 6, unit: 3 });
            assert_eq!(from.at_byte(text, 8), Place16 { byte: 6, unit: 3 });
            assert_eq!(from.at_unit(text, 99), Place16 { byte: text.len(), unit: 9 });
        }
    }

    proptest::proptest! {
        #![proptest_config(proptest::prelude::ProptestConfig { failure_persistence: None, ..Default::default() })]

        #[test]
        fn bytes_and_utf_16_units_of_any_text_lead_to_each_other(text in proptest::prelude::any::<String>(), from in 0..400usize) {
            let from = Place16::default().at_unit(&text, from);
            let mut cursor = Utf16Cursor::new(&text);
            let mut unit = 0;
            for (byte, c) in text.char_indices() {
                let here = Place16 { byte, unit };
                proptest::prop_assert_eq!((from.at_byte(&text, byte), from.at_unit(&text, unit)), (here, here));
                proptest::prop_assert_eq!(cursor.byte(unit), Some(byte));
                unit += c.len_utf16();
            }
        }
    }

    #[test]
    fn the_typescript_types_know_every_word_of_the_output() {
        fn names<T: Copy>(all: &[T], name: fn(T) -> &'static str) -> impl Iterator<Item = &'static str> {
            all.iter().map(move |&kind| name(kind))
        }
        let every = names(BlockKind::ALL, BlockKind::name)
            .chain(names(SentenceKind::ALL, SentenceKind::name))
            .chain(names(Label::ALL, Label::name))
            .chain(names(QuotationKind::ALL, QuotationKind::name))
            .chain(names(StatisticKind::ALL, StatisticKind::name))
            .chain(names(Direction::ALL, Direction::name))
            .chain(names(AttributionKind::ALL, AttributionKind::name))
            .chain(names(Act::ALL, Act::name))
            .chain(names(SpeakerKind::ALL, SpeakerKind::name))
            .chain(names(SourceType::ALL, SourceType::name))
            .chain(names(Passed::ALL, Passed::name))
            .chain(names(Reason::ALL, Reason::name))
            .chain(names(FindingKind::ALL, FindingKind::name))
            .chain(names(&Unit::ALL, Unit::name));
        let types = include_str!("output.d.ts");
        for name in every {
            assert!(types.contains(&format!("\"{name}\"")), "output.d.ts does not know {name:?}");
        }
    }
}
