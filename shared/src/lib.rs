//! Guatu's domain, shared by the phone and the server.
//!
//! Everything here is pure: no clock, no I/O, no randomness, no async, no browser. Days, times and
//! ids come in as arguments, so the same code runs optimistically on a phone, authoritatively on
//! the server, and in tests.
//!
//! Reading order: `id` and `calendar` (the small words), `model` (what is kept), `mutation` (what
//! people mean to do), `rules` (what that does), `policy` (who may), `wire` (bytes), `log` (the
//! audit chain), `sync` (both halves of synchronising), `rescue` (unsent work as a file), `api`
//! (everything else the server answers), `backup` (a county as a file).

pub mod api;
pub mod backup;
pub mod calendar;
pub mod id;
pub mod log;
pub mod model;
pub mod mutation;
pub mod order;
pub mod policy;
pub mod rescue;
pub mod rules;
pub mod sync;
pub mod wire;
