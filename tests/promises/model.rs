//! What holds of any bytes that are read as a model: they are refused, or they make a network that reads.

use sourcelight::{Analyzer, Model};

use crate::promises::check;

/// The model that the library carries.
const GOOD: &[u8] = include_bytes!("../../model/attribution.bin");
/// Where the sizes end and the numbers begin.
const HEAD: usize = 46;

/// A text with one of everything that the model speaks about.
const TEXT: &str = "“We won,” said Ann Lee, the mayor. According to a report, 12 percent left, and critics doubt that she told them.";

/// Every promise of the model that stands behind a fuzzer's bytes. The first byte says what they are: the whole file, the beginning of one
/// that goes on as it should, or changes to a good one, of four bytes each.
pub(crate) fn all(bytes: &[u8]) -> Result<(), String> {
    let (&sort, bytes) = bytes.split_first().unwrap_or((&0, &[]));
    let mut file = match sort % 4 {
        0 => return reads(bytes),
        1 => [bytes, &GOOD[bytes.len().min(GOOD.len())..]].concat(),
        _ => GOOD.to_vec(),
    };
    if sort % 4 > 1 {
        for change in bytes.as_chunks::<4>().0 {
            let [a, b, c, value] = *change;
            let at = usize::from(a) | usize::from(b) << 8 | usize::from(c) << 16;
            let range = if sort % 4 == 2 { HEAD } else { file.len() };
            file[at % range] = value;
        }
    }
    // A wrong checksum is found at once: most files get a right one, so that more of the reader is seen.
    if sort < 128 {
        let body = file.len().saturating_sub(4);
        file.truncate(body);
        let checksum = file.iter().fold(0x811C_9DC5_u32, |hash, &byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
        file.extend(checksum.to_le_bytes());
    }
    reads(&file)
}

fn reads(file: &[u8]) -> Result<(), String> {
    match Model::from_bytes(file) {
        Ok(model) => check(TEXT, &Analyzer::new(model).analyze(TEXT)),
        Err(error) => {
            promise!(!error.to_string().is_empty());
            Ok(())
        }
    }
}
