//! Notices that go out of the county.

use serde::{Deserialize, Serialize};

use crate::id::Millis;

/// What a gateway is told: everything of it. Whoever reads it on the way learns that somebody has
/// messages, and nothing of what they say.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notice {
    /// The county's name.
    pub county: String,
    /// The account of whoever is to be told.
    pub account: String,
    /// How many of their messages are unread.
    pub unread: u32,
}

/// `GET notices`: how it goes with them, for an admin.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notices {
    /// Whether notices go out at all.
    pub on: bool,
    /// What is wrong with the settings, where that is why they do not.
    pub fault: Option<SettingFault>,
    /// For how many people something may be new that has not gone out.
    pub waiting: u32,
    /// When the gateway last took one.
    pub sent_at: Option<Millis>,
    /// When it last did not.
    pub failed_at: Option<Millis>,
    /// The HTTP status of its refusal; `None` where it did not answer.
    pub failed_status: Option<u16>,
}

/// A setting of the operator's that cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SettingFault {
    /// Its name in the environment.
    pub setting: String,
    /// A sentence for people who read logs; the app has its own words.
    pub why: String,
}
