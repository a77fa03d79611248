//! `dist/`: the page and all that it needs, for any static host.
//!
//! ```text
//! dist/           www/, its modules in three files (app.js, analyser.js, lib/worker.js) with maps, its styles in one
//!   pkg/          the analyser: sourcelight_bg.wasm; sourcelight.js, which the page has in its worker, for others
//!   model/        the trained weights
//!   lazy/         what the first load does not need
//!   docs/         guides for readers, teachers and newsrooms
//!   sourcelight.html  all of it in one file, for who has no server
//! ```

use std::collections::BTreeMap;
use std::fs;
use std::hash::{DefaultHasher, Hasher};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};

use crate::process::{root, run};
use crate::{npm, wasm};

/// Path in `dist/`, with `/` between folders → where its content comes from.
pub(crate) type Files = BTreeMap<String, PathBuf>;

/// Where it is.
pub(crate) fn folder() -> PathBuf {
    root().join("dist")
}

/// Builds what has changed and leaves it in `dist/`.
pub(crate) fn build() -> Result<PathBuf> {
    npm::set_up()?;
    let package = wasm::build()?;
    let mut files = Files::new();
    add_folder(&mut files, "", &root().join("www"))?;
    files.retain(|name, _| !name.ends_with(".js") && !name.ends_with(".css"));
    add_folder(&mut files, "", &bundled(&package)?)?;
    for name in ["sourcelight.js", "sourcelight.d.ts", "sourcelight_bg.wasm"] {
        files.insert(format!("pkg/{name}"), package.join(name));
    }
    files.insert("model/attribution.bin".into(), root().join("model/attribution.bin"));
    files.insert("lazy/readability.js".into(), readability(&package)?);
    // Modules that a server knows by `.js`: for `.mjs` many have no type.
    for (name, source) in [("pdf.js", "pdf.min.mjs"), ("pdf.worker.js", "pdf.worker.min.mjs")] {
        files.insert(format!("lazy/{name}"), npm::file("pdfjs-dist/legacy/build").join(source));
    }
    files.insert("sourcelight.html".into(), one_file(&package)?);
    add_folder(&mut files, "docs/", &guides(&package)?)?;
    files.insert("sw.js".into(), service_worker(&files, &package)?);
    let dist = folder();
    // The extension is built into the same folder, by a task of its own.
    mirror(&files, &dist, Some("extension/"))?;
    Ok(dist)
}

/// The page's modules and styles as the few files that a first load asks for, each with a map that leads back to the sources.
fn bundled(made: &Path) -> Result<PathBuf> {
    let out = made.join("bundled");
    // What another recipe left there would be handed out.
    let _ = fs::remove_dir_all(&out);
    let inside = |path: &Path| path.strip_prefix(root()).unwrap_or(path).to_path_buf();
    run(npm::node().args(["xtask/modules.mjs", "www"]).args([inside(made), inside(&out)]))?;
    Ok(out)
}

/// The service worker with the version of this build and what it keeps: a browser takes it for another, and keeps the build anew, when any file
/// has changed.
fn service_worker(files: &Files, made: &Path) -> Result<PathBuf> {
    let mut hasher = DefaultHasher::new();
    for (name, source) in files {
        hasher.write(name.as_bytes());
        hasher.write(&fs::read(source).with_context(|| format!("{} can't be read", source.display()))?);
    }
    let kept: Vec<&str> = files.keys().filter(|name| is_kept(name)).map(|name| if name == "index.html" { "./" } else { name }).collect();
    let mut script = fs::read_to_string(root().join("www/sw.js"))?;
    for (unbuilt, built) in [
        ("const VERSION = 'unbuilt'", format!("const VERSION = '{:016x}'", hasher.finish())),
        ("const FILES = []", format!("const FILES = {}", serde_json::to_string(&kept)?)),
    ] {
        ensure!(script.contains(unbuilt), "sw.js has no {unbuilt}");
        script = script.replace(unbuilt, &built);
    }
    let out = made.join("sw.js");
    fs::write(&out, script)?;
    Ok(out)
}

/// Whether the page may need a file while there is no network. What reads PDF is as large as all of the rest: it is kept once it was needed.
fn is_kept(name: &str) -> bool {
    let for_others = ["sourcelight.html", "pkg/sourcelight.js"].contains(&name) || name.ends_with(".d.ts") || name.ends_with(".map");
    !for_others && !name.starts_with("lazy/pdf")
}

/// Readability as a module: it comes as a script that offers itself to CommonJS.
fn readability(made: &Path) -> Result<PathBuf> {
    let script = npm::file("@mozilla/readability/Readability.js");
    let source = fs::read_to_string(&script).with_context(|| format!("{} can't be read", script.display()))?;
    let module = made.join("readability.js");
    fs::write(&module, format!("{source}\nexport {{ Readability }};\n"))?;
    Ok(module)
}

/// The guides of `docs/` as pages.
fn guides(made: &Path) -> Result<PathBuf> {
    let out = made.join("docs");
    run(npm::node().arg("xtask/docs.mjs").arg(&out))?;
    Ok(out)
}

/// The whole page in one file: scripts, style and analyser inside.
fn one_file(made: &Path) -> Result<PathBuf> {
    let out = made.join("sourcelight.html");
    let made = made.strip_prefix(root()).unwrap_or(made);
    run(npm::node().args(["xtask/one-file.mjs", "www"]).arg(made).arg("model/attribution.bin").arg(&out))?;
    Ok(out)
}

pub(crate) fn add_folder(files: &mut Files, prefix: &str, folder: &Path) -> Result<()> {
    for entry in fs::read_dir(folder).with_context(|| format!("{} can't be read", folder.display()))? {
        let entry = entry?;
        let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if entry.file_type()?.is_dir() {
            add_folder(files, &format!("{name}/"), &entry.path())?;
        } else {
            files.insert(name, entry.path());
        }
    }
    Ok(())
}

/// Makes `folder` hold exactly these files and what lies in `beside`; what is right already is left alone.
pub(crate) fn mirror(files: &Files, folder: &Path, beside: Option<&str>) -> Result<()> {
    let mut there = Files::new();
    if folder.exists() {
        add_folder(&mut there, "", folder)?;
    }
    for (name, path) in &there {
        if !files.contains_key(name) && !beside.is_some_and(|beside| name.starts_with(beside)) {
            fs::remove_file(path)?;
        }
    }
    for (name, source) in files {
        let target = folder.join(name);
        let content = fs::read(source).with_context(|| format!("{} can't be read", source.display()))?;
        if fs::read(&target).is_ok_and(|before| before == content) {
            continue;
        }
        fs::create_dir_all(target.parent().unwrap_or(folder))?;
        fs::write(&target, content).with_context(|| format!("{} can't be written", target.display()))?;
    }
    Ok(())
}
