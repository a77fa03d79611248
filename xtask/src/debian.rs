//! Debian's packages, where we may install them.

use anyhow::Result;

use crate::process::{answer, command, run, step};

/// Whether packages can be installed: there is apt, and we are root.
pub(crate) fn can_install() -> bool {
    answer(command("apt-get").arg("--version")).is_some() && answer(command("id").arg("-u")).as_deref() == Some("0")
}

/// Whether all of these are installed.
pub(crate) fn installed(packages: &[&str]) -> bool {
    packages.iter().all(|package| {
        answer(command("dpkg-query").args(["--show", "--showformat=${db:Status-Status}", package])).as_deref() == Some("installed")
    })
}

/// Installs them.
pub(crate) fn install(packages: &[&str]) -> Result<()> {
    step(&format!("Installing {} with apt", packages.join(", ")));
    run(command("apt-get").args(["update", "--quiet", "--quiet"]))?;
    run(command("apt-get")
        .env("DEBIAN_FRONTEND", "noninteractive")
        .args(["install", "--yes", "--quiet", "--no-install-recommends"])
        .args(packages))
}
