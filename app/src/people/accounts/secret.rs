//! Passwords that a program makes up: read aloud and typed once, then changed.

use crate::replica::secret;

/// Letters and digits that nobody takes for another one.
const LETTERS: &[u8; 31] = b"abcdefghjkmnpqrstuvwxyz23456789";
/// About 50 bits: enough until the first login changes it.
const LENGTH: usize = 10;
/// Random bytes for one password; some are thrown away.
const BYTES: usize = 64;

/// A password; `None` where the device has no secure source of randomness.
pub fn password() -> Option<String> {
    secret::<BYTES>().and_then(|bytes| from_bytes(&bytes))
}

/// A password from random bytes; `None` in the odd case that too many had to be thrown away.
fn from_bytes(bytes: &[u8]) -> Option<String> {
    // Bytes beyond the last whole round would make some letters likelier than others.
    let whole = 256 / LETTERS.len() * LETTERS.len();
    let fair = bytes.iter().map(|byte| usize::from(*byte)).filter(|byte| *byte < whole);
    let letters = fair.map(|byte| char::from(LETTERS[byte % LETTERS.len()])).take(LENGTH);
    let password: String = letters.collect();
    (password.len() == LENGTH).then_some(password)
}

#[cfg(test)]
mod tests {
    use shared::api::PASSWORD_MIN;

    use super::*;

    #[test]
    fn every_letter_is_as_likely_as_every_other() {
        let mut counts = std::collections::BTreeMap::new();
        for byte in 0..=255_u8 {
            let Some(password) = from_bytes(&[byte; BYTES]) else { continue };
            assert!(password.len() >= PASSWORD_MIN);
            *counts.entry(password).or_insert(0) += 1;
        }
        assert_eq!(counts.len(), LETTERS.len());
        assert!(counts.values().all(|count| *count == 8), "{counts:?}");
        assert_eq!(from_bytes(&[255; BYTES]), None);
    }
}
