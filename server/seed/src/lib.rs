//! Two counties to start from. [`tongxin`](fn@tongxin) is the real one: what its documents of 2022
//! say and nothing else. [`sample`](fn@sample) is 示例县: invented people and a year of invented
//! activity, at any size, the same for the same seed.
//!
//! What the documents say stands in `tongxin/*.toml`, what the sample is made of in
//! `sample/*.toml`: both are meant to be read and corrected by people who do not program. Nothing
//! here reads a clock or a file at run time, and no sequence number is given: the county that is
//! loaded numbers everything itself.
//!
//! Reading order: `account` (who can log in), `ids` and `blank` (how things are named and what is
//! in them before anything happens), `first` (a county that begins with nothing), `tongxin`, `sample`.

mod account;
mod blank;
mod error;
mod first;
mod ids;
mod sample;
mod tongxin;

pub use account::DemoAccount;
pub use error::Error;
pub use first::first_admin;
pub use ids::system;
pub use sample::{Sample, sample};
pub use tongxin::{demo_accounts, tongxin};
