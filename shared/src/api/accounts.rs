//! Accounts in an admin's hands, and the devices that are logged in.

use serde::{Deserialize, Serialize};

use super::{NewAccount, Problem};
use crate::id::{ActorId, Millis};

/// An account as `GET accounts` lists it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Account {
    /// What is typed at login.
    pub name: String,
    /// Who acts.
    pub actor: ActorId,
    /// Nobody can log in with it.
    pub disabled: bool,
    /// The next login must choose another password.
    pub must_change: bool,
    /// When it was made.
    pub made_at: Millis,
    /// When one of its sessions was last used, to the day; `None` where it has none.
    pub last_seen: Option<Millis>,
    /// Devices that are logged in with it.
    pub sessions: u32,
}

/// `POST accounts`: all of them are made, or none. Answered with the new [`Account`]s.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct NewAccounts {
    /// At most [`ACCOUNTS_MAX`].
    pub accounts: Vec<NewAccount>,
}

/// Accounts that are made at once at most: each costs a hash.
pub const ACCOUNTS_MAX: usize = 500;

/// Characters an account's name may have.
pub const NAME_MAX: usize = 64;

/// `POST accounts/reset`: another password, to be changed at the next login; every session of the
/// account is over. Answered with the [`Account`].
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ResetPassword {
    /// The account.
    pub name: String,
    /// Its password from now on, at least [`super::PASSWORD_MIN`] characters.
    pub password: String,
}

/// `POST accounts/disable`: closes an account and ends its sessions, or opens it again. Answered
/// with the [`Account`].
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct DisableAccount {
    /// The account.
    pub name: String,
    /// Whether it is to be closed.
    pub disabled: bool,
}

/// A session, in `GET devices` and `GET accounts/devices?name=…`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Device {
    /// Names the session without giving it away.
    pub id: String,
    /// When it logged in.
    pub made_at: Millis,
    /// When it was last used, to the day.
    pub seen_at: Millis,
    /// The browser, in its own words; empty where it did not say.
    pub agent: String,
    /// Whether this session asks.
    pub current: bool,
}

/// `POST devices/revoke`: ends one of one's own sessions; the current one, too.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct RevokeDevice {
    /// [`Device::id`].
    pub id: String,
}

/// `POST accounts/devices/revoke`: an admin ends a session of an account.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct RevokeAccountDevice {
    /// The account.
    pub name: String,
    /// [`Device::id`].
    pub id: String,
}

/// A problem document about a table; without `rows` it is any other.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TableProblem {
    /// What every problem document says.
    #[serde(flatten)]
    pub problem: Problem,
    /// Everything that is wrong with the table, in the order of its rows.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub rows: Vec<RowFault>,
}

impl From<Problem> for TableProblem {
    fn from(problem: Problem) -> TableProblem {
        TableProblem { problem, rows: Vec::new() }
    }
}

/// What is wrong with one row of a table.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct RowFault {
    /// The row, from 0.
    pub index: u32,
    /// Which member of it.
    pub member: String,
    /// A stable name for programs, such as `name_taken`.
    pub code: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problem() -> Problem {
        Problem {
            kind: "urn:guatu:problem:faulty_rows".into(),
            title: "1 row is at fault".into(),
            status: 422,
            code: "faulty_rows".into(),
            member: None,
            retry_after: None,
        }
    }

    #[test]
    fn a_problem_without_rows_is_any_problem_document() {
        let plain = serde_json::to_string(&problem()).unwrap();
        assert_eq!(serde_json::to_string(&TableProblem::from(problem())).unwrap(), plain);
        let fault = RowFault { index: 3, member: "name".into(), code: "name_taken".into() };
        let table = TableProblem { rows: vec![fault], ..problem().into() };
        let words = serde_json::to_string(&table).unwrap();
        assert_eq!(serde_json::from_str::<Problem>(&words).unwrap(), problem());
        assert_eq!(serde_json::from_str::<TableProblem>(&words).unwrap(), table);
    }
}
