//! What a visit transfers.

use std::path::Path;

use anyhow::Result;

use crate::npm;
use crate::process::{root, run};

/// Prints each part of `dist/`, and all that the first load needs: raw, gzip, brotli. Node has both compressors.
pub(crate) fn report(dist: &Path) -> Result<()> {
    run(npm::node().arg(root().join("xtask/size.mjs")).arg(dist))
}
