//! Everything that goes wrong in a run, counted.

use std::sync::OnceLock;

macro_rules! faults {
    ($($name:ident = $words:literal,)*) => {
        /// Something that goes wrong, or that nobody reckons with.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        pub enum Fault {
            $(#[doc = $words] $name,)*
        }

        impl Fault {
            /// All of them.
            pub const ALL: &[Fault] = &[$(Fault::$name,)*];

            /// In plain words.
            pub fn words(self) -> &'static str {
                match self {
                    $(Fault::$name => $words,)*
                }
            }
        }
    };
}

faults! {
    Delayed = "a message came late",
    Reordered = "a message overtook another",
    RequestLost = "a request was lost",
    AnswerLost = "an answer was lost",
    RequestTwice = "a request came twice",
    AnswerTwice = "an answer came twice",
    RequestCut = "a request was cut short",
    AnswerCut = "an answer was cut short",
    Partition = "a device had no network",
    TabClosed = "a tab was closed in the middle of its work",
    SecondTab = "a second tab shared the disk",
    LeadPassed = "another tab took the lead",
    DeviceKilled = "a browser was killed between two storage effects",
    WritesVanished = "relaxed writes vanished with a kill",
    DiskFailed = "a disk refused an operation",
    Evicted = "a browser gave up a whole database",
    EvictedUnsent = "unsent work went with an evicted database",
    SetBack = "a disk was set back to an earlier copy",
    Renumbered = "a number was used twice, and the act sent under a new one",
    ServerRolledBack = "the server was killed and its transaction undone",
    ServerCommitted = "the server was killed after it had committed",
    ServerFailed = "the server failed over a request",
    Parked = "an act was set aside, for the server failed over it again and again",
    Paged = "an answer was one page of several",
    Forgotten = "the server forgot rights that had ended",
    CountySetBack = "the server was set back to an earlier image",
    CountyRestored = "a backup was restored",
    RestoreBrokenOff = "a restore was broken off and begun again",
    Rebuilt = "a device read everything anew",
    ClockAhead = "a device's clock ran a year ahead",
    ClockBehind = "a device's clock ran a year behind",
    TooOld = "a device spoke a protocol that the server does not",
    Older = "an older program opened a newer one's disk",
    OlderKept = "an older program held what it cannot read",
    SessionOver = "a session ended",
    RefusedHere = "an act was refused on the device",
    RefusedThere = "an act was refused by the server",
    Discarded = "a person threw a refused act away",
    Resent = "a person sent a refused act again",
    PostMoved = "a post changed hands",
    UnitsChanged = "a task went to other units or people",
    SightChanged = "a task was hidden or shown",
    Appointed = "a delegate was appointed",
    Withdrawn = "a delegate was withdrawn",
    ForAnother = "somebody acted for their leader",
}

/// How often each fault happened.
#[derive(Clone, Debug)]
pub struct Tally(Vec<u64>);

impl Default for Tally {
    fn default() -> Tally {
        Tally(vec![0; Fault::ALL.len()])
    }
}

impl Tally {
    /// One more.
    pub fn count(&mut self, fault: Fault) {
        self.0[fault as usize] += 1;
    }

    /// What happened in another run, too.
    pub fn add(&mut self, other: &Tally) {
        self.0.iter_mut().zip(&other.0).for_each(|(sum, more)| *sum += more);
    }

    /// How often it happened.
    pub fn of(&self, fault: Fault) -> u64 {
        self.0[fault as usize]
    }
}

/// Faults that are left out, to see what stands behind one that is known.
static LEFT_OUT: OnceLock<Vec<Fault>> = OnceLock::new();

impl Fault {
    /// Leaves the faults of these names out of every run from now on.
    ///
    /// # Errors
    /// The name that no fault has.
    pub fn leave_out(names: &str) -> Result<(), String> {
        let named = |name: &str| {
            let found = Fault::ALL.iter().copied().find(|fault| format!("{fault:?}") == name);
            found.ok_or_else(|| format!("no fault {name}"))
        };
        let faults = names.split(',').map(named).collect::<Result<Vec<Fault>, String>>()?;
        // Said once, before the first run.
        LEFT_OUT.get_or_init(|| faults);
        Ok(())
    }

    /// Whether it may happen.
    pub fn may_happen(self) -> bool {
        LEFT_OUT.get().is_none_or(|faults| !faults.contains(&self))
    }
}
