//! What holds of any lines that `--jsonl` reads: each that is not empty is answered, by one line of JSON.

use std::collections::BTreeMap;

use serde_json::value::RawValue;
use serde_json::{Map, Value};
use sourcelight::{Analyzer, Unit, jsonl};

/// Every promise of the lines that are a fuzzer's bytes; the first byte chooses the unit.
pub(crate) fn all(bytes: &[u8]) -> Result<(), String> {
    let (&unit, lines) = bytes.split_first().unwrap_or((&0, &[]));
    let unit = Unit::ALL[usize::from(unit) % Unit::ALL.len()];
    let answers = jsonl::analyzed(lines, unit, Analyzer::embedded());
    let asked: Vec<&[u8]> = lines.split(|&byte| byte == b'\n').filter(|line| !line.trim_ascii().is_empty()).collect();
    let answers: Vec<Answer> = answers
        .split_inclusive(|&byte| byte == b'\n')
        .map(|line| serde_json::from_slice(line).map_err(|error| format!("an answer is no object: {error}")))
        .collect::<Result<_, _>>()?;
    promise!(asked.len() == answers.len(), "{} lines, {} answers", asked.len(), answers.len());
    for (line, answer) in asked.into_iter().zip(answers) {
        answered(line.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(line), &answer, unit)?;
    }
    Ok(())
}

/// A line of output. Values stay as they are written: an id is echoed to the letter, and may be a number that no type holds.
type Answer = BTreeMap<String, Box<RawValue>>;

fn answered(line: &[u8], answer: &Answer, unit: Unit) -> Result<(), String> {
    let shown = || String::from_utf8_lossy(line).into_owned();
    let Some(id) = answer.get("id") else { return Err(format!("no id for {}", shown())) };
    let words = |name: &str| answer.get(name).and_then(|value| serde_json::from_str::<String>(value.get()).ok());
    if answer.contains_key("error") {
        promise!(answer.len() == 2 && words("error").is_some_and(|error| !error.is_empty()), "a bad error for {}", shown());
    } else {
        promise!(words("offsets").as_deref() == Some(unit.name()), "no analysis of {}", shown());
    }
    // What a strict reader takes for a document is answered under its id, and analysed where it has a text.
    if let Ok(document) = serde_json::from_slice::<Map<String, Value>>(line) {
        let echoed: Value = serde_json::from_str(id.get()).map_err(|error| format!("an id that is no value: {error}"))?;
        promise!(*document.get("id").unwrap_or(&Value::Null) == echoed, "another id for {}", shown());
        let text = document.get("text").is_some_and(Value::is_string);
        promise!(text != answer.contains_key("error"), "the wrong sort of answer for {}", shown());
    }
    Ok(())
}
