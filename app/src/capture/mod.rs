//! Photos and files that go with work: taken or chosen, made ready, kept on the device before any act
//! names them, and shown again.

pub mod field;
pub mod photo;

mod attachments;
mod darkroom;
mod place;
mod take;
mod watermark;

pub use attachments::Attachments;
