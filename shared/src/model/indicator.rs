//! Indicators: numbers to reach (C15).

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{Meta, Source};
use crate::calendar::Day;
use crate::id::{ChainId, Id, IndicatorId, ProgrammeId, TaskId};

/// How a reading is held against the target.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Comparator {
    /// ≥
    AtLeast,
    /// ≤
    AtMost,
    /// <
    Below,
    /// 左右
    About,
    /// Between `target` and `upper`, both included: 3–4 个.
    Between,
    /// =, such as a whole to be reached exactly: 100%, 0.
    Exactly,
}

/// A number with up to three decimals, exact. A plain number in JSON.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Quantity {
    /// The number times 1,000.
    pub thousandths: i64,
}

impl Quantity {
    /// A whole number.
    pub const fn whole(number: i64) -> Quantity {
        Quantity { thousandths: number * 1_000 }
    }
}

impl fmt::Display for Quantity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.thousandths < 0 { "-" } else { "" };
        let (whole, rest) =
            (self.thousandths.unsigned_abs() / 1_000, self.thousandths.unsigned_abs() % 1_000);
        if rest == 0 {
            return write!(f, "{sign}{whole}");
        }
        let decimals = format!("{rest:03}");
        write!(f, "{sign}{whole}.{}", decimals.trim_end_matches('0'))
    }
}

impl Serialize for Quantity {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if !serializer.is_human_readable() {
            return self.thousandths.serialize(serializer);
        }
        if self.thousandths % 1_000 == 0 {
            return serializer.serialize_i64(self.thousandths / 1_000);
        }
        serializer.serialize_f64(self.thousandths as f64 / 1_000.0)
    }
}

impl<'de> Deserialize<'de> for Quantity {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        if deserializer.is_human_readable() {
            let number = f64::deserialize(deserializer)?;
            Ok(Quantity { thousandths: (number * 1_000.0).round() as i64 })
        } else {
            i64::deserialize(deserializer).map(|thousandths| Quantity { thousandths })
        }
    }
}

/// 指标
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Indicator {
    /// Identity.
    pub id: IndicatorId,
    /// What is counted.
    pub title: String,
    /// The programme.
    pub programme: ProgrammeId,
    /// The chain, where it belongs to one.
    pub chain: Option<ChainId>,
    /// The task whose clause gives it, where it belongs to one.
    pub task: Option<TaskId>,
    /// How readings are held against the target.
    pub comparator: Comparator,
    /// The number to reach; of a span, the lower end. None where the document sets it elsewhere.
    pub target: Option<Quantity>,
    /// The upper end of a span.
    pub upper: Option<Quantity>,
    /// Its unit, such as 头.
    pub unit: String,
    /// By when, where the document says.
    pub by: Option<Day>,
    /// Where it started, where the document says.
    pub baseline: Option<Quantity>,
    /// 力争, 左右: never goes red.
    pub soft: bool,
    /// The clause.
    pub source: Option<Source>,
    /// Who made and changed it.
    pub meta: Meta,
}

impl Indicator {
    /// What it hangs under: its task, its chain, or the programme itself.
    pub fn parent(&self) -> Id {
        let task = self.task.map(Id::from);
        task.or(self.chain.map(Id::from)).unwrap_or(self.programme.into())
    }
}
