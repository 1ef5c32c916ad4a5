//! Words of looking again, and of letters.

/// What they say.
pub struct Supervision {
    /// 回头看
    pub recheck: &'static str,
    /// None drawn so far.
    pub no_rechecks: &'static str,
    /// The drawing is not here.
    pub missing_recheck: &'static str,
    /// Visited of all.
    pub visited_of: fn(usize, usize) -> String,
    /// Those drawn.
    pub drawn: &'static str,
    /// Who goes and looks.
    pub visitors: &'static str,
    /// 随机种子
    pub seed: &'static str,
    /// How many.
    pub size: &'static str,
    /// So many.
    pub size_count: fn(u32) -> String,
    /// A share.
    pub size_percent: fn(u32) -> String,
    /// Of so many.
    pub size_of: fn(&str, u32) -> String,
    /// The hash over all ids.
    pub population_hash: &'static str,
    /// Who drew.
    pub drawn_by: &'static str,
    /// How the lot is drawn.
    pub lot_hint: &'static str,
    /// Says what a visit showed.
    pub visit: &'static str,
    /// Who went, and what it showed.
    pub visited: fn(&str, &str, bool) -> String,
    /// 督办函
    pub letters: &'static str,
    /// What proposals are.
    pub proposals_hint: &'static str,
    /// Nothing is called for.
    pub no_proposals: &'static str,
    /// Which rung is proposed.
    pub proposed: fn(&str) -> String,
    /// A letter before had no effect.
    pub again: &'static str,
    /// More grounds.
    pub more_grounds: fn(usize) -> String,
    /// Writes it.
    pub write_letter: &'static str,
    /// Acknowledged by.
    pub acknowledged_by: fn(&str) -> String,
    /// Not acknowledged.
    pub not_acknowledged: &'static str,
    /// An answer is wanted by.
    pub answer_due: fn(&str) -> String,
    /// Not listed.
    pub why_unlisted: fn(i32) -> String,
    /// Overdue.
    pub why_overdue: fn(i32, bool) -> String,
    /// Sent back.
    pub why_returned: fn(u32) -> String,
}

/// Chinese.
pub static ZH: Supervision = Supervision {
    recheck: "“回头看”",
    no_rechecks: "还没有抽取过。从已销号的问题里随机抽，谁都能用种子重算。",
    missing_recheck: "这里没有这次“回头看”",
    visited_of: |seen, all| format!("已看 {seen}/{all}"),
    drawn: "抽中的问题",
    visitors: "“回头看”单位",
    seed: "随机种子",
    size: "抽取数量",
    size_count: |count| format!("{count} 个"),
    size_percent: |percent| format!("{percent}%"),
    size_of: |size, all| format!("{size}，从 {all} 个已销号的问题中抽取"),
    population_hash: "名单校验值（SHA-256）",
    drawn_by: "抽取人",
    lot_hint: "每个问题取「种子、零字节、问题编码」的 SHA-256，数值最小的先抽中；用同一个种子和名单可以重算。",
    visit: "填“回头看”结果",
    visited: |who, day, holds| {
        let result = if holds { "整改到位" } else { "问题反弹，已重新打开" };
        format!("{who} {day}：{result}")
    },
    letters: "督办函",
    proposals_hint: "系统按记录提出建议，是否发、发哪一级由你定。天数是对文件的一种理解，文件没有写明。",
    no_proposals: "目前没有要督办的单位。",
    proposed: |rung| format!("建议：{rung}"),
    again: "上一封没有见效",
    more_grounds: |count| format!("另有 {count} 项"),
    write_letter: "写督办函",
    acknowledged_by: |name| format!("已签收（{name}）"),
    not_acknowledged: "尚未签收",
    answer_due: |day| format!("{day} 前反馈"),
    why_unlisted: |days| format!("重大问题 {days} 天未挂牌"),
    why_overdue: |days, major| match major {
        true => format!("重大问题已超 {days} 天"),
        false => format!("已超 {days} 天"),
    },
    why_returned: |times| format!("被退回 {times} 次"),
};

/// English.
pub static EN: Supervision = Supervision {
    recheck: "Looking again",
    no_rechecks: "None drawn so far. Closed findings are drawn by lot, which anybody can repeat from its seed.",
    missing_recheck: "This drawing is not here",
    visited_of: |seen, all| format!("{seen} of {all} seen"),
    drawn: "Those drawn",
    visitors: "Units that look again",
    seed: "Seed",
    size: "How many",
    size_count: |count| count.to_string(),
    size_percent: |percent| format!("{percent}%"),
    size_of: |size, all| format!("{size} of {all} that were struck off"),
    population_hash: "SHA-256 of the ids",
    drawn_by: "Drawn by",
    lot_hint: "Each finding gets the SHA-256 of seed, a zero byte and its id; the smallest come first. Anybody can repeat it.",
    visit: "Say what it showed",
    visited: |who, day, holds| {
        let result = if holds { "it holds" } else { "it does not hold; open again" };
        format!("{who}, {day}: {result}")
    },
    letters: "Letters",
    proposals_hint: "The records suggest these; whether and how to write is yours. The days are a reading of the document, which names none.",
    no_proposals: "Nothing calls for a letter.",
    proposed: |rung| format!("suggested: {rung}"),
    again: "the last letter had no effect",
    more_grounds: |count| format!("and {count} more"),
    write_letter: "Write the letter",
    acknowledged_by: |name| format!("acknowledged ({name})"),
    not_acknowledged: "not acknowledged yet",
    answer_due: |day| format!("answer by {day}"),
    why_unlisted: |days| format!("major, not listed for {days} days"),
    why_overdue: |days, major| match major {
        true => format!("major, {days} days overdue"),
        false => format!("{days} days overdue"),
    },
    why_returned: |times| format!("sent back {times} times"),
};
