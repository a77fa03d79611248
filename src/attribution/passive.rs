//! Passives: who speaks, and who is only spoken of or to.

use super::Quoted;
use crate::analysis::{Attribution, AttributionKind};
use crate::lexicon::attribution as lists;
use crate::lexicon::verb::{Forms, Verb, verb};
use crate::passage::Passage;
use crate::span::Span;

/// Bytes of the longest agent behind "by".
const LONGEST_AGENT: usize = 80;
/// Bytes from the verb to its agent.
const REACH: usize = 240;

/// Gives a relation in the passive its source: the agent behind "by", or nobody.
pub(super) fn agent(passage: &Passage, quoted: &Quoted, relation: &mut Attribution) {
    let [cue] = relation.cue[..] else { return };
    let text = passage.text;
    let Some(voice) = voice(passage, relation, cue) else { return };
    let lemma = voice.verb.lemma;
    let source = relation.source.first().map(|source| source.of(text).to_lowercase());
    match source.as_deref() {
        Some("it") if lists::IMPERSONAL_VERBS.contains(&lemma) && !voice.reduced => relation.source.clear(),
        // "The jury was told that …": the jury hears it.
        Some(_) if lemma == "tell" && !voice.reduced && relation.source[0].end <= cue.start => relation.source.clear(),
        _ if lists::JUDGING_VERBS.contains(&lemma) => judged(passage, quoted, relation, cue, &voice),
        _ => (),
    }
}

/// "…, jury told", "…, court hears": who heard it has not said it.
pub(super) fn heard(passage: &Passage, relation: &mut Attribution) {
    let ([source], [cue]) = (&relation.source[..], &relation.cue[..]) else { return };
    let words = source.of(passage.text).to_lowercase();
    let hearer = lists::HEARERS.contains(&words.rsplit(' ').next().unwrap_or_default());
    let cue_word = cue.of(passage.text);
    let hears = ["hears", "heard", "is told", "was told"].iter().any(|w| cue_word.eq_ignore_ascii_case(w));
    // "the inquest told the family": with an object, it speaks.
    let told = cue_word == "told" && !passage.text[cue.end..].starts_with(' ') && relation.content.iter().all(|c| c.end <= source.start);
    if hearer && (hears || told) {
        relation.source.clear();
    }
}

/// How a passive is written.
struct Voice {
    verb: Verb,
    /// Without a form of "be": "Stokes, described as …".
    reduced: bool,
}

/// The verb of a cue, if it is in the passive.
fn voice(passage: &Passage, relation: &Attribution, cue: Span) -> Option<Voice> {
    let at = |place: usize| passage.tokens.partition_point(|t| t.span.start < place);
    let (first, end) = (at(cue.start), at(cue.end));
    let lower = |at: usize| passage.tokens[at].of(passage.text).to_lowercase();
    let (place, verb) = (first..end).rev().find_map(|at| Some((at, verb(&lower(at))?)).filter(|(_, v)| v.forms.has(Forms::PAST)))?;
    let is_be = |at: usize| lists::BE.contains(&lower(at).as_str());
    // Adverbs between: "was widely described".
    if (place.saturating_sub(3)..place).any(is_be) && (first.saturating_sub(2)..place).any(is_be) {
        return Some(Voice { verb, reduced: false });
    }
    let source = relation.source.first().filter(|source| source.end <= cue.start)?;
    let between = passage.text[source.end..cue.start].trim();
    let name = source.of(passage.text);
    let comma = between == "," || between.is_empty() && name.ends_with(',');
    // "Lee, a nurse, described the plan as rushed" has an object, and an apposition before its verb.
    let behind = passage.text[cue.end..].trim_start();
    let objectless = behind.starts_with("as ") || behind.starts_with("by ") || behind.starts_with(['“', '"', '‘', '\'']);
    (comma && objectless && !name.trim_end_matches(',').contains(',') && end == first + 1).then_some(Voice { verb, reduced: true })
}

/// "was branded “a disgrace” by Tom Ball", "was dismissed by Hale as “a fairy tale”", "Stokes, dubbed “the king”".
fn judged(passage: &Passage, quoted: &Quoted, relation: &mut Attribution, cue: Span, voice: &Voice) {
    let text = passage.text;
    let sentence = passage.sentences.partition_point(|s| s.span.end <= cue.start);
    let Some(sentence) = passage.sentences.get(sentence).map(|s| s.span) else { return };
    let mut reach = sentence.end.min(cue.end + REACH);
    while !text.is_char_boundary(reach) {
        reach -= 1;
    }
    let tail = &text[cue.end.min(reach)..reach];
    let unquoted = |at: usize| quoted.kind(&[Span::new(at, at + 2)]) != AttributionKind::Direct;
    let by = if cue.of(text).ends_with(" by") {
        Some(cue.end)
    } else {
        tail.match_indices(" by ").map(|(at, _)| cue.end + at + 1).find(|&at| unquoted(at)).map(|at| at + 2)
    };
    let agent = by.and_then(|by| agent_at(text, by, reach));
    let object = relation.source.first().copied().filter(|source| source.end <= cue.start);
    let Some((by, agent)) = by.zip(agent) else {
        // Nobody is named: whoever is judged is no source.
        if let Some(object) = object {
            relation.source.clear();
            relation.content.insert(0, object);
            relation.kind = quoted.kind(&relation.content);
        }
        return;
    };
    // White space of any width may stand behind it.
    let by = by - "by".len();
    if cue.of(text).ends_with(" by") {
        relation.cue[0].end = cue.end - " by".len();
    }
    let ends = relation.content.iter().map(|c| c.end).filter(|&end| end > agent.end).max();
    let before = relation.content.iter().copied().filter(|c| c.start < by).map(|c| Span::new(c.start, c.end.min(by)));
    let before = object.into_iter().chain(before).filter_map(|c| trimmed(text, c));
    let rest = text[agent.end..].trim_start();
    let behind = text.len() - rest.len();
    let end = ends.unwrap_or(if rest.starts_with("as ") { sentence.end } else { behind });
    let behind = (end > behind).then(|| trimmed(text, Span::new(behind, end))).flatten();
    let mut content: Vec<Span> = before.chain(behind).collect();
    content.dedup();
    if voice.reduced && content.is_empty() {
        return;
    }
    relation.content = content;
    relation.source = vec![agent];
    relation.kind = quoted.kind(&relation.content);
}

/// The agent that stands behind "by" at `by`: a name or a noun phrase, up to "as", a comma or a stop.
fn agent_at(text: &str, by: usize, reach: usize) -> Option<Span> {
    let start = by + text[by..].len() - text[by..].trim_start().len();
    let rest = text.get(start..reach)?;
    let stops = |c: char| matches!(c, ',' | ';' | ':' | '"' | '“' | '”' | '—' | '–' | '\n');
    // The stop of an initial or a title ends nothing.
    let full = |at: usize| rest[..at].rsplit(' ').next().is_some_and(|word| word.len() > 3);
    let stop = rest.match_indices('.').map(|(at, _)| at).find(|&at| full(at));
    let end = [rest.find(stops), stop, rest.find(" as "), rest.find(" after "), rest.find(" when "), rest.find(" in ")]
        .into_iter()
        .flatten()
        .min()
        .unwrap_or(rest.len());
    let agent = rest[..end].trim_end();
    let first = agent.split(' ').next().unwrap_or_default();
    let named = first.starts_with(char::is_uppercase) || lists::AGENT_OPENERS.contains(&first);
    (named && agent.len() <= LONGEST_AGENT).then(|| Span::new(start, start + agent.len()))
}

/// A span without the space and commas at its ends; `None` where nothing is left.
fn trimmed(text: &str, span: Span) -> Option<Span> {
    let words = span.of(text).trim_end_matches([' ', ',', '.', '\n']);
    let start = span.start + words.len() - words.trim_start_matches([' ', ',']).len();
    (start < span.start + words.len()).then(|| Span::new(start, span.start + words.len()))
}

#[cfg(all(test, feature = "embedded-model"))]
mod tests {
    #[test]
    fn white_space_of_any_width_may_stand_before_an_agent() {
        let text = "The plan was branded “a disgrace” by \u{a0}\u{a0}Tom Ball.";
        let analysis = crate::analyze(text);
        let [relation] = &analysis.attributions[..] else { panic!("one relation: {:?}", analysis.attributions) };
        assert_eq!(relation.source[0].of(text), "Tom Ball");
        assert_eq!(relation.content.last().map(|c| c.of(text)), Some("“a disgrace”"));
    }
}
