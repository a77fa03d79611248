//! Who says what in a file: `cargo run --example read_file -- article.txt`

fn main() -> std::io::Result<()> {
    let path = std::env::args().nth(1).unwrap_or_else(|| "README.md".to_owned());
    let text = std::fs::read_to_string(path)?;
    let analysis = sourcelight::analyze(&text);
    for quotation in &analysis.quotations {
        let speaker = quotation.speaker.map_or("nobody", |id| &analysis.speakers[id].name);
        let words: Vec<&str> = quotation.spans.iter().map(|span| span.of(&text)).collect();
        println!("{speaker}: {}", words.join(" … "));
    }
    for statistic in &analysis.statistics {
        println!("{} = {:?} {}", statistic.span.of(&text), statistic.value, statistic.unit.as_deref().unwrap_or(""));
    }
    Ok(())
}
