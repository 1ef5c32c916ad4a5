//! What the server's tests stand on: a county on real workerd, clients, devices that run the very
//! replica of the app over a disk in memory, a proxy that can hold an
//! answer back, and live sockets.

mod client;
mod county;
mod device;
mod gateway;
pub mod load;
mod log;
mod proxy;
mod socket;

pub use client::{Client, Header, Reply, fresh_replica, today};
pub use county::{Account, Content, County, tool};
pub use device::Device;
pub use gateway::{Gateway, Posted};
pub use log::{bytes, chain, verified};
pub use proxy::HoldingProxy;
pub use socket::{Heard, Socket};
