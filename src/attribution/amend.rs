//! What rules change in the relations that the model has found, and what they add.

use super::{Model, Quoted};
use crate::analysis::{Act, Attribution, AttributionKind};
use crate::lexicon::verb::{Forms, verb};
use crate::lexicon::{DOCUMENT_NOUNS, SENTENCE_STARTERS};
use crate::passage::Passage;
use crate::span::Span;

/// "A second map is said to be hidden": the map is spoken of, and nobody is named who speaks. What stands before the cue belongs to
/// the content.
pub(super) fn without_source(passage: &Passage, quoted: &Quoted, relation: &mut Attribution) {
    let ([source], [cue]) = (&relation.source[..], &relation.cue[..]) else { return };
    if source.end > cue.start {
        return;
    }
    let at = |place: usize| passage.tokens.partition_point(|t| t.span.start < place);
    let (first, end) = (at(source.end), at(cue.end));
    if end - first > LONGEST_PASSIVE {
        return;
    }
    let word = |at: usize| passage.tokens.get(at).map_or(String::new(), |t| t.of(passage.text).to_lowercase());
    let passive = (first..end).any(|at| matches!(word(at).as_str(), "is" | "are" | "was" | "were" | "be" | "been"));
    // The cue may end with the "to" that opens the content.
    let reports = (first..end).rev().map(word).find(|w| w != "to");
    let reports = reports.and_then(|w| verb(&w)).is_some_and(|v| v.forms.has(Forms::PAST) && UNSOURCED.contains(&v.lemma));
    if passive && reports && (word(end) == "to" || word(end - 1) == "to") {
        relation.content.insert(0, *source);
        relation.source.clear();
        relation.kind = quoted.kind(&relation.content);
    }
}

/// "That said, it rained", "it was little known", "his so-called plan": a turn of the writer's, and nothing that anybody says.
pub(super) fn is_turn(passage: &Passage, relation: &Attribution) -> bool {
    if relation.cue.first().is_some_and(|cue| is_so_called(passage.text, *cue)) {
        return true;
    }
    // "The navy underestimated the storm": the writer judges, the navy says nothing.
    if relation.cue.iter().any(|cue| verb(&cue.of(passage.text).to_lowercase()).is_some_and(|v| v.lemma == "underestimate")) {
        return true;
    }
    if let ([], [cue]) = (&relation.source[..], &relation.cue[..]) {
        let words = cue.of(passage.text).to_lowercase();
        return ["little known", "well known", "best known", "widely known"].iter().any(|end| words.ends_with(end));
    }
    let ([source], [cue]) = (&relation.source[..], &relation.cue[..]) else { return false };
    let is = |span: &Span, word: &str| span.of(passage.text).eq_ignore_ascii_case(word);
    let after = passage.text[cue.end..].trim_start();
    is(source, "that") && (is(cue, "said") || is(cue, "being said")) && !after.starts_with(['“', '"', ':'])
}

/// "Not everyone agrees": the "not" belongs to the source, or it would say the opposite.
pub(super) fn negated(text: &str, relation: &mut Attribution) {
    let Some(source) = relation.source.first_mut() else { return };
    let first = source.of(text).split(' ').next().unwrap_or_default();
    let counts = ["all", "every", "everybody", "everyone", "many"].contains(&first);
    let before = text[..source.start].strip_suffix(' ').filter(|_| counts).unwrap_or_default();
    let not = before.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    if not.eq_ignore_ascii_case("not") {
        source.start = before.len() - not.len();
    }
}

/// "Theresa | May said": a verb that is also a month, a name that is also a verb. A capital right behind a name belongs to it.
pub(super) fn whole_names(text: &str, relations: &mut [Attribution]) {
    let mut grown: Option<(Span, Span)> = None;
    for relation in relations {
        let [source] = &mut relation.source[..] else { continue };
        if let Some((_, whole)) = grown.filter(|(short, _)| short == source) {
            *source = whole;
        }
        let Some(cue) = relation.cue.first_mut().filter(|cue| cue.start == source.end + 1) else { continue };
        let Some((name, reports)) = cue.of(text).split_once(' ') else { continue };
        let capital = |word: &str| word.starts_with(char::is_uppercase) && word.chars().all(char::is_alphabetic);
        let behind_name = source.of(text).rsplit(' ').next().is_some_and(capital) && text[source.end..].starts_with(' ');
        if behind_name && capital(name) && !name.ends_with("day") && reports.split(' ').any(|w| verb(w).is_some()) {
            let short = *source;
            source.end = cue.start + name.len();
            cue.start = source.end + 1;
            grown = Some((short, *source));
        }
    }
}

/// "Ms | Vance said": a title belongs to the name behind it.
pub(super) fn titles(text: &str, relations: &mut [Attribution]) {
    for source in relations.iter_mut().filter_map(|relation| relation.source.first_mut()) {
        let Some(before) = text[..source.start].strip_suffix(' ') else { continue };
        let title = before.rsplit(|c: char| !c.is_alphabetic() && c != '.').next().unwrap_or_default();
        let known = TITLES.contains(&title.trim_end_matches('.'));
        if known && source.of(text).starts_with(char::is_uppercase) {
            source.start = before.len() - title.len();
        }
    }
}

/// Titles that stand with a surname and say nothing of what somebody does.
const TITLES: [&str; 6] = ["Mr", "Mrs", "Ms", "Miss", "Mx", "Dr"];

/// "Northlight, a ferry company, said": the name at the head of the sentence belongs to the source, where the model has seen only what
/// describes it.
pub(super) fn described_names(passage: &Passage, relations: &mut [Attribution]) {
    let text = passage.text;
    for relation in relations {
        let ([source], [cue]) = (&mut relation.source[..], &relation.cue[..]) else { continue };
        let describes = ["a ", "an ", "the "].iter().any(|article| source.of(text).starts_with(article));
        // The model may have taken the comma for the source's last token.
        let end = source.start + source.of(text).trim_end_matches(',').len();
        if !describes || end > cue.start || text[end..cue.start].trim() != "," {
            continue;
        }
        let sentence = passage.sentences.partition_point(|s| s.span.end <= source.start);
        let Some(sentence) = passage.sentences.get(sentence).filter(|s| s.span.start < source.start) else { continue };
        let Some(head) = text[sentence.span.start..source.start].strip_suffix(", ").filter(|head| head.len() <= LONGEST_NAME) else {
            continue;
        };
        let name = |word: &str| word.starts_with(char::is_uppercase) && word.chars().all(char::is_alphabetic);
        let mut words = head.split(' ');
        let opens = words.next().is_some_and(|first| name(first) && !SENTENCE_STARTERS.contains(&first.to_lowercase()));
        if opens && words.all(name) {
            *source = Span::new(sentence.span.start, end);
        }
    }
}

/// Bytes of the longest name that stands before what describes it.
const LONGEST_NAME: usize = 60;

/// "According to the Courier, Strand said": one source on either side of the comma, where the model has seen both in one.
pub(super) fn source_behind_source(text: &str, relations: &mut [Attribution]) {
    for second in 1..relations.len() {
        let (before, rest) = relations.split_at_mut(second);
        let (Some(first), Some(second)) = (before.last_mut(), rest.first_mut()) else { continue };
        let ([source], [cue], [next]) = (&first.source[..], &first.cue[..], &second.cue[..]) else { continue };
        let shared = second.source[..] == [*source] && cue.of(text).eq_ignore_ascii_case("according to");
        let Some(comma) = source.of(text).rfind(", ").filter(|_| shared && cue.end < source.start && source.end < next.start) else {
            continue;
        };
        let subject = Span::new(source.start + comma + ", ".len(), source.end);
        if !text[source.end..next.start].trim().is_empty() || !subject.of(text).starts_with(char::is_uppercase) {
            continue;
        }
        first.source = vec![Span::new(source.start, source.start + comma)];
        second.source = vec![subject];
    }
}

/// "so-called": the cue is the "called" of it, or ends with it.
fn is_so_called(text: &str, cue: Span) -> bool {
    let lower = |words: &str| words.to_ascii_lowercase();
    let Some(before) = lower(cue.of(text)).strip_suffix("called").map(str::to_owned) else { return false };
    let before = if before.is_empty() { lower(text[..cue.start].split(' ').next_back().unwrap_or_default()) } else { before };
    before.trim_start_matches(['“', '‘', '"', '\'', '(']) == "so-"
}

/// Verbs that report in the passive without a source.
const UNSOURCED: [&str; 12] =
    ["allege", "believe", "consider", "estimate", "know", "report", "rumour", "say", "suppose", "suspect", "think", "understand"];

/// Tokens from the subject to the end of "has also long been said to".
const LONGEST_PASSIVE: usize = 7;

/// Rules that are believed where the model has found no cue: signals that it has seen too rarely.
const SURE_RULES: [&str; 6] = ["according to", "as put", "dash and name", "in a poll", "name and colon", "with a source and a participle"];

/// What the model must at least give a cue that it did not choose, where another rule speaks for it.
const HALF_BELIEVED: f32 = 0.4;
/// The same where the subject is a document: it can do little else than say something.
const OF_DOCUMENT: f32 = 0.25;

/// Adds what the rules find and the model does not. `likely`: how likely each token is part of a cue. Where a sure rule sees
/// another source than the model, or one that the model took for the cue, the rule's source and cue hold.
pub(super) fn add_by_rule(
    passage: &Passage,
    model: &Model,
    quoted: &Quoted,
    by_rule: Vec<Attribution>,
    likely: &[f32],
    out: &mut Vec<Attribution>,
) {
    // Every relation of the model has one cue, and they come in order.
    let by_model: Vec<Span> = out.iter().flat_map(|a| a.cue.iter().copied()).collect();
    for mut relation in by_rule {
        let Some(&cue) = relation.cue.first() else { continue };
        let after = by_model.partition_point(|c| c.end <= cue.start);
        if let Some(c) = by_model.get(after).filter(|c| c.overlaps(cue)) {
            let shared = |s: &Span| out[after].source.iter().any(|o| o.overlaps(*s));
            let torn = relation.source.iter().any(|s| s.overlaps(*c) || !shared(s));
            if SURE_RULES.contains(&relation.rule) && torn {
                out[after].source = relation.source;
                out[after].cue = relation.cue;
            } else if relation.rule == "verb before its source" {
                give_source(quoted, relation.source.first(), &mut out[after]);
            }
            continue;
        }
        let first = passage.tokens.partition_point(|t| t.span.start < cue.start);
        let within = passage.tokens[first..].iter().take_while(|t| t.span.end <= cue.end).count();
        let probability = likely[first..first + within].iter().copied().fold(0.0, f32::max);
        let enough = if is_document(passage.text, &relation) { OF_DOCUMENT } else { HALF_BELIEVED };
        if SURE_RULES.contains(&relation.rule) {
            out.push(relation);
        } else if probability >= enough {
            relation.confidence = model.calibration.confidence(probability);
            out.push(relation);
        }
    }
}

/// "The report details …": a document before a verb of speech.
fn is_document(text: &str, relation: &Attribution) -> bool {
    let last = |source: &Span| source.of(text).rsplit(' ').next().unwrap_or_default().to_lowercase();
    relation.rule == "subject and verb"
        && relation.act == Act::Speech
        && !relation.content.is_empty()
        && relation.source.first().is_some_and(|source| DOCUMENT_NOUNS.contains(last(source).as_str()))
}

/// “…”, said Bo Falk, who had asked for it, the office said: the last words have the model take what stands behind the first verb for
/// words that the office reports. Where nobody else is the source, and a quotation stands before the verb, he is it.
fn give_source(quoted: &Quoted, source: Option<&Span>, relation: &mut Attribution) {
    let Some(source) = source.filter(|_| relation.source.is_empty()) else { return };
    let behind = relation.content.iter().position(|c| c.start == source.start);
    if let Some(behind) = behind
        && relation.content[..behind].last().is_some_and(|before| quoted.kind(&[*before]) == AttributionKind::Direct)
    {
        relation.source.push(relation.content.remove(behind));
        relation.kind = quoted.kind(&relation.content);
    }
}
