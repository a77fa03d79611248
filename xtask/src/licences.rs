//! The licences of what is linked and built with, from the lock files. Needs no network but for crates that cargo has not fetched yet.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use anyhow::{Context, Result, ensure};
use serde_json::Value;
use spdx::{Expression, ParseMode};

use crate::process::{answer, cargo, root};

/// Licences under which npm packages and the fuzzer's crates may be used besides those of `deny.toml`: they build and test, and nothing of
/// them is given away.
const ONLY_TO_BUILD: [&str; 5] = ["CC0-1.0", "CC-BY-4.0", "MPL-2.0", "NCSA", "Python-2.0"];

/// Prints how many packages there are under each licence; fails on one that is not allowed, or on a package from elsewhere than a registry.
pub(crate) fn check() -> Result<()> {
    /// Whether something under this licence may be used.
    type May<'a> = &'a dyn Fn(&str) -> bool;
    let allowed = allowed(&fs::read_to_string(root().join("deny.toml"))?)?;
    let (crates, fuzzer) = (crates("Cargo.toml")?, crates("fuzz/Cargo.toml")?);
    let packages = packages(&fs::read(root().join("package-lock.json"))?)?;
    let mut refused = Vec::new();
    let linked = |licence: &str| allowed.contains(licence);
    let built_with = |licence: &str| linked(licence) || ONLY_TO_BUILD.contains(&licence);
    let sorts =
        [("crates", &crates, &linked as May), ("crates of the fuzzer", &fuzzer, &built_with), ("npm packages", &packages, &built_with)];
    for (what, found, may) in sorts {
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for (name, licence) in found {
            *counts.entry(licence).or_default() += 1;
            if !satisfied(licence, may) {
                refused.push(format!("{name} ({licence})"));
            }
        }
        let counts: Vec<String> = counts.iter().map(|(licence, count)| format!("{count} {licence}")).collect();
        println!("{} {what}: {}", found.len(), counts.join("; "));
    }
    ensure!(sorts.iter().all(|(_, found, _)| !found.is_empty()), "a lock file names nothing");
    ensure!(refused.is_empty(), "under a licence that deny.toml does not allow: {}", refused.join(", "));
    Ok(())
}

/// The list `allow` of `deny.toml`.
fn allowed(deny: &str) -> Result<BTreeSet<String>> {
    let list = deny.split_once("allow = [").and_then(|(_, rest)| rest.split_once(']')).context("deny.toml allows no licences")?.0;
    Ok(list.split(',').map(|entry| entry.trim().trim_matches('"').to_owned()).filter(|entry| !entry.is_empty()).collect())
}

/// Name and licence of every crate in the lock file beside this manifest that is not ours.
fn crates(manifest: &str) -> Result<Vec<(String, String)>> {
    let metadata = answer(cargo().args(["metadata", "--format-version", "1", "--locked", "--manifest-path"]).arg(root().join(manifest)));
    let metadata = metadata.with_context(|| format!("cargo gives no metadata for {manifest}"))?;
    let metadata: Value = serde_json::from_str(&metadata)?;
    let all = metadata["packages"].as_array().context("cargo's metadata names no packages")?;
    let foreign = all.iter().filter(|package| !package["source"].is_null());
    let described = foreign.map(|package| {
        let name = package["name"].as_str().unwrap_or_default();
        ensure!(package["source"].as_str().is_some_and(|source| source.starts_with("registry+")), "{name} comes from no registry");
        Ok((name.to_owned(), package["license"].as_str().unwrap_or("none").to_owned()))
    });
    described.collect()
}

/// Name and licence of every npm package in the lock file.
fn packages(lock: &[u8]) -> Result<Vec<(String, String)>> {
    let lock: Value = serde_json::from_slice(lock)?;
    let all = lock["packages"].as_object().context("package-lock.json names no packages")?;
    let described = all.iter().filter(|(path, _)| !path.is_empty()).map(|(path, package)| {
        // Without its hash, a package could be exchanged.
        ensure!(package["integrity"].is_string(), "{path} has no hash in package-lock.json");
        Ok((path.trim_start_matches("node_modules/").to_owned(), package["license"].as_str().unwrap_or("none").to_owned()))
    });
    described.collect()
}

/// Whether an SPDX expression can be met, also one as older crates write it (`MIT/Apache-2.0`).
fn satisfied(expression: &str, may: &dyn Fn(&str) -> bool) -> bool {
    let spdx = Expression::parse_mode(expression, ParseMode::LAX);
    // An exception only gives more.
    spdx.is_ok_and(|spdx| spdx.evaluate(|needed| needed.license.id().is_some_and(|id| may(id.name))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_of_several_licences_is_enough_and_each_of_those_that_are_joined_is_needed() {
        let may = |licence: &str| matches!(licence, "MIT" | "Apache-2.0" | "Unicode-3.0");
        for good in [
            "MIT",
            "GPL-3.0 OR MIT",
            "Unlicense/MIT",
            "(GPL-3.0 OR MIT) AND Unicode-3.0",
            "Apache-2.0 WITH LLVM-exception",
            "MIT OR GPL-3.0 AND MPL-2.0",
        ] {
            assert!(satisfied(good, &may), "{good}");
        }
        for bad in ["GPL-3.0", "MIT AND GPL-3.0", "(MIT OR Apache-2.0) AND GPL-3.0", "none", ""] {
            assert!(!satisfied(bad, &may), "{bad}");
        }
    }

    #[test]
    fn a_package_without_a_hash_is_refused() {
        let lock = |package: &str| format!(r#"{{"packages": {{"": {{}}, "node_modules/a": {package}}}}}"#);
        assert_eq!(
            packages(lock(r#"{"license": "MIT", "integrity": "sha512-x"}"#).as_bytes()).unwrap(),
            [("a".to_owned(), "MIT".to_owned())]
        );
        assert!(packages(lock(r#"{"license": "MIT"}"#).as_bytes()).is_err());
    }
}
