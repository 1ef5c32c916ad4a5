//! The invariants, in plain words, and what it is to break one.

/// An invariant.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Rule {
    /// Effects.
    Once,
    /// The log's hashes.
    Chain,
    /// The county's rows against its log.
    Replay,
    /// Rows of the outbox.
    Kept,
    /// Acts.
    Lost,
    /// What devices hold.
    Sight,
    /// Liveness.
    Drains,
    /// What the server answers.
    Answers,
    /// Panics.
    Calm,
    /// The run itself.
    Same,
}

impl Rule {
    /// In plain words.
    pub fn words(self) -> &'static str {
        match self {
            Rule::Once => "every act is judged exactly once, in one order",
            Rule::Chain => "the log's chain of hashes holds from row one",
            Rule::Replay => "what the county holds is its log, replayed from the beginning",
            Rule::Kept => "nothing leaves an outbox without a receipt or its person's word",
            Rule::Lost => "no act that stood on disk is lost, but by an eviction of that very disk",
            Rule::Sight => "a device that has read on holds all that its person may see, no more",
            Rule::Drains => "once the network is good, queues drain in bounded steps",
            Rule::Answers => "the server answers whatever a device can ask",
            Rule::Calm => "nothing panics",
            Rule::Same => "the same seed runs the same way",
        }
    }
}

/// An invariant is broken.
#[derive(Clone, Debug)]
pub struct Breach {
    /// Which.
    pub rule: Rule,
    /// How.
    pub words: String,
}

impl Breach {
    /// `rule` is broken in this way.
    pub fn of<T>(rule: Rule, words: impl Into<String>) -> Outcome<T> {
        Err(Breach { rule, words: words.into() })
    }
}

/// What comes of a step.
pub type Outcome<T = ()> = Result<T, Breach>;

/// The server failed where nothing was done to it.
pub fn server_failed(failure: server::core::Failure) -> Breach {
    Breach { rule: Rule::Answers, words: format!("{} {}", failure.status, failure.words) }
}
