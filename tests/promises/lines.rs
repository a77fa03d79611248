//! What holds of any lines that `--jsonl` reads: each that is not empty is answered, by one line of JSON.

use serde_json::{Map, Value};
use sourcelight::Unit;

use crate::line;

/// Every promise of the lines that are a fuzzer's bytes; the first byte chooses the unit.
pub(crate) fn all(bytes: &[u8]) -> Result<(), String> {
    let (&unit, lines) = bytes.split_first().unwrap_or((&0, &[]));
    let unit = Unit::ALL[usize::from(unit) % Unit::ALL.len()];
    let answers = line::analyzed(lines, unit);
    let asked: Vec<&[u8]> = lines.split(|&byte| byte == b'\n').filter(|line| !line.trim_ascii().is_empty()).collect();
    let answers: Vec<Map<String, Value>> = answers
        .split_inclusive(|&byte| byte == b'\n')
        .map(|line| serde_json::from_slice(line).map_err(|error| format!("an answer is no object: {error}")))
        .collect::<Result<_, _>>()?;
    promise!(asked.len() == answers.len(), "{} lines, {} answers", asked.len(), answers.len());
    for (line, answer) in asked.into_iter().zip(answers) {
        answered(line.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(line), &answer, unit)?;
    }
    Ok(())
}

fn answered(line: &[u8], answer: &Map<String, Value>, unit: Unit) -> Result<(), String> {
    let shown = || String::from_utf8_lossy(line).into_owned();
    let Some(id) = answer.get("id") else { return Err(format!("no id for {}", shown())) };
    if let Some(error) = answer.get("error") {
        promise!(answer.len() == 2 && error.as_str().is_some_and(|e| !e.is_empty()), "a bad error for {}: {error}", shown());
    } else {
        promise!(answer.get("offsets").and_then(Value::as_str) == Some(unit.name()), "no analysis of {}", shown());
    }
    // What a strict reader takes for a document is answered under its id, and analysed where it has a text.
    if let Ok(document) = serde_json::from_slice::<Map<String, Value>>(line) {
        promise!(document.get("id").unwrap_or(&Value::Null) == id, "another id for {}", shown());
        let text = document.get("text").is_some_and(Value::is_string);
        promise!(text != answer.contains_key("error"), "the wrong sort of answer for {}", shown());
    }
    Ok(())
}
