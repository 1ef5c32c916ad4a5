//! What the server answers besides `sync`: JSON bodies of `/api/v1`.

mod accounts;
pub mod blobs;
mod log;
mod notice;

use serde::{Deserialize, Serialize};

use crate::calendar::Day;
use crate::id::{ActorId, Millis, Seq};
use crate::log::Head;

pub use accounts::{
    ACCOUNTS_MAX, Account, Device, DisableAccount, NAME_MAX, NewAccounts, ResetPassword,
    RevokeAccountDevice, RevokeDevice, RowFault, TableProblem,
};
pub use log::{HISTORY_PAGE, Hex, LOG_PAGE, Link, Payload, Row, Told};
pub use notice::{Notice, Notices, SettingFault};

/// `POST setup`, once, with the setup secret as bearer token: makes the county and its first admin.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Setup {
    /// The county's name, shown at login.
    pub county: String,
    /// The business date of a demonstration county; a deployed county refuses one.
    pub business_day: Option<Day>,
    /// Accounts, among them the first admin. Each actor must come with the seed.
    pub accounts: Vec<NewAccount>,
}

/// An account to be made.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct NewAccount {
    /// What is typed at login.
    pub name: String,
    /// The first password.
    pub password: String,
    /// The person, or the post without a person, who acts.
    pub actor: ActorId,
    /// Whether the first login must choose another password.
    pub must_change: bool,
}

/// `POST login`.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Login {
    /// The account.
    pub name: String,
    /// The password.
    pub password: String,
}

/// What `login` answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Session {
    /// Sent as `Authorization: Bearer` from now on.
    pub token: String,
    /// Who is logged in.
    pub me: Me,
}

/// `GET me`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Me {
    /// The account's name.
    pub name: String,
    /// Who acts.
    pub actor: ActorId,
    /// The county's name.
    pub county: String,
    /// The business date, where the county has a fixed one.
    pub business_day: Option<Day>,
    /// Another password must be chosen before anything else.
    pub must_change: bool,
    /// When an admin reset the password, until the person changes it.
    #[serde(default)]
    pub reset_at: Option<Millis>,
}

/// `POST password`.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ChangePassword {
    /// The password so far.
    pub current: String,
    /// The new one, at least [`PASSWORD_MIN`] characters.
    pub new: String,
}

/// Characters a password must have.
pub const PASSWORD_MIN: usize = 8;

/// `POST live-ticket`: one use, 30 seconds, for `GET live?ticket=…`.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Ticket {
    /// The ticket.
    pub ticket: String,
}

/// What comes over the live socket: there is something for you, up to this row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hint {
    /// The log's head.
    pub seq: Seq,
    /// Over how many milliseconds those who are told may spread when they come for it.
    #[serde(default)]
    pub within: u32,
}

/// `GET health`, and what a login page needs to know.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Health {
    /// `ok`, or `empty` before set-up, `seeding` before the county is open, or `restoring`.
    pub status: String,
    /// The county's name, once set up.
    pub county: Option<String>,
    /// The business date, where there is a fixed one.
    pub business_day: Option<Day>,
    /// The server's program version.
    pub version: String,
    /// The log's head.
    pub head: Head,
    /// The server's time.
    pub now: Millis,
    /// The county's filing number (备案号), as the operator configured it.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub record_number: Option<String>,
    /// Whom to tell what should be better: an e-mail address, a telephone number or a link.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub feedback: Option<String>,
    /// Which pages carry the reader's name and the day, whatever a device chooses: see
    /// [`Health::marks_named`].
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub watermark: Option<String>,
}

impl Health {
    /// Whether the county wants a watermark on every page of something that only the people named
    /// in it may see. A value that this version does not know asks for nothing.
    pub fn marks_named(&self) -> bool {
        self.watermark.as_deref() == Some("named")
    }
}

/// A problem document (RFC 9457), `application/problem+json`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// Names the kind of problem.
    #[serde(rename = "type")]
    pub kind: String,
    /// A sentence for people who read logs; the app has its own words for `code`.
    pub title: String,
    /// The HTTP status.
    pub status: u16,
    /// A stable name for programs, such as `wrong_password`.
    pub code: String,
    /// Which member of the request is meant, where one is.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub member: Option<String>,
    /// Seconds to wait before the next try, where that is the problem.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub retry_after: Option<u32>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_operator_may_set_does_not_have_to_be_there() {
        let health = |more: &str| {
            let words = format!(
                r#"{{"status":"ok","county":null,"business_day":null,"version":"0.1.0",
                "head":{{"seq":0,"hash":[{}]}},"now":0{more}}}"#,
                ["0"; 32].join(",")
            );
            serde_json::from_str::<Health>(&words).unwrap()
        };
        let plain = health("");
        assert_eq!((&plain.record_number, &plain.feedback), (&None, &None));
        assert!(!plain.marks_named());
        let words = serde_json::to_string(&plain).unwrap();
        assert!(!words.contains("record_number") && !words.contains("watermark"), "{words}");
        assert!(health(r#","watermark":"named""#).marks_named());
        assert!(!health(r#","watermark":"everywhere""#).marks_named());
    }
}
