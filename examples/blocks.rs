//! A text whose blocks are known, as from HTML or Markdown: `cargo run --example blocks`

use sourcelight::analysis::BlockKind;
use sourcelight::{Block, Span};

fn main() {
    let parts = [
        (BlockKind::Headline, "Ferry fares to rise"),
        (BlockKind::Prose, "Fares rise by 12 percent in May, Ann Lee said:"),
        (BlockKind::BlockQuote, "We have no choice. Fuel has doubled in price."),
    ];
    let (mut text, mut blocks) = (String::new(), Vec::new());
    for (kind, words) in parts {
        let start = text.len();
        text.push_str(words);
        blocks.push(Block { span: Span::new(start, text.len()), kind });
        text.push_str("\n\n");
    }
    let analysis = sourcelight::analyze_blocks(&text, &blocks);
    for (quotation, speaker) in analysis.quotations.iter().map(|q| (q, q.speaker.map(|id| &analysis.speakers[id].name))) {
        println!("{:?}: {:?}", speaker, quotation.spans.iter().map(|span| span.of(&text)).collect::<Vec<_>>());
    }
}
