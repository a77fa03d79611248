//! Analyses over HTTP: `cargo run --release` in this folder, then
//! `curl --data-binary @article.txt 'http://127.0.0.1:3000/analyze'`

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::http::header::CONTENT_TYPE;
use axum::response::IntoResponse;
use axum::routing::post;
use sourcelight::Unit;
use sourcelight::output::Output;

/// Longest text, in bytes: reading takes time in proportion, a second for two million.
const LONGEST: usize = 2_000_000;

async fn analyze(text: String) -> impl IntoResponse {
    // A long text must not hold up the threads that answer others.
    let json = tokio::task::spawn_blocking(move || {
        let analysis = sourcelight::analyze(&text);
        serde_json::to_string(&Output::new(&analysis, &text, Unit::Utf16))
    });
    let json = json.await.expect("an analysis does not panic").expect("an analysis is serializable");
    ([(CONTENT_TYPE, "application/json")], json)
}

fn service() -> Router {
    Router::new().route("/analyze", post(analyze)).layer(DefaultBodyLimit::max(LONGEST))
}

#[tokio::main]
async fn main() -> std::io::Result<()> {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:3000").await?;
    println!("http://{}/analyze", listener.local_addr()?);
    axum::serve(listener, service()).await
}

#[cfg(test)]
mod tests {
    use std::io::{Read, Write};
    use std::net::TcpStream;

    use super::*;

    /// What the service says to a text that comes over a real connection: the whole answer.
    fn posted(address: std::net::SocketAddr, text: &str) -> String {
        let mut stream = TcpStream::connect(address).expect("the service listens");
        let length = text.len();
        write!(stream, "POST /analyze HTTP/1.1\r\nhost: here\r\nconnection: close\r\ncontent-length: {length}\r\n\r\n{text}")
            .expect("it reads");
        let mut answer = String::new();
        stream.read_to_string(&mut answer).expect("it answers");
        answer
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn a_text_is_answered_with_its_analysis_and_a_long_one_refused() {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port is free");
        let address = listener.local_addr().expect("it has an address");
        tokio::spawn(async { axum::serve(listener, service()).await });
        let answers =
            tokio::task::spawn_blocking(move || [posted(address, "“We won,” said Ann Lee."), posted(address, &"a".repeat(LONGEST + 1))]);
        let [answer, refused] = answers.await.expect("no request panics");
        let (head, body) = answer.split_once("\r\n\r\n").expect("an answer has a body");
        assert!(head.starts_with("HTTP/1.1 200") && head.contains("application/json"), "{head}");
        let analysis: serde_json::Value = serde_json::from_str(body).expect("the body is JSON");
        assert_eq!(analysis["speakers"][0]["name"], "Ann Lee");
        assert!(refused.starts_with("HTTP/1.1 413"), "{refused}");
    }
}
