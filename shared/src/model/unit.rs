//! Units of the county.

use serde::{Deserialize, Serialize};

use super::Meta;
use crate::id::UnitId;

/// What kind of unit.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum UnitKind {
    /// 乡镇
    Township,
    /// 开发区、园区
    Zone,
    /// 部门
    Department,
    /// 县委办、政府办、督查室 and the like
    Office,
    /// 企业
    Enterprise,
    /// Anything else.
    Other,
}

/// 单位: a township, zone, department or office, with the other names documents call it by (C2).
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Unit {
    /// Identity.
    pub id: UnitId,
    /// The name shown.
    pub name: String,
    /// Every other name a document uses for it.
    pub aliases: Vec<String>,
    /// What kind of unit.
    pub kind: UnitKind,
    /// Who made and changed it.
    pub meta: Meta,
}
