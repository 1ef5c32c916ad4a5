//! Fields that pick units or people by typing a part of a name.

mod combobox;
mod matching;
mod person;
mod unit;

pub use person::PersonPicker;
pub use unit::UnitPicker;
