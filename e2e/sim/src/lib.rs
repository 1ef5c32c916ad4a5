//! Devices, what lies between, and a county, in one thread and one order that follows from a seed:
//! the product's own code on both sides, and everything that can go wrong in the middle.
//!
//! Reading order: `run` (what happens), `device` and `queue` (a browser's tabs, as the app's engine
//! runs them), `disk` (who watches the outbox), `network`, `county` (the server's SQL) with `oracle`
//! (what it must hold), `people` and `acts` (what is done), `mishaps` and `faults` (what goes wrong),
//! `veil` (old and new programs), `settle` (the end, where all is compared), `sabotage` (rules broken
//! on purpose).

mod acts;
pub mod breach;
mod county;
mod device;
mod dice;
mod disk;
pub mod faults;
mod field_acts;
mod mishaps;
mod network;
mod oracle;
mod people;
mod queue;
pub mod run;
pub mod sabotage;
mod settle;
pub mod torture;
mod trace;
mod veil;
mod world;
