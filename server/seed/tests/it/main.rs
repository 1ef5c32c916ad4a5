//! What the two counties hold, checked from outside.
#![allow(clippy::unwrap_used)] // helpers of tests, which clippy does not know for tests

mod sample;
mod sample_accounts;
mod tongxin;
mod tongxin_campaign;
mod tongxin_chains;
mod tongxin_posts;
mod tongxin_river_tasks;
mod tongxin_rivers;
