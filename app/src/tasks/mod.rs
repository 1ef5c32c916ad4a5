//! Tasks: the row and the card used everywhere, the task page, and a form for everything that can
//! be done to a task. Selectors are free of web types; pages read one of them and lay it out.

pub mod again;
pub mod clash;
pub mod delivery;
pub mod facts;
pub mod forms;
pub mod history;
pub mod names;
pub mod offers;
pub mod select;
pub mod viewer;

mod actions;
mod card;
mod entry;
mod head;
mod mentions;
mod page;
mod row;
#[cfg(test)]
pub mod sample;
mod watermark;
mod words;

pub use card::TaskCard;
pub use entry::{HistoryEntry, value_words};
pub use page::TaskPage;
pub use row::TaskRows;
pub use watermark::Watermark;
pub use words::{DeliveryMark, few, reason_words, status_words};

use shared::sync::replica::Replica;

use crate::replica::Store;
use delivery::Deliveries;
use viewer::Viewer;

/// Reads the replica as the person of this session sees it today; whoever calls runs again when
/// anything changes.
pub fn look<T>(store: Store, read: impl FnOnce(&Viewer<'_>) -> T) -> T {
    let (today, actor) = (store.today(), store.actor());
    store.read(|replica: &Replica| {
        let deliveries = Deliveries::of_replica(replica);
        read(&Viewer::new(replica.entities(), today, actor, deliveries))
    })
}
