//! What the machine needs. Everything goes to the user's cache folder, keyed by version, or comes
//! from Debian's packages; nothing that is there already is fetched or built again.

mod apt;
mod browser;
mod debian;
mod library;
mod node;
mod wasm;

use anyhow::Result;

use crate::command::on_path;

pub use browser::Browser;
pub use node::Node;
pub use wasm::{TARGET as WASM_TARGET, Wasm, cargo};

/// What building and starting need.
pub struct Tools {
    /// The compiler for `wasm32-unknown-unknown`.
    pub wasm: Wasm,
    /// Node and the npm tools.
    pub node: Node,
}

/// Makes the tools for building and starting ready.
pub fn for_build() -> Result<Tools> {
    Ok(Tools { wasm: Wasm::ready()?, node: Node::ready()? })
}

/// Makes everything ready that the tests need.
pub fn for_tests() -> Result<(Tools, Browser)> {
    // The scripts for one's own server are tested as they are.
    if !on_path("curl") || !on_path("openssl") {
        apt::install(&["curl", "openssl", "ca-certificates"], "the scripts' tests")?;
    }
    Ok((for_build()?, Browser::ready()?))
}
