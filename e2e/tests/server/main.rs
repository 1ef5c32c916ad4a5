//! The server as it ships, on real workerd. Run through `cargo xtask test`.

#![allow(clippy::unwrap_used)]

mod doors;
mod kills;
mod policy;
mod record;
mod replay;
mod visibility;
