//! A form for everything that can be done to a task. One is open at a time, on the page's [`Desk`];
//! what is typed survives closing and reloading until it is saved.

mod accept;
mod assign;
mod block;
mod cancel;
mod change_due;
mod comment;
mod create;
mod desk;
mod draft;
mod edit;
mod filing;
mod host;
mod reopen;
mod report;
mod send_back;
mod sheet;
mod split;
mod submit;
mod unblock;
mod wording;

pub use desk::{Desk, Opening, Subject};
pub use edit::VisibilityField;
pub use filing::Filing;
pub use host::{FormHost, open_fix};
pub use sheet::{FormBody, FormSheet};
pub use wording::form_title;
