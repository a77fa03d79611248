//! Markdown as text and blocks. Raw HTML, images and metadata are left out; code and tables say what they are.

use super::{Builder, Extracted};
use crate::analysis::BlockKind;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

/// The text and the blocks of a Markdown document.
pub fn extract(markdown: &str) -> Extracted {
    let mut builder = Builder::default();
    let (mut headline, mut quote_depth, mut item_depth, mut silent_depth) = (false, 0_usize, 0_usize, 0_usize);
    let (mut code, mut table, mut note) = (false, false, false);
    let options =
        Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS;
    for event in Parser::new_ext(markdown, options) {
        let kind = match () {
            () if headline => BlockKind::Headline,
            () if code => BlockKind::Code,
            () if table => BlockKind::Table,
            () if note => BlockKind::Reference,
            () if quote_depth > 0 => BlockKind::BlockQuote,
            () if item_depth > 0 => BlockKind::ListItem,
            () => BlockKind::Prose,
        };
        match event {
            Event::Text(text) if silent_depth == 0 => builder.push(&text),
            Event::Code(text) if silent_depth == 0 => builder.push(&text),
            Event::SoftBreak => builder.push(" "),
            Event::HardBreak => builder.line_break(kind),
            Event::Rule => builder.end_block(kind),
            Event::Start(tag) => {
                if !is_inline(&tag.to_end()) {
                    builder.end_block(kind);
                }
                match tag {
                    Tag::Heading { .. } => headline = true,
                    Tag::BlockQuote(_) => quote_depth += 1,
                    Tag::Item => item_depth += 1,
                    Tag::CodeBlock(_) => code = true,
                    Tag::Table(_) => table = true,
                    Tag::FootnoteDefinition(_) => note = true,
                    Tag::MetadataBlock(_) | Tag::HtmlBlock | Tag::Image { .. } => silent_depth += 1,
                    _ => (),
                }
            }
            Event::End(tag) => {
                if !is_inline(&tag) {
                    builder.end_block(kind);
                }
                match tag {
                    TagEnd::Heading(_) => headline = false,
                    TagEnd::BlockQuote(_) => quote_depth -= 1,
                    TagEnd::Item => item_depth -= 1,
                    TagEnd::CodeBlock => code = false,
                    TagEnd::Table => table = false,
                    TagEnd::FootnoteDefinition => note = false,
                    TagEnd::MetadataBlock(_) | TagEnd::HtmlBlock | TagEnd::Image => silent_depth -= 1,
                    TagEnd::TableCell => builder.push(" "),
                    _ => (),
                }
            }
            _ => (),
        }
    }
    builder.end_block(BlockKind::Prose);
    builder.finish()
}

/// A table's cells stand in one line, like words.
fn is_inline(tag: &TagEnd) -> bool {
    matches!(
        tag,
        TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Strikethrough
            | TagEnd::Superscript
            | TagEnd::Subscript
            | TagEnd::Link
            | TagEnd::Image
            | TagEnd::TableCell
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_quotes_and_items_keep_what_they_are() {
        let markdown = "---\ntitle: no part\n---\n# The *river* rose\n\nAnn Lee\nwrote:\n\n> We `saw` it\n> coming.\n\n- one [link](x)\n- two\n\n```\ncode\n```\n<div>raw</div>\n\nEnd ![picture](p.png)\n";
        let extracted = extract(markdown);
        let blocks: Vec<_> = extracted.blocks.iter().map(|block| (block.kind, block.span.of(&extracted.text))).collect();
        let expected = [
            (BlockKind::Headline, "The river rose"),
            (BlockKind::Prose, "Ann Lee wrote:"),
            (BlockKind::BlockQuote, "We saw it coming."),
            (BlockKind::ListItem, "one link"),
            (BlockKind::ListItem, "two"),
            (BlockKind::Code, "code"),
            (BlockKind::Prose, "End"),
        ];
        assert_eq!(blocks, expected);
    }
}
