//! Guatu's server: a Worker that routes, and one SQLite Durable Object per county.
//!
//! It performs effects only. Who may do what, and what it does, is judged by `shared`, the same
//! code that runs on the phone; here are addresses, rows, sessions and sockets. No county is held
//! in memory, and nothing panics: one Wasm instance serves every county of an isolate.
//!
//! Reading order: `routes` (every address), `login` and `register` (what costs the routing Worker
//! time), `assets` (static files), `security` (headers of every answer), `problem` (everything that
//! goes wrong), then `county`, the object, with a table of contents of its own.
//!
//! Compiled for the machine at hand, the crate is no server: `core` is then a county over SQLite
//! alone, with a clock and salts that its caller gives (`native`). Simulations run it.

#![deny(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unreachable,
    clippy::unwrap_used
)]

mod answer;
mod assets;
mod bearer;
mod body;
mod county;
mod internal;
mod login;
#[cfg(not(target_arch = "wasm32"))]
pub mod native;
mod password;
mod photos;
mod problem;
mod random;
mod register;
mod routes;
mod security;
mod setting;

#[cfg(not(target_arch = "wasm32"))]
pub use county::core;
