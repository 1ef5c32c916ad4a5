//! Everything unforeseen of a run, from one seed.

use shared::id::Id;

/// SplitMix64 (Steele, Lea, Flood 2014).
pub struct Dice(u64);

impl Dice {
    /// Dice that fall the same way for the same seed.
    pub fn new(seed: u64) -> Dice {
        let mut dice = Dice(seed);
        // Neighbouring seeds would begin alike.
        dice.next();
        Dice(dice.next())
    }

    /// Any number.
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut word = self.0;
        word = (word ^ (word >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        word = (word ^ (word >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        word ^ (word >> 31)
    }

    /// A number below `sides`, which is not 0.
    pub fn roll(&mut self, sides: u64) -> u64 {
        self.next() % sides
    }

    /// A place in a list of this length, if it has one.
    pub fn place(&mut self, length: usize) -> Option<usize> {
        (length > 0).then(|| self.roll(length as u64) as usize)
    }

    /// True so many times in a hundred.
    pub fn percent(&mut self, times: u64) -> bool {
        self.roll(100) < times
    }

    /// One of these, if there is one.
    pub fn pick<T: Copy>(&mut self, from: &[T]) -> Option<T> {
        self.place(from.len()).map(|place| from[place])
    }

    /// One of these by weight; at least one weight is not 0.
    pub fn weighed<T: Copy>(&mut self, from: &[(u64, T)]) -> T {
        let mut left = self.roll(from.iter().map(|(weight, _)| weight).sum());
        for (weight, what) in from {
            if left < *weight {
                return *what;
            }
            left -= weight;
        }
        from[0].1
    }

    /// A new id.
    pub fn id(&mut self) -> Id {
        let mut bytes = [0; 16];
        bytes[..8].copy_from_slice(&self.next().to_le_bytes());
        bytes[8..].copy_from_slice(&self.next().to_le_bytes());
        Id(bytes)
    }
}
