//! What the domain promises, read as specifications. One binary, so that it links once.

#![allow(clippy::unwrap_used)]

mod county;
mod dues;
mod instructions;
mod lifecycle;
mod lights;
mod merging;
mod messages;
mod notice;
mod people;
mod policy;
mod simulation;
mod sync;
mod world;
