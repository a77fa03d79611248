//! Sentences of one paragraph.
//!
//! One pass over the tokens. Every stop, question or exclamation mark is a place where a sentence may end; what stands
//! before and after it decides ([`boundary`]). Numbered items and bullets begin a sentence without a stop ([`item`]).

mod abbreviation;
mod boundary;
mod clause;
mod item;
mod tag;
mod written;

use crate::analysis::{BlockKind, SentenceKind};
use crate::article;
use crate::mark::Marked;
use crate::span::Span;
use crate::token::Token;
use boundary::Reader;
use item::Items;

/// A sentence of a paragraph, or a metadata prefix of it (`date 2023-11-27`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "wasm", derive(serde::Serialize, serde::Deserialize))]
pub struct SentenceSpan {
    /// Without the white space around it.
    pub span: Span,
    /// What it is.
    pub kind: SentenceKind,
}

/// Splits a paragraph into sentences that hold everything but white space. Linear in the number of tokens.
pub fn sentences(text: &str, tokens: &[Token], marked: &[Marked], block: BlockKind) -> Vec<SentenceSpan> {
    let (Some(first), Some(last)) = (tokens.first(), tokens.last()) else { return Vec::new() };
    let whole = first.span.cover(last.span);
    let kind = match block {
        BlockKind::Metadata | BlockKind::Contents | BlockKind::Code | BlockKind::Table => {
            return vec![SentenceSpan { span: whole, kind: SentenceKind::Metadata }];
        }
        BlockKind::Caption | BlockKind::Reference | BlockKind::Navigation => SentenceKind::Metadata,
        BlockKind::Headline => SentenceKind::Headline,
        _ => SentenceKind::Prose,
    };
    let mut out = Vec::with_capacity(text.len() / 100 + 1);
    let mut start = 0;
    let mut stop = tokens.len();
    if let Some(suffix) = (kind == SentenceKind::Headline).then(|| article::metadata_suffix(text)).flatten() {
        stop = tokens.partition_point(|t| t.span.start < suffix);
    } else if let Some(end) = article::metadata_prefix(text) {
        start = tokens.partition_point(|t| t.span.start < end);
        out.push(SentenceSpan { span: Span::new(whole.start, end).trimmed(text), kind: SentenceKind::Metadata });
    }
    let mut reader = Reader::new(text, &tokens[..stop], marked);
    let mut items = Items::default();
    let mut at = start;
    items.begin(text, tokens, start);
    while at < stop {
        let end = if at > start && items.next_begins(text, tokens, at) { Some(at) } else { reader.end(start, at) };
        match end {
            Some(end) => {
                out.push(SentenceSpan { span: tokens[start].span.cover(tokens[end - 1].span), kind });
                start = end;
                items.begin(text, tokens, start);
                at = end.max(at + 1);
            }
            None => at = reader.resume(at),
        }
    }
    if start < stop {
        out.push(SentenceSpan { span: tokens[start].span.cover(tokens[stop - 1].span), kind });
    }
    if stop < tokens.len() {
        out.push(SentenceSpan { span: tokens[stop].span.cover(last.span), kind: SentenceKind::Metadata });
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mark::OpenQuotation;
    use crate::passage::Passage;

    fn split(text: &str) -> Vec<&str> {
        let (passage, _) = Passage::read(text, BlockKind::Prose, OpenQuotation::default());
        passage.sentences.iter().map(|s| s.span.of(text)).collect()
    }

    /// The sentences are written with a bar where one ends.
    fn claims(barred: &str) {
        let want: Vec<&str> = barred.split(" | ").collect();
        let text = barred.replace(" | ", " ");
        assert_eq!(split(&text), want);
    }

    #[test]
    fn a_title_or_an_initial_ends_no_sentence() {
        claims("Gov. Ruth B. Oduya met Sen. Marsh. | They spoke for an hour.");
    }

    #[test]
    fn a_firm_or_country_ends_a_sentence_only_before_a_word_that_starts_one() {
        claims(
            "She runs Marsh Inc. in Reno. | He sued Marsh Inc. | The case failed. | He left the U.S. | It was May. | The U.S. Treasury agreed.",
        );
    }

    #[test]
    fn an_hour_goes_on_before_a_day_and_ends_before_anything_else() {
        claims("Polls close at 7 p.m. Friday in Ohio. | They open at 6 a.m. | Lines were long.");
    }

    #[test]
    fn a_reference_leads_to_its_number() {
        claims("See No. 5 on p. 12. | No. | That is wrong.");
    }

    #[test]
    fn an_ellipsis_ends_a_sentence_only_before_a_capital() {
        claims("They waited ... and waited... | Nobody came.");
    }

    #[test]
    fn the_tag_belongs_to_the_quotation_before_it() {
        claims("“Why not?” Harry said. | “Why not?” | The room was silent.");
        claims("\"It is over.\" she said.");
    }

    #[test]
    fn a_quotation_inside_a_sentence_is_not_split() {
        claims("She told them, “We won. Now we rest.” | Then she left.");
        claims("“We won. | Now we rest,” she said.");
    }

    #[test]
    fn addresses_and_decimals_hold_together() {
        claims("Write to a.lee@example.org. | See https://example.org/a.B?c=1. | It rose 3.5 points. | Good.");
    }

    #[test]
    fn items_run_together_are_split_where_the_next_number_stands() {
        claims("1) Bread and milk | 2) Two dozen eggs | 3) Salt");
        claims("• Bread | • Milk");
    }

    #[test]
    fn a_date_before_the_story_is_metadata() {
        let text = "date 2024-02-05 A dozen mayors met the minister on Friday.";
        let (passage, _) = Passage::read(text, BlockKind::Prose, OpenQuotation::default());
        assert_eq!(passage.sentences[0].kind, SentenceKind::Metadata);
        assert_eq!(passage.sentences[0].span.of(text), "date 2024-02-05");
        assert_eq!(passage.sentences[1].span.of(text), "A dozen mayors met the minister on Friday.");
        assert_eq!(split("May 5, 2016 was a Thursday in that year."), ["May 5, 2016 was a Thursday in that year."]);
    }

    #[test]
    fn scripts_with_their_own_stops_need_no_space() {
        assert_eq!(split("行った。帰った！"), ["行った。", "帰った！"]);
        claims("वह गया। | वह आया।");
    }

    #[test]
    fn a_million_stops_take_linear_time() {
        let text = ". . . ! ".repeat(120_000);
        assert_eq!(split(&text).len(), 1);
    }

    #[test]
    fn text_without_words_gives_what_is_there() {
        assert!(split("   ").is_empty());
        assert_eq!(split("***"), ["***"]);
        assert_eq!(split("..."), ["..."]);
    }
}
