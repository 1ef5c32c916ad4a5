//! What can be wrong with a data file, and with the sample that is made from one.

use shared::id::Id;
use shared::rules::Refusal;

/// A data file does not say what it should, or the sample's generator does what it should not. Both
/// are part of the program and tests try them, so this is seen while editing, not by users.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// It is not TOML of the expected shape.
    #[error("{file} cannot be read: {why}")]
    Unreadable {
        /// The file.
        file: &'static str,
        /// Where and why.
        #[source]
        why: toml::de::Error,
    },
    /// A name or an alias belongs to two units.
    #[error("「{0}」 names two units in units.toml")]
    AmbiguousUnit(String),
    /// No unit is called so.
    #[error("「{0}」 is no unit's name or alias in units.toml")]
    UnknownUnit(String),
    /// No document has this key.
    #[error("「{0}」 is no document's key in documents.toml")]
    UnknownDocument(String),
    /// A flow names a product that the chain's stages do not have, or have twice.
    #[error("{chain}: 「{node}」 must stand once among the stages")]
    NotOneNode {
        /// The chain.
        chain: String,
        /// The product.
        node: String,
    },
    /// A clause of the sample has no work from which to name tasks.
    #[error("{0} has no work in its file of the sample, or there is no township in units.toml")]
    NoWork(String),
    /// The sample has no post for this account.
    #[error("no post of the sample fits the account 「{0}」")]
    UnknownPost(String),
    /// The sample does what the rules do not allow.
    #[error("the rules refuse what the sample does to {subject}: {refusal:?}")]
    Refused {
        /// What it is done to.
        subject: Id,
        /// Why not.
        refusal: Refusal,
    },
}

/// Reads a data file that is part of the program.
pub(crate) fn read<T: serde::de::DeserializeOwned>(
    file: &'static str,
    text: &str,
) -> Result<T, Error> {
    toml::from_str(text).map_err(|why| Error::Unreadable { file, why })
}
