//! What the runtime gives a county, outside the runtime: time and unpredictable bytes. Both belong
//! to the thread and stand still until they are set, so that a run can be repeated to the byte.

use std::cell::Cell;

use shared::id::Millis;

thread_local! {
    static NOW: Cell<u64> = const { Cell::new(0) };
    static DICE: Cell<u64> = const { Cell::new(0) };
}

/// The server's time from now on.
pub fn set_now(now: Millis) {
    NOW.set(now.0);
}

/// What salts and secrets follow from, from now on.
pub fn set_seed(seed: u64) {
    DICE.set(seed);
}

/// The server's time.
pub(crate) fn now() -> Millis {
    Millis(NOW.get())
}

/// Fills `bytes` by SplitMix64 (Steele, Lea, Flood 2014).
pub(crate) fn fill(bytes: &mut [u8]) {
    for chunk in bytes.chunks_mut(8) {
        let state = DICE.get().wrapping_add(0x9e37_79b9_7f4a_7c15);
        DICE.set(state);
        let mut word = state;
        word = (word ^ (word >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        word = (word ^ (word >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        let word = (word ^ (word >> 31)).to_le_bytes();
        chunk.iter_mut().zip(word).for_each(|(byte, from)| *byte = from);
    }
}
