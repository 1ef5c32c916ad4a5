//! What the two counties hold, checked from outside.
#![allow(clippy::unwrap_used)] // helpers of tests, which clippy does not know for tests

mod sample;
mod sample_accounts;
mod tongxin;
mod tongxin_chains;
mod tongxin_posts;
