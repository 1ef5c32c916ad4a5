//! Form fields: the label above, what is wrong below, both tied to the field for who cannot see.

mod choice;
mod day;
mod frame;
mod percent;
mod select;
mod text;

pub use choice::Choice;
pub use day::DayField;
pub(super) use frame::{Frame, Names};
pub use percent::PercentField;
pub use select::{OptionGroup, SelectField};
pub use text::{FieldKind, TextArea, TextField};
