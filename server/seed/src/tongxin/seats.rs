//! Demo seats: posts that nobody holds, so that no act is ever laid to a real person.

use shared::model::{Post, Role, Seat};

use crate::{DemoAccount, blank, ids};

/// Every login of the demonstration, and the vacant post it acts through.
pub fn demo_accounts() -> Vec<DemoAccount> {
    let unit = |name: &str| Seat::Unit(ids::unit(name));
    let commerce = unit("工业信息化和商务局");
    let seats = [
        ("admin", "admin", "系统管理员（演示）", Role::Admin, Seat::County),
        ("office", "office", "县委办（演示）", Role::CountyOffice, unit("县委办")),
        ("leader", "leader", "县领导（演示）", Role::CountyLeader, Seat::County),
        (
            "chief",
            "chief",
            "枸杞产业链 链长席（演示）",
            Role::ChainChief,
            Seat::Chain(ids::chain("枸杞产业链")),
        ),
        ("head", "head", "工信商务局 负责人（演示）", Role::UnitHead, commerce),
        ("clerk", "clerk", "工信商务局 经办人（演示）", Role::UnitClerk, commerce),
        ("clerk2", "clerk", "农业农村局 经办人（演示）", Role::UnitClerk, unit("农业农村局")),
        ("township", "township", "河西镇 工作人员（演示）", Role::FieldOfficer, unit("河西镇")),
        (
            "inspector",
            "inspector",
            "应急管理局 检查员（演示）",
            Role::Inspector,
            unit("应急管理局"),
        ),
        ("patroller", "patroller", "水务局 巡河员（演示）", Role::Patroller, unit("水务局")),
        ("auditor", "auditor", "审计查看席（演示）", Role::Auditor, Seat::County),
        (
            "chief-meikuang",
            "chief",
            "煤矿领域 责任领导席（演示）",
            Role::FieldLeader,
            Seat::Field(ids::field("煤矿领域")),
        ),
        (
            "chief-qingshuihe",
            "chief",
            "清水河 河长席（演示）",
            Role::RiverChief,
            Seat::River(ids::river("清水河")),
        ),
        ("clerk-shuiwu", "clerk", "水务局 经办人（演示）", Role::UnitClerk, unit("水务局")),
        ("clerk-yingji", "clerk", "应急管理局 经办人（演示）", Role::UnitClerk, unit("应急管理局")),
    ];
    let account = |(name, role_word, title, role, seat): (&str, &str, &str, Role, Seat)| {
        let post = Post {
            id: ids::post("demo", title, None),
            person: None,
            title: title.to_owned(),
            role,
            seat,
            source: None,
            meta: blank::meta(),
        };
        DemoAccount::new(name, role_word, post)
    };
    seats.into_iter().map(account).collect()
}
