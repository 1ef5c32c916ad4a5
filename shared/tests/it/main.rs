//! What the domain promises, read as specifications. One binary, so that it links once.

#![allow(clippy::unwrap_used)]

mod clock;
mod county;
mod dues;
mod findings;
mod golden;
mod ground;
mod hints;
mod instructions;
mod ladder;
mod ledgers;
mod lifecycle;
mod lights;
mod merging;
mod messages;
mod notice;
mod people;
mod policy;
mod rechecks;
mod rescue;
mod set_back;
mod simulation;
mod size;
mod storage;
mod sync;
mod world;
