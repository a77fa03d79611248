//! The browsers in which the page is tested: those that are here, else Debian's.

use std::path::{Path, PathBuf};

use crate::debian;
use crate::process::{answer, command};

/// A browser to test in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Browser {
    Chromium,
    Firefox,
}

impl Browser {
    pub(crate) const ALL: [Browser; 2] = [Browser::Chromium, Browser::Firefox];

    /// The name by which tests know it.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Browser::Chromium => "chromium",
            Browser::Firefox => "firefox",
        }
    }

    fn debian_package(self) -> &'static str {
        match self {
            Browser::Chromium => "chromium",
            Browser::Firefox => "firefox-esr",
        }
    }

    /// Programs on the path, then places where the system's installer puts it.
    fn places(self) -> (&'static [&'static str], &'static [&'static str]) {
        match self {
            Browser::Chromium => (
                &["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge"],
                &[
                    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
                    "/Applications/Chromium.app/Contents/MacOS/Chromium",
                    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
                    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
                ],
            ),
            Browser::Firefox => (
                &["firefox-esr", "firefox"],
                &["/Applications/Firefox.app/Contents/MacOS/firefox", r"C:\Program Files\Mozilla Firefox\firefox.exe"],
            ),
        }
    }

    fn find(self) -> Option<PathBuf> {
        let (programs, places) = self.places();
        let path = std::env::var_os("PATH").unwrap_or_default();
        let on_path = programs.iter().flat_map(|program| std::env::split_paths(&path).map(move |folder| folder.join(program)));
        on_path.chain(places.iter().map(PathBuf::from)).find(|program| program.is_file())
    }

    /// The program; installed first where it is missing and we may.
    pub(crate) fn set_up(self) -> Option<PathBuf> {
        self.find().or_else(|| {
            let package = [self.debian_package()];
            if debian::can_install() {
                // Where this fails the browser is reported as missing.
                let _ = debian::install(&package);
            }
            self.find()
        })
    }

    /// Its version, as it says itself.
    pub(crate) fn version(program: &Path) -> String {
        answer(command(program).arg("--version")).unwrap_or_else(|| "version unknown".into())
    }
}
