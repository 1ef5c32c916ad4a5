//! Fields that pick units or people by typing a part of a name.

mod actor;
mod at;
mod combobox;
mod matching;
mod mention;
mod person;
mod unit;

pub use actor::ActorPicker;
pub use mention::MentionArea;
pub use person::PersonPicker;
pub use unit::UnitPicker;
