//! HTML as text and blocks.
//!
//! Read token by token, without a tree: a block ends where any block-level tag stands, so bad nesting costs nothing and
//! depth costs no memory. Time is linear but for one thing: html5ever compares each attribute of a tag with those before it,
//! so that a tag with ten thousand attributes takes a second and one with a hundred thousand minutes.

use std::cell::RefCell;

use super::{Builder, Extracted};
use crate::analysis::BlockKind;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts};

/// The text and the blocks of an HTML document: of its `<article>` or `<main>`, where it has one.
pub fn extract(html: &str) -> Extracted {
    let tokenizer = Tokenizer::new(Reader::default(), TokenizerOpts::default());
    let queue = BufferQueue::default();
    queue.push_back(html.into());
    // A sink that never pauses for scripts reads all of it at once.
    let _ = tokenizer.feed(&queue);
    tokenizer.end();
    tokenizer.sink.page.into_inner().finish()
}

#[derive(Default)]
struct Reader {
    page: RefCell<Page>,
}

impl TokenSink for Reader {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        let mut page = self.page.borrow_mut();
        match token {
            Token::CharacterTokens(text) if page.silent.is_none() => page.builder.push(&text),
            Token::TagToken(tag) => {
                page.tag(&tag);
                return raw_text(&tag);
            }
            _ => (),
        }
        TokenSinkResult::Continue
    }
}

/// How the tokenizer must read what follows a tag: in scripts and styles, `<` begins no tag.
fn raw_text(tag: &Tag) -> TokenSinkResult<()> {
    match (tag.kind, &*tag.name) {
        (TagKind::StartTag, "script") => TokenSinkResult::RawData(RawKind::ScriptData),
        (TagKind::StartTag, "style" | "noscript" | "iframe" | "noembed" | "noframes" | "xmp") => TokenSinkResult::RawData(RawKind::Rawtext),
        (TagKind::StartTag, "title" | "textarea") => TokenSinkResult::RawData(RawKind::Rcdata),
        _ => TokenSinkResult::Continue,
    }
}

/// Words of a table's row from which on it is running text.
const PROSE: usize = 25;

#[derive(Default)]
struct Page {
    builder: Builder,
    /// Inside an element that is no part of the story: its name, and how deep it lies in itself.
    silent: Option<(String, usize)>,
    headline: bool,
    caption: bool,
    code_depth: usize,
    table_depth: usize,
    /// Cells of the open row of a table.
    cells: usize,
    quote_depth: usize,
    /// For each open list, whether an item is open in it; the last is what counts. Items may close without a tag.
    lists: Vec<bool>,
    article_depth: usize,
    /// The blocks that lie in `<article>` or `<main>`, as ranges of their indices.
    story: Vec<std::ops::Range<usize>>,
}

impl Page {
    fn kind(&self) -> BlockKind {
        match () {
            () if self.headline => BlockKind::Headline,
            () if self.code_depth > 0 => BlockKind::Code,
            () if self.caption => BlockKind::Caption,
            // Old pages lay out their whole text in tables.
            () if self.table_depth > 0 && self.cells > 1 && self.builder.words() < PROSE => BlockKind::Table,
            () if self.quote_depth > 0 => BlockKind::BlockQuote,
            () if self.lists.last() == Some(&true) => BlockKind::ListItem,
            () => BlockKind::Prose,
        }
    }

    fn tag(&mut self, tag: &Tag) {
        let (name, opens) = (&*tag.name, tag.kind == TagKind::StartTag);
        if let Some((silent, depth)) = &mut self.silent {
            if name == silent {
                *depth = if opens { *depth + 1 } else { *depth - 1 };
                if *depth == 0 {
                    self.silent = None;
                }
            }
            return;
        }
        if opens && is_silent(name) {
            self.builder.end_block(self.kind());
            self.silent = Some((name.to_owned(), 1));
            return;
        }
        let step = |depth: usize| if opens { depth + 1 } else { depth.saturating_sub(1) };
        match name {
            "br" => return self.builder.line_break(self.kind()),
            // What a page shows in marks that are not in its text.
            "q" => return self.builder.push(if opens { "“" } else { "”" }),
            "td" | "th" => {
                self.cells += usize::from(opens);
                return self.builder.push(" ");
            }
            _ if is_inline(name) => return,
            _ => self.builder.end_block(self.kind()),
        }
        match name {
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => self.headline = opens,
            "blockquote" => self.quote_depth = step(self.quote_depth),
            "figcaption" | "caption" => self.caption = opens,
            "pre" | "listing" | "xmp" => self.code_depth = step(self.code_depth),
            "table" => (self.table_depth, self.cells) = (step(self.table_depth), 0),
            "tr" => self.cells = 0,
            "ul" | "ol" | "dl" | "menu" if opens => self.lists.push(false),
            "ul" | "ol" | "dl" | "menu" => drop(self.lists.pop()),
            "li" | "dd" | "dt" => self.lists.last_mut().into_iter().for_each(|item| *item = opens),
            "article" | "main" => {
                let (before, blocks) = (self.article_depth, self.builder.blocks());
                self.article_depth = step(before);
                match (before, self.article_depth) {
                    (0, 1) => self.story.push(blocks..usize::MAX),
                    (1, 0) => self.story.last_mut().into_iter().for_each(|story| story.end = blocks),
                    _ => (),
                }
            }
            _ => (),
        }
    }

    /// The story alone where the page says which it is, else everything.
    fn finish(mut self) -> Extracted {
        self.builder.end_block(self.kind());
        let page = self.builder.finish();
        // In order and apart: a page may have as many stories as blocks.
        let in_story = |index: &usize| self.story.get(self.story.partition_point(|s| s.end <= *index)).is_some_and(|s| s.contains(index));
        if !(0..page.blocks.len()).any(|index| in_story(&index)) {
            return page;
        }
        let mut story = Builder::default();
        for (_, block) in page.blocks.iter().enumerate().filter(|(index, _)| in_story(index)) {
            story.push_block(block.span.of(&page.text), block.kind);
        }
        story.finish()
    }
}

/// What is on a page and no part of its story.
fn is_silent(name: &str) -> bool {
    matches!(
        name,
        "head"
            | "script"
            | "style"
            | "noscript"
            | "template"
            | "nav"
            | "aside"
            | "footer"
            | "button"
            | "select"
            | "textarea"
            | "svg"
            | "math"
            | "iframe"
            | "object"
            | "audio"
            | "video"
            | "canvas"
            | "noembed"
            | "noframes"
            | "dialog"
    )
}

/// Elements inside a line of text; every other ends a block.
fn is_inline(name: &str) -> bool {
    matches!(
        name,
        "a" | "abbr"
            | "acronym"
            | "b"
            | "bdi"
            | "bdo"
            | "big"
            | "cite"
            | "code"
            | "data"
            | "del"
            | "dfn"
            | "em"
            | "font"
            | "i"
            | "img"
            | "ins"
            | "kbd"
            | "label"
            | "mark"
            | "rp"
            | "rt"
            | "ruby"
            | "s"
            | "samp"
            | "small"
            | "span"
            | "strike"
            | "strong"
            | "sub"
            | "sup"
            | "time"
            | "tt"
            | "u"
            | "var"
            | "wbr"
            | "picture"
            | "source"
            | "input"
            | "meta"
            | "link"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn blocks(html: &str) -> Vec<(BlockKind, String)> {
        let extracted = extract(html);
        extracted.blocks.iter().map(|block| (block.kind, block.span.of(&extracted.text).to_owned())).collect()
    }

    #[test]
    fn headings_quotes_and_items_keep_what_they_are() {
        let html = "<head><title>no part</title><style>p > a {}</style></head><body><h1>The <em>river</em> rose</h1>\
                    <p>Ann Lee\n  wrote&#58;</p><blockquote><p>We saw it<br>coming.</p></blockquote><ul><li>one<li>two</ul>\
                    <script>if (a < b) document.write('<p>no</p>')</script>Last &amp; least";
        let expected = [
            (BlockKind::Headline, "The river rose"),
            (BlockKind::Prose, "Ann Lee wrote:"),
            (BlockKind::BlockQuote, "We saw it\ncoming."),
            (BlockKind::ListItem, "one"),
            (BlockKind::ListItem, "two"),
            (BlockKind::Prose, "Last & least"),
        ];
        assert_eq!(blocks(html), expected.map(|(kind, text)| (kind, text.to_owned())));
    }

    #[test]
    fn captions_code_and_tables_are_no_part_of_the_story_and_text_in_a_layout_table_is() {
        let html = "<figure><img src=x><figcaption>The wall on Monday</figcaption></figure><p>It fell.</p><pre><code>let x = 4;</code></pre>\
                    <table><caption>Points</caption><tr><th>Team<th>Points<tr><td>Ulm<td>7</table><p>Ulm won.</p>\
                    <table><tr><td>News<td><p>The wall of the old town fell on Monday after a week of rain, and it took the roof of the school, \
                    two sheds and a row of old trees with it.</p></table>";
        let kinds: Vec<_> = blocks(html).into_iter().map(|(kind, _)| kind).collect();
        use BlockKind::*;
        assert_eq!(kinds, [Caption, Prose, Code, Caption, Table, Table, Prose, Table, Prose]);
    }

    #[test]
    fn where_the_page_names_its_story_only_that_is_read() {
        let html = "<p>Menu</p><article><p>Story.</p><aside>Related</aside><p>More.</p></article><p>Cookies</p>";
        let expected = [(BlockKind::Prose, "Story.".to_owned()), (BlockKind::Prose, "More.".to_owned())];
        assert_eq!(blocks(html), expected);
        assert_eq!(blocks("<main></main><p>Story.</p>").len(), 1);
    }

    #[test]
    fn two_breaks_end_a_paragraph_and_quotation_elements_have_their_marks() {
        let expected = [(BlockKind::Prose, "“Yes,” she said.".to_owned()), (BlockKind::Prose, "No.".to_owned())];
        assert_eq!(blocks("<q>Yes,</q> she said.<br> <br>No."), expected);
    }

    #[test]
    fn tags_that_never_close_or_never_opened_do_no_harm() {
        let html = "</blockquote></li></h1></article><p>".repeat(3) + &"<blockquote>".repeat(50_000) + "Deep.";
        assert_eq!(blocks(&html), [(BlockKind::BlockQuote, "Deep.".to_owned())]);
    }

    #[test]
    fn a_tag_may_have_many_attributes_and_marks_in_their_values() {
        let attributes: String = (0..2_000).map(|n| format!(" a{n}=\"<b>{n}\"")).collect();
        let html = format!("<p>Ann<i{attributes}> Lee</i{attributes}> spoke.<p{attributes}>Bo left. <b{attributes}");
        assert_eq!(blocks(&html), ["Ann Lee spoke.", "Bo left."].map(|text| (BlockKind::Prose, text.to_owned())));
    }

    #[test]
    fn characters_by_name_and_number_and_those_that_are_none() {
        let html = "&ldquo;Yes&#8221; &amp;amp; &nosuch; &#0;&#xD800;&#x110000;";
        assert_eq!(blocks(html), [(BlockKind::Prose, "“Yes” &amp; &nosuch; \u{fffd}\u{fffd}\u{fffd}".to_owned())]);
    }
}
