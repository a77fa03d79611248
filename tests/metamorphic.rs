//! What must not change the marks: other names, places and figures, other quotation marks, other white space, a sentence in front.
//!
//! Articles are put together from the paragraphs below. Each is analysed twice, before and after a change, and the two analyses must
//! say the same of the same words. A difference is a fault of ours, whichever of the two is right.

use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use sourcelight::analysis::{Analysis, SpeakerId};
use sourcelight::{Span, analyze};

/// Paragraphs of news. `{1}` to `{3}` are persons in full, `{s1}` to `{s3}` their surnames, `{p1}` and `{p2}` places, `{n1}` to `{n4}` figures.
const PARAGRAPHS: &[&str] = &[
    "“We saw the water rise for {n1} hours,” said {1}, who runs the harbour office in {p1}. “Nobody slept that night, and nobody will sleep tonight.”",
    "The flood destroyed {n2} homes in {p1} and {n3} in {p2}, according to the fire service, which sent {n4} crews to the coast on Monday morning.",
    "{s1} said the wall would be rebuilt by next spring, and that the town could not wait for another storm like the one that broke it.",
    "A report by the water board found that {n1} percent of the pumps had failed during the night, most of them in the old town.",
    "“The plan is ‘reckless’, and they know it,” {2} told the council on Tuesday. “We will fight it in every court that will hear us.”",
    "The ministry spent $1.2 million on the wall last year, up from $400,000 in the year before, and nobody has said where the rest went.",
    "{2}, a farmer near {p2}, called the offer “a disgrace” and said that {n2} of his neighbours would refuse it as well.",
    "Officials in {p1} believe that the number of people who lost their homes is higher, but they have not been able to count them.",
    "“It cannot stand,” {s2} said. “It was built on sand.”",
    "{3} of the rail union warned that fares would rise by {n3} percent in May. “Nobody has asked the people who pay,” {s3} said.",
    "The old town has burned three times since the harbour was built, and each time the people of {p2} have built it up again.",
];

const PERSONS: &[[&str; 2]] = &[
    ["Ida", "Norberg"],
    ["Tom", "Weller"],
    ["Rosa", "Wirth"],
    ["Ben", "Kessler"],
    ["Ella", "Quist"],
    ["Karim", "Haddad"],
    ["Mei", "Tanaka"],
    ["Oluwaseun", "Adeyemi"],
    ["Piotr", "Zielinski"],
    ["Grace", "Mbeki"],
];
const PLACES: &[&str] = &["Ulm", "Riga", "Varn", "Oslo", "Torsby", "Lagos", "Norbury"];
const FIGURES: &[&str] = &["14", "27", "38", "45", "62", "91", "53", "76"];

/// An article before its names are filled in: which paragraphs, in which order.
fn paragraphs() -> impl Strategy<Value = String> {
    prop::sample::subsequence(PARAGRAPHS, 2..=7).prop_shuffle().prop_map(|paragraphs| paragraphs.join("\n\n"))
}

/// What stands for the slots of an article.
#[derive(Clone, Debug)]
struct Cast(Vec<(String, String)>);

fn cast() -> impl Strategy<Value = Cast> {
    let persons = prop::sample::subsequence(PERSONS, 3).prop_shuffle();
    let places = prop::sample::subsequence(PLACES, 2).prop_shuffle();
    let figures = prop::sample::subsequence(FIGURES, 4).prop_shuffle();
    (persons, places, figures).prop_map(|(persons, places, figures)| {
        let mut slots = Vec::new();
        for (n, [given, family]) in (1..).zip(&persons) {
            slots.push((format!("{{{n}}}"), format!("{given} {family}")));
            slots.push((format!("{{s{n}}}"), (*family).to_owned()));
        }
        slots.extend((1..).zip(places).map(|(n, place)| (format!("{{p{n}}}"), place.to_owned())));
        slots.extend((1..).zip(figures).map(|(n, figure)| (format!("{{n{n}}}"), figure.to_owned())));
        Cast(slots)
    })
}

impl Cast {
    fn fill(&self, article: &str) -> String {
        self.0.iter().fold(article.to_owned(), |text, (slot, words)| text.replace(slot, words))
    }

    /// The slots again, so that articles with other casts can be compared.
    fn empty(&self, text: &str) -> String {
        self.0.iter().fold(text.to_owned(), |text, (slot, words)| text.replace(words, slot))
    }
}

/// What an analysis says of which words, a line each. `plain` undoes a change, so that two texts can be compared.
fn said(text: &str, analysis: &Analysis, plain: impl Fn(&str) -> String) -> Vec<String> {
    let words = |spans: &[Span]| spans.iter().map(|s| format!("`{}`", plain(s.of(text)))).collect::<Vec<_>>().join(" + ");
    let speaker = |id: Option<SpeakerId>| id.map_or("nobody".to_owned(), |id| plain(&analysis.speakers[id].name));
    let mut lines = Vec::new();
    for sentence in &analysis.sentences {
        let labels: Vec<&str> = sentence.labels.iter().map(|label| label.name()).collect();
        let block = analysis.paragraphs[sentence.paragraph].kind.name();
        lines.push(format!("sentence {} in {block} {} {}", sentence.kind.name(), labels.join(", "), words(&[sentence.span])));
    }
    for q in &analysis.quotations {
        let sort =
            format!("{}{}{}", q.kind.name(), if q.guess { ", a guess" } else { "" }, if q.parent.is_some() { ", nested" } else { "" });
        lines.push(format!("quotation {} ({sort}) — {}", words(&q.spans), speaker(q.speaker)));
    }
    for s in &analysis.statistics {
        let source = s.attribution.map(|id| words(&analysis.attributions[id].source));
        lines.push(format!("statistic {} ({}, {:?}) from {source:?}", words(&[s.span]), s.kind.name(), s.unit));
    }
    for a in &analysis.attributions {
        let parts = [&a.source, &a.cue, &a.content].map(|spans| words(spans)).join(" | ");
        lines.push(format!("attribution {parts} ({}) — {}", a.act.name(), speaker(a.speaker)));
    }
    lines
}

/// Fails unless two analyses say the same.
fn same(before: Vec<String>, after: Vec<String>) -> Result<(), TestCaseError> {
    let only = |these: &[String], those: &[String]| {
        these.iter().filter(|line| !those.contains(line)).map(|line| format!("\n    {line}")).collect::<String>()
    };
    let (lost, come) = (only(&before, &after), only(&after, &before));
    prop_assert!(before == after, "\n  before{lost}\n  after{come}\n");
    Ok(())
}

/// Fails unless a change of the text changes nothing that is said of it.
fn unchanged(text: &str, changed: &str, plain: impl Fn(&str) -> String) -> Result<(), TestCaseError> {
    same(said(text, &analyze(text), &plain), said(changed, &analyze(changed), &plain))
}

proptest! {
    // A fixed seed: what the network alone decides may differ for a name that nobody tried, and no run may fail by chance.
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 8, rng_seed: RngSeed::Fixed(18), ..ProptestConfig::default() })]

    /// What the network alone decides varies with a name: what is compared is what the rules decide.
    #[test]
    fn other_names_places_and_figures_leave_quotations_and_numbers_where_they_are(article in paragraphs(), one in cast(), other in cast()) {
        let by_rule = |cast: &Cast| {
            let text = cast.fill(&article);
            let mut lines = said(&text, &analyze(&text), |words| cast.empty(words));
            lines.retain(|line| line.starts_with("quotation") || line.starts_with("statistic"));
            // Whose they are, the network has a say in.
            lines.iter().map(|line| line.split([' ']).take_while(|word| *word != "—" && *word != "from").collect::<Vec<_>>().join(" ")).collect::<Vec<_>>()
        };
        same(by_rule(&one), by_rule(&other))?;
    }

    #[test]
    fn line_ends_of_windows_change_nothing(article in paragraphs(), cast in cast()) {
        let text = cast.fill(&article);
        unchanged(&text, &text.replace('\n', "\r\n"), |words| words.replace("\r\n", "\n"))?;
    }

    #[test]
    fn more_blank_lines_change_nothing(article in paragraphs(), cast in cast()) {
        let text = cast.fill(&article);
        unchanged(&text, &text.replace("\n\n", "\n \n\t\n\n"), str::to_owned)?;
    }

    #[test]
    fn paragraphs_without_blank_lines_between_them_are_the_same(article in paragraphs(), cast in cast()) {
        let text = cast.fill(&article);
        unchanged(&text, &text.replace("\n\n", "\n"), str::to_owned)?;
    }

    /// Where newsrooms set them: behind a figure.
    #[test]
    fn non_breaking_spaces_behind_figures_change_nothing(article in paragraphs(), cast in cast()) {
        let text = cast.fill(&article);
        let mut digit = false;
        let changed: String = text
            .chars()
            .map(|c| {
                let behind = std::mem::replace(&mut digit, c.is_ascii_digit());
                if c == ' ' && behind { '\u{a0}' } else { c }
            })
            .collect();
        unchanged(&text, &changed, |words| words.replace('\u{a0}', " "))?;
    }

    /// Wherever they stand they part words like any other space.
    #[test]
    fn non_breaking_spaces_change_nothing(article in paragraphs(), cast in cast()) {
        let text = cast.fill(&article);
        unchanged(&text, &text.replace(' ', "\u{a0}"), |words| words.replace('\u{a0}', " "))?;
    }

    #[test]
    fn straight_marks_say_what_curly_ones_say(article in paragraphs(), cast in cast()) {
        let text = cast.fill(&article);
        let straight = |words: &str| words.replace(['“', '”'], "\"").replace(['‘', '’'], "'");
        unchanged(&text, &straight(&text), straight)?;
    }

    #[test]
    fn british_marks_say_what_american_ones_say(article in paragraphs(), cast in cast()) {
        let text = cast.fill(&article);
        let american = |words: &str| words.replace(['‘', '’', '“', '”'], "'");
        let british = text.replace('‘', "\u{1}").replace('’', "\u{2}").replace('“', "‘").replace('”', "’").replace('\u{1}', "“").replace('\u{2}', "”");
        unchanged(&text, &british, american)?;
    }

    #[test]
    fn a_sentence_in_front_changes_nothing_behind_it(article in paragraphs(), cast in cast()) {
        let text = cast.fill(&article);
        const FRONT: &str = "The rain went on all day in the valley, and the road was shut.";
        let front = said(FRONT, &analyze(FRONT), str::to_owned);
        let changed = format!("{FRONT}\n\n{text}");
        let mut lines = said(&changed, &analyze(&changed), str::to_owned);
        lines.retain(|line| !front.contains(line));
        same(said(&text, &analyze(&text), str::to_owned), lines)?;
    }
}
