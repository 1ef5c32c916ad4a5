//! Where a thing comes from: the clause of the issued document.

use serde::{Deserialize, Serialize};

/// A clause of an issued document (C1).
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Source {
    /// Document number, such as 同党办发〔2022〕57号.
    pub doc_no: String,
    /// Section path, such as 三（一）1.
    pub path: String,
}
