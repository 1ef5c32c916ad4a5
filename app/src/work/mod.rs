//! 待办: what one person has to do, over all programmes, the worst first.

pub mod select;

mod filling;
mod groups;
mod install_hint;
mod kept;
mod page;
mod remembered;

pub use filling::Filling;
pub use install_hint::InstallHint;
pub use page::WorkPage;
