//! The command line, as a shell sees it.

use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};
use std::thread;

use serde_json::{Value, json};

fn sourcelight(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_sourcelight"));
    command.args(arguments).env_remove("NO_COLOR").env_remove("COLUMNS");
    command
}

/// Runs it with this on standard input.
fn fed(arguments: &[&str], input: impl AsRef<[u8]>) -> Output {
    let mut child =
        sourcelight(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the binary starts");
    let mut stdin = child.stdin.take().expect("stdin is piped");
    let input = input.as_ref().to_vec();
    // It may answer before it has read everything; it may also stop reading.
    let feeder = thread::spawn(move || stdin.write_all(&input));
    let output = child.wait_with_output().expect("the binary ends");
    drop(feeder.join().expect("the feeder does not panic"));
    output
}

/// Runs it over a file of this name and content.
fn on_file(arguments: &[&str], name: &str, content: impl AsRef<[u8]>) -> Output {
    let path = scratch(name);
    std::fs::write(&path, content).expect("the file is written");
    sourcelight(arguments).arg(&path).output().expect("the binary runs")
}

fn scratch(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name)
}

fn stdout(output: &Output) -> &str {
    std::str::from_utf8(&output.stdout).expect("output is UTF-8")
}

fn stderr(output: &Output) -> &str {
    std::str::from_utf8(&output.stderr).expect("messages are UTF-8")
}

fn parsed(output: &Output) -> Vec<Value> {
    assert_eq!(output.status.code(), Some(0), "{}", stderr(output));
    stdout(output).lines().map(|line| serde_json::from_str(line).expect("each line is JSON")).collect()
}

/// The words that an output's span covers, in code points.
fn words(text: &str, span: &Value) -> String {
    let [from, to] = [0, 1].map(|i| span[i].as_u64().expect("an offset") as usize);
    text.chars().skip(from).take(to - from).collect()
}

#[test]
fn help_and_version_go_to_stdout() {
    let help = sourcelight(&["--help"]).output().unwrap();
    assert_eq!(help.status.code(), Some(0));
    for option in ["--json", "--jsonl", "--summary", "--by", "--offsets", "--language", "--color", "--version", "Exit status"] {
        assert!(stdout(&help).contains(option), "help names {option}");
    }
    let version = sourcelight(&["-V"]).output().unwrap();
    assert_eq!(stdout(&version), concat!("sourcelight ", env!("CARGO_PKG_VERSION"), "\n"));
}

#[test]
fn arguments_that_make_no_sense_end_with_status_2_and_say_why() {
    let cases: [(&[&str], &str); 9] = [
        (&["--by", "month"], "--summary"),
        (&["--summary", "xml"], "csv or json"),
        (&["--colour-me"], "colour-me"),
        (&["--json", "--jsonl"], "exclude"),
        (&["--offsets", "utf16"], "--json"),
        (&["--json", "--offsets", "utf32"], "utf8, utf16 or codepoint"),
        (&["--color", "sometimes"], "auto, always or never"),
        (&["--language", "de"], "en or any"),
        (&["--jsonl", "--color", "always"], "JSON has none"),
    ];
    for (arguments, reason) in cases {
        let output = sourcelight(arguments).output().unwrap();
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(stderr(&output).contains(reason) && stderr(&output).contains("--help"), "{arguments:?}: {}", stderr(&output));
        assert!(output.stdout.is_empty());
    }
}

#[test]
fn the_same_span_is_given_in_the_unit_asked_for() {
    let text = "“Ça va 😀,” she said.";
    for (unit, end) in [("utf8", 28), ("utf16", 21), ("codepoint", 20)] {
        let output = &parsed(&fed(&["--json", "--offsets", unit], text))[0];
        assert_eq!(output["offsets"], unit);
        assert_eq!(output["sentences"][0]["span"], json!([0, end]), "{unit}");
    }
    assert_eq!(parsed(&fed(&["--json"], text))[0]["offsets"], "utf8");
}

#[test]
fn what_is_not_english_is_said_to_be_so_and_marked_only_when_asked_for() {
    let text = "„Wir haben gewonnen“, sagte Anna Lee, und sie ist sich sicher, dass es so bleibt.";
    let output = &parsed(&fed(&["--json"], text))[0];
    assert_eq!((&output["language"], &output["language_code"]), (&"other".into(), &"de".into()));
    assert_eq!(output["quotations"], serde_json::json!([]));
    assert!(stdout(&fed(&[], text)).starts_with("This seems to be German."));
    for arguments in [["--json", "--language", "any"], ["--json", "--language=any", "--offsets=utf8"]] {
        assert_eq!(parsed(&fed(&arguments, text))[0]["quotations"].as_array().unwrap().len(), 1);
    }
    let line = serde_json::json!({ "id": 1, "text": text }).to_string();
    assert_eq!(parsed(&fed(&["--jsonl", "--language", "any"], line))[0]["quotations"].as_array().unwrap().len(), 1);
}

#[test]
fn a_file_and_standard_input_give_the_same() {
    let text = "The mayor spoke.\n\nNobody came.\n";
    let expected = fed(&["--json"], text);
    assert_eq!(on_file(&["--json"], "same.txt", text).stdout, expected.stdout);
    assert_eq!(fed(&["--json", "-"], text).stdout, expected.stdout);
    assert_eq!(on_file(&["--json"], "mark.txt", format!("\u{FEFF}{text}")).stdout, expected.stdout, "a byte order mark is no text");
    let utf16: Vec<u8> = std::iter::once(0xFEFF).chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    assert_eq!(on_file(&["--json"], "utf16.txt", utf16).stdout, expected.stdout);
}

#[test]
fn several_files_come_in_order_each_with_its_name() {
    for (name, text) in [("first.txt", "One."), ("second.txt", "Two.")] {
        std::fs::write(scratch(name), text).unwrap();
    }
    let paths = ["first.txt", "second.txt"].map(scratch);
    let output = sourcelight(&["--json"]).args(&paths).output().unwrap();
    let files: Vec<Value> = parsed(&output).into_iter().map(|object| object["file"].clone()).collect();
    assert_eq!(files, paths.map(|path| json!(path)));
}

#[test]
fn html_and_markdown_are_reduced_to_blocks_and_their_text_is_given() {
    let html = "<html><head><title>x</title></head><body><h1>The river rose</h1><p>By Ben Roe</p><p>Ann Lee &amp; others said:</p>\
                <blockquote><p>We saw it coming 😀.</p></blockquote><ul><li>One.</li></ul><script>no()</script></body></html>";
    let markdown = "# The river rose\n\nBy Ben Roe\n\nAnn Lee & others *said*:\n\n> We saw it\n> coming 😀.\n\n* One.\n";
    for (name, content) in [("page.HTML", html), ("page.md", markdown)] {
        let output = &parsed(&on_file(&["--json", "--offsets", "codepoint"], name, content))[0];
        let text = output["text"].as_str().expect("the text is given");
        let paragraphs = output["paragraphs"].as_array().unwrap();
        let blocks: Vec<_> = paragraphs.iter().map(|p| (p["kind"].as_str().unwrap(), words(text, &p["span"]))).collect();
        let expected = [
            ("headline", "The river rose"),
            ("metadata", "By Ben Roe"),
            ("prose", "Ann Lee & others said:"),
            ("block quote", "We saw it coming 😀."),
            ("list item", "One."),
        ];
        assert_eq!(blocks, expected.map(|(kind, words)| (kind, words.to_owned())), "{name}");
    }
    assert!(parsed(&fed(&["--json"], markdown))[0].get("text").is_none(), "plain text is not repeated");
}

#[test]
fn lines_are_answered_in_order_on_all_cores() {
    // Lengths differ three-hundredfold, so that later documents are done before earlier ones.
    let lengths = (0..200_usize).map(|i| (i * 7919) % 300 + 1);
    let input: String = lengths.enumerate().map(|(i, n)| json!({"id": i, "text": "She said so. ".repeat(n)}).to_string() + "\n").collect();
    let output = parsed(&fed(&["--jsonl"], input));
    let ids: Vec<_> = output.iter().map(|line| line["id"].as_u64().unwrap()).collect();
    assert_eq!(ids, (0..200).collect::<Vec<_>>());
    let length = |line: &Value| line["paragraphs"][0]["span"][1].as_u64().unwrap() as usize;
    assert_eq!(length(&output[199]), ((199 * 7919) % 300 + 1) * "She said so. ".len() - 1);
}

#[test]
fn any_json_value_is_an_id_and_is_echoed_to_the_letter() {
    for id in ["7", "1.50", "null", "\"a b\"", "[1,{\"x\":2}]", "123456789012345678901234567890", "\"\\u00e9\""] {
        let output = fed(&["--jsonl"], format!("{{\"text\":\"Calm.\",\"id\":{id}}}\n"));
        assert!(stdout(&output).starts_with(&format!("{{\"id\":{id},\"offsets\"")), "{}", stdout(&output));
    }
    assert_eq!(parsed(&fed(&["--jsonl"], r#"{"text":"No id, no final newline."}"#))[0]["id"], Value::Null);
}

#[test]
fn a_bad_line_is_an_error_in_its_place_and_the_run_goes_on() {
    let lines: [(&[u8], Value, &str); 9] = [
        (br#"{"id":1,"text":"cut of"#, json!(1), "malformed JSON"),
        (b"no JSON", Value::Null, "malformed JSON"),
        (br#"[{"id":1,"text":"a list"}]"#, Value::Null, "an object"),
        (br#"{"id":4}"#, json!(4), "no \"text\""),
        (br#"{"id":5,"text":null}"#, json!(5), "\"text\""),
        (br#"{"id":6,"text":"lone \ud83d surrogate"}"#, json!(6), "\"text\""),
        (br#"{"id":7,"text":"lone \udc00 surrogate"}"#, json!(7), "\"text\""),
        (b"{\"id\":8,\"text\":\"caf\xe9\"}", json!(8), "invalid UTF-8 at byte 20"),
        (br#"{"id":9,"text":"two"} {"id":10}"#, json!(9), "malformed JSON"),
    ];
    let good = br#"{"id":"good","text":"Calm."}"#;
    let mut input = good.to_vec();
    for (line, ..) in &lines {
        input.extend([b"\n", *line, b"\r\n\n", &good[..]].concat());
    }
    let output = parsed(&fed(&["--jsonl"], input));
    assert_eq!(output.len(), 2 * lines.len() + 1, "every line is answered, empty ones are none");
    for (i, (line, id, error)) in lines.iter().enumerate() {
        let got = &output[2 * i + 1];
        let line = String::from_utf8_lossy(line);
        assert_eq!(got["id"], *id, "{line}");
        assert!(got["error"].as_str().is_some_and(|got| got.contains(error)), "{line}: {got}");
        assert_eq!(output[2 * i + 2]["id"], "good");
    }
}

#[test]
fn what_a_line_holds_beside_id_and_text_does_not_matter() {
    let output = parsed(&fed(&["--jsonl"], r#"{"date":[2024,{"month":5}],"id":1,"title":"Rain","text":"She said so.","x":null}"#));
    assert_eq!(output[0]["id"], 1);
    assert_eq!(output[0]["sentences"][0]["span"], json!([0, 12]));
}

#[test]
fn a_line_is_answered_before_the_next_one_is_there() {
    use std::io::{BufRead, BufReader};
    let mut child = sourcelight(&["--jsonl"]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let mut answers = BufReader::new(child.stdout.take().unwrap()).lines();
    for id in 0..3 {
        writeln!(stdin, "{}", json!({"id": id, "text": "Calm."})).unwrap();
        let answer: Value = serde_json::from_str(&answers.next().unwrap().unwrap()).unwrap();
        assert_eq!(answer["id"], id);
    }
    drop(stdin);
    assert!(child.wait().unwrap().success());
}

#[test]
fn what_cannot_be_read_is_named_and_the_rest_still_comes() {
    let missing = scratch("no-such-file.txt");
    let folder = scratch("");
    let png = scratch("picture.png");
    std::fs::write(&png, b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR").unwrap();
    let latin = scratch("latin.txt");
    std::fs::write(&latin, b"caf\xe9").unwrap();
    let calm = scratch("calm.txt");
    std::fs::write(&calm, "Calm.").unwrap();
    for form in ["--json", "--jsonl", "--color=never"] {
        let output = sourcelight(&[form]).args([&missing, &folder]).output().unwrap();
        assert_eq!(output.status.code(), Some(1), "{form}");
        assert!(stderr(&output).contains("no-such-file.txt: there is no such file"), "{}", stderr(&output));
        assert!(stderr(&output).contains("is a folder"), "{}", stderr(&output));
    }
    let output = sourcelight(&["--json"]).args([&missing, &png, &latin, &calm]).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(stderr(&output).contains("picture.png: is a PNG image, not text"), "{}", stderr(&output));
    assert!(stderr(&output).contains("latin.txt: is not UTF-8 (byte 4)"), "{}", stderr(&output));
    assert!(stdout(&output).contains("calm.txt"));
}

#[test]
fn nothing_to_read_is_a_calm_result() {
    for text in ["", " \n\t\n ", "\u{FEFF}", "\0\0\0", "\u{200B}\u{2028}"] {
        let output = fed(&[], text);
        assert_eq!(output.status.code(), Some(0), "{text:?}: {}", stderr(&output));
        assert!(!output.stdout.is_empty());
        let object = &parsed(&fed(&["--json"], text))[0];
        assert_eq!(object["quotations"], json!([]), "{text:?}");
    }
    assert_eq!(stdout(&fed(&[], "")), "There is nothing to read in this text.\n");
    assert_eq!(fed(&["--jsonl"], "").stdout, b"");
}

#[test]
fn hostile_text_gives_spans_inside_the_text() {
    let hostile = [
        "“".repeat(5000),
        "\"He said '".repeat(5000),
        "»‹„」".repeat(5000),
        "a\0b ".repeat(1000),
        "(".repeat(20_000),
        "1,000.".repeat(5000),
        "\u{301}😀\u{200D}".repeat(1000),
    ];
    for text in hostile {
        let output = &parsed(&fed(&["--json", "--offsets", "codepoint"], &text))[0];
        let length = text.chars().count() as u64;
        for list in ["paragraphs", "sentences", "statistics", "passed_over"] {
            for item in output[list].as_array().unwrap() {
                let [from, to] = [0, 1].map(|i| item["span"][i].as_u64().unwrap());
                assert!(from < to && to <= length, "{list} of {:?}…: {item}", text.chars().take(10).collect::<String>());
            }
        }
    }
}

#[test]
fn megabytes_of_prose_come_back() {
    // A debug build is many times slower.
    let bytes = if cfg!(debug_assertions) { 500_000 } else { 20_000_000 };
    let paragraph = "“We measured 1,204 wells,” said Ann Lee, a hydrologist. Officials say 12 percent of them are dry. It rained.\n\n";
    let count = bytes / paragraph.len();
    let text = paragraph.repeat(count);
    let output = &parsed(&fed(&["--json"], &text))[0];
    let paragraphs = output["paragraphs"].as_array().unwrap();
    assert_eq!(paragraphs.len(), count);
    assert_eq!(paragraphs.last().unwrap()["span"][1], text.len() - 2);
}

#[test]
fn the_view_is_plain_unless_colour_is_asked_for() {
    let text = "It rained all day.\n\nNobody came.\n";
    let plain = fed(&[], text);
    assert_eq!(stdout(&plain), "     It rained all day.\n\n     Nobody came.\n\n");
    assert!(!stdout(&fed(&["--color=never"], text)).contains('\x1b'));
    let long = fed(&[], "word ".repeat(200));
    assert!(stdout(&long).lines().all(|line| line.len() <= 96), "lines are wrapped");
}

#[test]
fn a_reader_that_stops_reading_is_no_error() {
    for form in [&["--jsonl"][..], &["--json"], &[]] {
        let line = json!({"id": 0, "text": "She said so. ".repeat(20)}).to_string() + "\n";
        let mut child = sourcelight(form).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        drop(child.stdout.take());
        let mut stdin = child.stdin.take().unwrap();
        // Its end of the pipe may close while we write.
        let _ = stdin.write_all(line.repeat(100).as_bytes());
        drop(stdin);
        let output = child.wait_with_output().unwrap();
        assert_eq!((output.status.code(), stderr(&output)), (Some(0), ""), "{form:?}");
    }
}

/// Three articles of two outlets, and a line that is none.
const ARCHIVE: &str = concat!(
    "{\"id\": 1, \"outlet\": \"The Post\", \"date\": \"2024-05-01\", \"text\": \"“We won,” said Ann Lee. Officials said 12 shops burned.\"}\n",
    "{\"id\": 2, \"outlet\": \"The Post\", \"date\": \"2024-06-02\", \"text\": \"Ann Lee said that the dam holds. It rained. The night was long. Some 40 boats sank.\"}\n",
    "{\"id\": 3, \"outlet\": \"Herald\", \"date\": \"2024-06-30\", \"text\": \"“No,” said Ben Roe.\"}\n",
    "{\"id\": 4, \n",
);

#[test]
fn a_summary_says_who_speaks_in_an_archive_and_what_has_no_source() {
    let [all] = &parsed(&fed(&["--summary", "json"], ARCHIVE))[..] else { panic!("one group") };
    assert_eq!((&all["articles"], &all["errors"], &all["statistics"]), (&json!(3), &json!(1), &json!(2)));
    assert_eq!((&all["unnamed"], &all["statistics_without_source"]), (&json!(1), &json!(1)));
    let lee = all["sources"].as_array().unwrap().iter().find(|source| source["name"] == "Ann Lee").expect("Ann Lee speaks");
    assert_eq!((&lee["articles"], &lee["attributions"], &lee["quotations"]), (&json!(2), &json!(2), &json!(1)));
    assert_eq!((&lee["quoted_words"], &lee["at_most_missed"]), (&json!(2), &json!(0)));
}

#[test]
fn a_summary_is_put_together_by_month_or_by_a_field() {
    let groups = |by: &str| -> Vec<(Value, Value)> {
        let groups = parsed(&fed(&["--summary", "json", "--by", by], ARCHIVE));
        groups.iter().map(|group| (group["group"].clone(), group["articles"].clone())).collect()
    };
    let nobody = (json!(""), json!(0));
    assert_eq!(groups("month"), [nobody.clone(), (json!("2024-05"), json!(1)), (json!("2024-06"), json!(2))]);
    assert_eq!(groups("outlet"), [nobody, (json!("Herald"), json!(1)), (json!("The Post"), json!(2))]);
}

#[test]
fn a_summary_as_csv_has_as_many_fields_in_each_row() {
    let output = fed(&["--summary", "csv", "--by", "outlet"], ARCHIVE);
    let rows: Vec<&str> = stdout(&output).lines().collect();
    assert!(rows[0].starts_with("group,source,kind,articles,"), "{}", rows[0]);
    assert!(rows.iter().any(|row| row.starts_with("The Post,Ann Lee,person,2,2,1,2,0,")), "{rows:#?}");
    assert!(rows.iter().all(|row| row.matches(',').count() == rows[0].matches(',').count()), "{rows:#?}");
}
