//! The server as it ships, on real workerd. Run through `cargo xtask test`.

#![allow(clippy::unwrap_used)]

mod accounts;
mod blobs;
mod devices;
mod doors;
mod guessing;
mod history;
mod horizon;
mod kills;
mod load;
mod moved;
mod notice;
mod package;
mod policy;
mod record;
mod replay;
mod rescue;
mod restore;
mod restore_refused;
mod sockets;
mod visibility;
mod wire;
