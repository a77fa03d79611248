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
