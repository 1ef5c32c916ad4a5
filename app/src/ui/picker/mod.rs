//! Fields that pick units or people by typing a part of a name.

mod actor;
mod at;
mod combobox;
mod matching;
mod mention;
mod one;
mod person;
mod unit;

pub use actor::ActorPicker;
pub use matching::Candidate;
pub use mention::MentionArea;
pub use one::OnePicker;
pub use person::{PersonPicker, people};
pub use unit::{UnitPicker, units};
