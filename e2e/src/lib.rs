//! What the server's tests stand on: a county on real workerd, clients, devices that run the very
//! replica of the app over a disk in memory, and a proxy that can hold an answer back.

mod client;
mod county;
mod device;
mod proxy;

pub use client::{Client, Reply, today};
pub use county::{Account, Content, County};
pub use device::Device;
pub use proxy::HoldingProxy;
