//! The one store of the app: the replica, and what performs its effects. `shared::sync::replica`
//! decides; here are the disk, the network, the clock and the other tabs. What the first page does
//! not need is behind [`workings`].

mod ask;
mod blobs;
mod clock;
mod disk;
mod engine;
mod files;
mod http;
mod kept;
mod lane;
mod live;
mod pack;
mod perform;
mod reading;
mod rescue;
mod session;
mod store;
mod tabs;
mod workings;

pub use clock::secret;
pub use disk::DiskTrouble;
pub use files::{Carried, FileTrouble};
pub use http::CallError;
pub use rescue::{Found, Salvage};
pub use session::{LoginError, Phase, Session};
pub use store::{ActError, Store, SyncStatus};
