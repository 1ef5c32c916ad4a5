//! The chain programme of 示例县, and its invented document.

use shared::calendar::{Day, Every};
use shared::id::ProgrammeId;
use shared::model::{Cadence, Programme, ProgrammeKind, Thresholds};

use super::id;
use super::units::Units;
use crate::blank;

/// The document came out this many days before its tasks began to count.
const NOTICE_DAYS: i32 = 20;

/// The chain programme, issued a little before `tracked_from` and never after `today`.
pub fn programme(seed: u64, units: &Units, today: Day, tracked_from: Day) -> Programme {
    let issued_on = tracked_from.plus(-NOTICE_DAYS).min(today);
    Programme {
        id: ProgrammeId(id(seed, "programme")),
        title: "示例县产业链链长制实施方案".to_owned(),
        kind: ProgrammeKind::Chain,
        doc_no: doc_no(issued_on, 1),
        issued_on,
        issuer: "示例县委办公室、示例县人民政府办公室".to_owned(),
        public: true,
        tracked_from,
        cadences: vec![
            cadence(Every::TenDays, "旬调度"),
            cadence(Every::Month, "月总结"),
            cadence(Every::Quarter, "季通报"),
            cadence(Every::Year, "年评优"),
        ],
        thresholds: Thresholds::default(),
        office: units.offices.first().copied(),
        statement: "17条产业链各有一名链长、一个牵头单位，按旬调度、按月总结。示例县、文件、单位、\
                    人员和进展均为虚构，仅供演示和测试。"
            .to_owned(),
        meta: blank::meta(),
    }
}

/// The number of an invented document.
pub fn doc_no(issued_on: Day, number: u8) -> String {
    format!("示例发〔{}〕{number}号", issued_on.parts().0)
}

/// Something owed at a rhythm.
pub fn cadence(every: Every, title: &str) -> Cadence {
    Cadence { every, title: title.to_owned() }
}
