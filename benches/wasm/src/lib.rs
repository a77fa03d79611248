//! The stages of `benches/stage.rs` where WASM runs: `benches/stages.mjs` takes their time.

#[path = "../../stage.rs"]
mod stage;

use sourcelight::Model;
use stage::{Read, STAGES};
use wasm_bindgen::prelude::*;

/// The names of the stages.
#[wasm_bindgen]
pub fn names() -> Vec<String> {
    STAGES.iter().map(|stage| stage.name.to_owned()).collect()
}

/// For each stage, what costs it most when it is repeated.
#[wasm_bindgen]
pub fn dearest() -> Vec<String> {
    STAGES.iter().map(|stage| stage.dearest.to_owned()).collect()
}

/// A text that every stage has read. It is never given back: a module measures a text and ends.
#[wasm_bindgen]
pub struct Text(Read<'static>);

#[wasm_bindgen]
impl Text {
    /// Reads it, with this attribution model (the bytes of `attribution.bin`). Throws where they are none.
    #[wasm_bindgen(constructor)]
    pub fn new(text: String, model: &[u8]) -> Result<Text, JsError> {
        let model = Model::from_bytes(model)?;
        Ok(Text(Read::new(text.leak(), &model)))
    }

    /// Runs one stage over it: how much it finds.
    pub fn run(&self, stage: usize) -> usize {
        (STAGES[stage].run)(&self.0)
    }
}
