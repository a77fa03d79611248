//! `dist/extension/`: the extension for each browser, as a folder to load and a zip to hand in.
//!
//! One source tree. The parts that run in a page (`content.js`, `always.js`) are bundled, because a content script can't be a
//! module; everything else is copied as it stands, in the folders it stands in, so that its imports hold.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use serde_json::Value;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::dist::{self, Files, add_folder, mirror};
use crate::npm;
use crate::process::{root, run, step};

/// A browser that gets a folder, with what only the other one knows.
struct Browser {
    name: &'static str,
    /// Keys of the manifest.
    foreign_keys: &'static [&'static str],
    foreign_permissions: &'static [&'static str],
    foreign_files: &'static [&'static str],
}

const BROWSERS: [Browser; 2] = [
    Browser {
        name: "chrome",
        foreign_keys: &["/background/scripts", "/sidebar_action", "/browser_specific_settings"],
        foreign_permissions: &[],
        foreign_files: &["extension/event-page.js"],
    },
    Browser {
        name: "firefox",
        foreign_keys: &["/background/service_worker", "/side_panel", "/minimum_chrome_version"],
        foreign_permissions: &["sidePanel", "offscreen"],
        foreign_files: &["extension/worker.js", "extension/far-engine.js", "extension/offscreen.html", "extension/offscreen.js"],
    },
];

/// Builds it for each browser; gives the folder that holds them.
pub(crate) fn build() -> Result<PathBuf> {
    let page = dist::build()?;
    let made = root().join("target/extension");
    fs::create_dir_all(&made)?;
    bundle("extension/content/main.js", &made.join("content.js"))?;
    bundle("extension/content/always.js", &made.join("always.js"))?;

    let mut files = Files::new();
    add_folder(&mut files, "www/", &page)?;
    // Stores read what runs: here the modules are as they were written.
    add_folder(&mut files, "www/", &root().join("www"))?;
    // The page works offline by itself as part of the extension.
    files.remove("www/sw.js");
    let is_ours = |name: &str| name.starts_with("www/extension/") || name.ends_with(".map");
    files.retain(|name, _| !is_ours(name) && !name.starts_with("www/lazy/pdf") && name != "www/sourcelight.html");
    add_folder(&mut files, "extension/", &root().join("extension"))?;
    files.retain(|name, _| !name.starts_with("extension/content/") && !name.starts_with("extension/_locales/") && !is_for_us(name));
    add_folder(&mut files, "_locales/", &root().join("extension/_locales"))?;
    for name in ["content.js", "always.js"] {
        files.insert(name.into(), made.join(name));
    }
    let out = page.join("extension");
    for browser in &BROWSERS {
        let manifest = made.join(format!("{}.json", browser.name));
        fs::write(&manifest, manifest_for(browser)?)?;
        let mut files = files.clone();
        files.retain(|name, _| !browser.foreign_files.contains(&name.as_str()));
        files.insert("manifest.json".into(), manifest);
        step(&format!("Packing the extension for {}", browser.name));
        mirror(&files, &out.join(browser.name), None)?;
        pack(&files, &out.join(format!("sourcelight-{}.zip", browser.name)))?;
    }
    Ok(out)
}

/// What stands in the folder for whoever builds it, and no reader needs.
fn is_for_us(name: &str) -> bool {
    name.ends_with(".md") || name == "extension/manifest.json" || name.starts_with("extension/store/")
}

/// The manifest without the keys that this browser does not know, with the version of the crate.
fn manifest_for(browser: &Browser) -> Result<String> {
    let source = fs::read_to_string(root().join("extension/manifest.json")).context("extension/manifest.json can't be read")?;
    let mut manifest: Value = serde_json::from_str(&source).context("extension/manifest.json is no JSON")?;
    for pointer in browser.foreign_keys {
        let (parent, key) = pointer.rsplit_once('/').unwrap_or(("", pointer));
        if let Some(Value::Object(object)) = manifest.pointer_mut(parent) {
            object.remove(key);
        }
    }
    if let Some(Value::Array(permissions)) = manifest.pointer_mut("/permissions") {
        permissions.retain(|permission| permission.as_str().is_none_or(|name| !browser.foreign_permissions.contains(&name)));
    }
    manifest["version"] = version()?.into();
    Ok(format!("{manifest:#}\n"))
}

/// The version in Cargo.toml.
fn version() -> Result<String> {
    let source = fs::read_to_string(root().join("Cargo.toml")).context("Cargo.toml can't be read")?;
    let line = source.lines().find_map(|line| line.strip_prefix("version = "));
    Ok(line.context("Cargo.toml names no version")?.trim_matches('"').to_string())
}

/// One script without imports, readable all the same: stores ask for the source that runs.
fn bundle(entry: &str, out: &Path) -> Result<()> {
    let options = ["--bundle", "--format=iife", "--target=chrome127,firefox142", "--charset=utf8", "--log-level=warning"];
    run(npm::node().arg(npm::file("esbuild/bin/esbuild")).arg(entry).args(options).arg(format!("--outfile={}", out.display())))
}

/// The folder as a zip, every entry with the same date, so that the same files give the same bytes.
pub(crate) fn pack(files: &Files, archive: &Path) -> Result<()> {
    let mut zip = ZipWriter::new(fs::File::create(archive)?);
    for (name, path) in files {
        zip.start_file(name, SimpleFileOptions::default())?;
        zip.write_all(&fs::read(path)?)?;
    }
    zip.finish()?;
    Ok(())
}
