//! A small web server for `dist/`, seen by this machine only.

use std::fs::{self, File};
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;

use anyhow::{Context, Result, anyhow};
use percent_encoding::percent_decode_str;
use tiny_http::{Header, Method, Request, Response, StatusCode};

/// Where the page is unless told otherwise: what a browser keeps for a page (settings, the offline copy) hangs on the port.
const PORT: u16 = 8137;

/// Requests answered at the same time.
const THREADS: usize = 4;

pub(crate) struct Server {
    http: Arc<tiny_http::Server>,
    folder: Arc<PathBuf>,
}

impl Server {
    /// Takes the port, or where none is asked for and the usual one is taken, any that is free. Port 0 is any that is free.
    pub(crate) fn bind(folder: PathBuf, port: Option<u16>) -> Result<Server> {
        let listen = |port| tiny_http::Server::http(SocketAddr::from((Ipv4Addr::LOCALHOST, port)));
        let http = match port {
            Some(port) => listen(port).map_err(|error| anyhow!("port {port} can't be used: {error}"))?,
            None => listen(PORT).or_else(|_| listen(0)).map_err(|error| anyhow!("no port can be used: {error}"))?,
        };
        let folder = folder.canonicalize().with_context(|| format!("{} is not there", folder.display()))?;
        Ok(Server { http: Arc::new(http), folder: Arc::new(folder) })
    }

    /// The page's address.
    pub(crate) fn address(&self) -> String {
        let port = self.http.server_addr().to_ip().map_or(0, |address| address.port());
        format!("http://{}:{port}/", IpAddr::from(Ipv4Addr::LOCALHOST))
    }

    /// Says where the page is and, if asked to, opens it where there is a screen.
    pub(crate) fn announce(self, open: bool) -> Server {
        let address = self.address();
        println!("Sourcelight is at {address}  (Ctrl+C stops it)");
        if open && has_screen() && open::that_detached(&address).is_err() {
            println!("No browser could be opened: open the address in yours.");
        }
        self
    }

    /// Serves until the process ends.
    pub(crate) fn run(&self) {
        let answering: Vec<_> = (0..THREADS).map(|_| self.thread()).collect();
        for thread in answering {
            // A thread ends only with the server.
            let _ = thread.join();
        }
    }

    fn thread(&self) -> thread::JoinHandle<()> {
        let (http, folder) = (Arc::clone(&self.http), Arc::clone(&self.folder));
        thread::spawn(move || {
            for request in http.incoming_requests() {
                // A browser that went away is no error of ours.
                let _ = answer(request, &folder);
            }
        })
    }
}

/// Whether there is a screen on which a browser could open.
fn has_screen() -> bool {
    !cfg!(target_os = "linux") || ["DISPLAY", "WAYLAND_DISPLAY"].iter().any(|name| std::env::var_os(name).is_some_and(|v| !v.is_empty()))
}

fn answer(request: Request, folder: &Path) -> std::io::Result<()> {
    if !matches!(request.method(), Method::Get | Method::Head) {
        return request.respond(Response::empty(StatusCode(405)).with_header(header("Allow", "GET, HEAD")));
    }
    let Some((path, file)) = find(folder, request.url()).and_then(|path| Some((path.clone(), File::open(path).ok()?))) else {
        return request.respond(Response::from_string("There is nothing here.\n").with_status_code(404));
    };
    let mut response = Response::from_file(file);
    for (name, value) in [
        ("Content-Type", media_type(&path).as_str()),
        // A build must be seen at once.
        ("Cache-Control", "no-cache"),
        ("X-Content-Type-Options", "nosniff"),
        ("Referrer-Policy", "no-referrer"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
    ] {
        response.add_header(header(name, value));
    }
    request.respond(response)
}

fn header(name: &str, value: &str) -> Header {
    Header::from_bytes(name, value).expect("names and values are ours, and ASCII")
}

/// The file that a URL asks for; `None` for everything that is not a file inside `folder`, which must be canonical.
fn find(folder: &Path, url: &str) -> Option<PathBuf> {
    let path = url.split(['?', '#']).next()?.strip_prefix('/')?;
    let mut file = folder.join(&*percent_decode_str(path).decode_utf8().ok()?);
    if file.is_dir() {
        file.push("index.html");
    }
    let file = fs::canonicalize(file).ok()?;
    (file.starts_with(folder) && file.is_file()).then_some(file)
}

/// The type of a file by its name; text is UTF-8 here.
fn media_type(path: &Path) -> String {
    let media = mime_guess::from_path(path).first_or_octet_stream();
    if media.type_() == mime_guess::mime::TEXT { format!("{media}; charset=utf-8") } else { media.to_string() }
}

#[cfg(test)]
mod tests {
    use std::io::{Read, Write};
    use std::net::TcpStream;

    use super::*;

    /// `root/` with a page and a folder, and a secret beside it.
    fn site() -> (tempfile::TempDir, PathBuf) {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().canonicalize().unwrap().join("root");
        fs::create_dir_all(root.join("lib")).unwrap();
        fs::write(root.join("index.html"), "the page").unwrap();
        fs::write(root.join("lib/a b.js"), "a module").unwrap();
        fs::write(folder.path().join("secret.txt"), "a secret").unwrap();
        (folder, root)
    }

    #[test]
    fn files_are_found_by_their_encoded_names_and_folders_by_their_index() {
        let (_folder, root) = site();
        assert_eq!(find(&root, "/"), Some(root.join("index.html")));
        assert_eq!(find(&root, "/index.html?x=1#top"), Some(root.join("index.html")));
        assert_eq!(find(&root, "/lib/a%20b.js"), Some(root.join("lib/a b.js")));
        assert_eq!(find(&root, "/lib/"), None);
        assert_eq!(find(&root, "/nowhere"), None);
    }

    #[test]
    fn nothing_outside_the_folder_is_served() {
        let (folder, root) = site();
        let secret = folder.path().join("secret.txt");
        assert!(secret.is_file());
        for url in
            ["/../secret.txt", "/lib/../../secret.txt", "/%2e%2e/secret.txt", "/..%2fsecret.txt", "/%00", "/%f", "/%ff", "secret.txt"]
        {
            assert_eq!(find(&root, url), None, "{url}");
        }
        assert_eq!(find(&root, &format!("/{}", secret.display())), None);
    }

    /// Asks over the network, as a browser does, and gives the whole answer.
    fn ask(server: &Server, method: &str, url: &str) -> String {
        let mut stream = TcpStream::connect(server.http.server_addr().to_ip().unwrap()).unwrap();
        write!(stream, "{method} {url} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n").unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer
    }

    #[test]
    fn a_browser_gets_files_with_their_type_and_a_clear_no_to_everything_else() {
        let (_folder, root) = site();
        let server = Server::bind(root, Some(0)).unwrap();
        server.thread();
        let page = ask(&server, "GET", "/");
        assert!(page.starts_with("HTTP/1.1 200 ") && page.ends_with("\r\n\r\nthe page"), "{page}");
        assert!(
            page.contains("Content-Type: text/html; charset=utf-8\r\n") && page.contains("X-Content-Type-Options: nosniff\r\n"),
            "{page}"
        );
        assert!(ask(&server, "GET", "/lib/a%20b.js").contains("Content-Type: text/javascript"));
        assert!(ask(&server, "GET", "/../secret.txt").starts_with("HTTP/1.1 404 "));
        assert!(ask(&server, "POST", "/").starts_with("HTTP/1.1 405 "));
    }

    #[test]
    fn a_port_that_is_taken_is_refused_when_asked_for() {
        let (_folder, root) = site();
        let first = Server::bind(root.clone(), Some(0)).unwrap();
        let taken = first.http.server_addr().to_ip().unwrap().port();
        assert!(Server::bind(root, Some(taken)).is_err_and(|error| error.to_string().contains(&taken.to_string())));
    }

    #[cfg(unix)]
    #[test]
    fn a_link_that_leads_outside_is_not_followed() {
        let (folder, root) = site();
        std::os::unix::fs::symlink(folder.path().join("secret.txt"), root.join("link.txt")).unwrap();
        assert_eq!(find(&root, "/link.txt"), None);
    }
}
