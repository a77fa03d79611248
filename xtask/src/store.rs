//! `dist/extension/store/`: what is handed to the stores.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::browsers::Browser;
use crate::dist::Files;
use crate::extension::pack;
use crate::process::{answer, command, root, run, step};
use crate::{dist, npm};

/// Each store, with the browser whose zip it gets.
const STORES: [(&str, &str); 3] = [("chrome", "chrome"), ("edge", "chrome"), ("firefox", "firefox")];

/// Gathers it from the built extension; gives the folder.
pub(crate) fn gather(built: &Path) -> Result<PathBuf> {
    let store = built.join("store");
    for (name, browser) in STORES {
        let folder = store.join(name);
        fs::create_dir_all(&folder)?;
        let zip = built.join(format!("sourcelight-{browser}.zip"));
        fs::copy(&zip, folder.join(format!("sourcelight-{name}.zip"))).with_context(|| format!("{} can't be copied", zip.display()))?;
    }
    step("Packing the source");
    pack(&sources()?, &store.join("firefox/sourcelight-source.zip"))?;
    step("Taking the pictures");
    let chromium = Browser::Chromium.set_up().context("the pictures need Chromium")?;
    let mut pictures = npm::node();
    pictures.arg("extension/store/pictures.mjs").arg(store.join("pictures"));
    run(pictures.env("SOURCELIGHT_DIST", dist::folder()).env("BROWSER", Browser::Chromium.name()).env("BROWSER_PATH", chromium))?;
    Ok(store)
}

/// Everything that is kept under version control: from it the extension is built.
fn sources() -> Result<Files> {
    let listed = answer(command("git").args(["ls-files", "-z"])).context("git does not list the sources")?;
    let names = listed.split('\0').filter(|name| !name.is_empty() && root().join(name).is_file());
    Ok(names.map(|name| (name.to_string(), root().join(name))).collect())
}
