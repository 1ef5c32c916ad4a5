//! House components: what every page is built from. They know the model's words (lights, units,
//! days) but no feature; their look is in the style sheets beside them.

mod button;
mod clause;
mod field;
mod icon;
mod light;
mod list;
mod live;
mod page;
mod picker;
mod search;
mod sheet;
mod toast;
mod unclassified;

pub use button::{Button, ButtonKind};
pub use clause::Clause;
pub use field::{
    Choice, DayField, FieldKind, OptionGroup, PercentField, SelectField, TextArea, TextField,
};
pub use icon::{Glyph, Icon};
pub use light::{Bar, LightMark, LightShape, light_class};
pub use list::VirtualList;
pub use live::{Memo, each, effect, key_of, live, live_if, memo};
pub use page::{Card, Empty, Note, NoteKind, PageHead};
pub use picker::{
    ActorPicker, Candidate, MentionArea, OnePicker, PersonPicker, UnitPicker, people, units,
};
pub use search::SearchBox;
pub use sheet::Sheet;
pub use toast::{Toasts, toast};
pub use unclassified::Unclassified;

use std::cell::Cell;

thread_local! {
    static LAST_ID: Cell<u32> = const { Cell::new(0) };
}

/// An id for an element that another one points at.
fn element_id(kind: &str) -> String {
    let id = LAST_ID.get() + 1;
    LAST_ID.set(id);
    format!("{kind}-{id}")
}
