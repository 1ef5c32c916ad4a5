//! Words of 看板.

use shared::calendar::Every;
use shared::model::{Kind, ProgrammeKind, Tier};

use crate::boards::select::Parts;

/// What boards say.
pub struct Boards {
    /// The page.
    pub title: &'static str,
    /// What kind a programme is.
    pub kind: fn(ProgrammeKind) -> &'static str,
    /// So many chains, fields or rivers, where there are any.
    pub parts: fn(Parts) -> Vec<String>,
    /// So many tasks.
    pub tasks: fn(u32) -> String,
    /// There are none.
    pub no_tasks: &'static str,
    /// Done of all.
    pub done_of: fn(u32, u32) -> String,
    /// A light's word with its count.
    pub red: &'static str,
    /// 预警
    pub amber: &'static str,
    /// 正常
    pub green: &'static str,
    /// 办结
    pub blue: &'static str,
    /// 尚无灯
    pub none: &'static str,
    /// Counts from a day.
    pub starts: fn(&str) -> String,
    /// No programme.
    pub empty: &'static str,
    /// What to do.
    pub empty_hint: &'static str,
    /// The programme is not here.
    pub missing: &'static str,
    /// What to do.
    pub missing_hint: &'static str,
    /// To the list.
    pub to_boards: &'static str,
    /// Tier.
    pub tier: fn(Tier) -> &'static str,
    /// So many of a kind.
    pub count: fn(Kind, usize) -> String,
    /// 链长, 责任领导
    pub chief: fn(Kind) -> &'static str,
    /// No chief.
    pub no_chief: &'static str,
    /// n/m 办结
    pub tile_done: fn(u32, u32) -> String,
    /// No tasks.
    pub tile_empty: fn(Kind) -> &'static str,
    /// Past the last day.
    pub tile_overdue: fn(u32) -> String,
    /// How many lead units there are, after the first one's name.
    pub first_of: fn(usize) -> String,
    /// Stuck.
    pub tile_blocked: fn(u32) -> String,
    /// The period's reports.
    pub reported: fn(Every) -> &'static str,
    /// Show only red and amber.
    pub only_attention: &'static str,
    /// Worst first.
    pub worst_first: &'static str,
    /// Print.
    pub print: &'static str,
    /// Heading of what the person answers for.
    pub mine: &'static str,
    /// What a chain, a field or a river is called.
    pub charge: fn(Kind) -> &'static str,
    /// Heading of the programme's own tasks.
    pub own_tasks: &'static str,
    /// Nothing red or amber.
    pub all_well: &'static str,
    /// What to do.
    pub all_well_hint: &'static str,
    /// Show everything.
    pub show_all: &'static str,
    /// The programme has no chains and no tasks.
    pub bare: &'static str,
    /// What to do.
    pub bare_hint: &'static str,
    /// Filters, for screen readers.
    pub filters: &'static str,
    /// Sums, for screen readers.
    pub sums: &'static str,
    /// What the document calls a rhythm, joined.
    pub printed: fn(&str) -> String,
}

/// Chinese.
pub static ZH: Boards = Boards {
    title: "看板",
    kind: |kind| match kind {
        ProgrammeKind::Chain => "产业链",
        ProgrammeKind::Campaign => "专项行动",
        ProgrammeKind::RiverChief => "河湖长制",
        ProgrammeKind::Plan => "规划方案",
    },
    parts: |parts| {
        let some = |count: usize, words: &str| (count > 0).then(|| format!("{count} {words}"));
        let all = [
            some(parts.chains, "条产业链"),
            some(parts.fields, "个领域"),
            some(parts.rivers, "条河湖沟道"),
        ];
        all.into_iter().flatten().collect()
    },
    tasks: |count| format!("{count} 项任务"),
    no_tasks: "还没有任务",
    done_of: |done, all| format!("{done}/{all} 办结"),
    red: "滞后",
    amber: "预警",
    green: "正常",
    blue: "办结",
    none: "尚无灯",
    starts: |day| format!("{day} 起计灯"),
    empty: "还没有看板",
    empty_hint: "方案入图后，每份方案在这里是一块看板。请联系县委办或管理员。",
    missing: "这里没有这块看板",
    missing_hint: "链接可能有误。联网同步后再看一次。",
    to_boards: "全部看板",
    tier: |tier| match tier {
        Tier::Key => "重点推进",
        Tier::Emerging => "培育",
    },
    count: |kind, count| match kind {
        Kind::Field => format!("{count} 个"),
        Kind::Task => format!("{count} 项"),
        _ => format!("{count} 条"),
    },
    chief: |kind| match kind {
        Kind::Field => "责任领导",
        Kind::River => "河长",
        _ => "链长",
    },
    no_chief: "空缺",
    tile_done: |done, all| format!("{done}/{all} 办结"),
    tile_empty: |kind| match kind {
        Kind::Field => "文件未编列措施",
        _ => "还没有任务",
    },
    tile_overdue: |count| format!("逾期 {count}"),
    first_of: |all| format!("等 {all} 个"),
    tile_blocked: |count| format!("受阻 {count}"),
    reported: |every| match every {
        Every::TenDays => "本旬已报",
        Every::Month => "本月已报",
        Every::Quarter => "本季已报",
        Every::Year => "本年已报",
    },
    only_attention: "只看滞后预警",
    worst_first: "滞后在前",
    print: "打印",
    mine: "我负责的",
    charge: |kind| match kind {
        Kind::Field => "领域",
        Kind::River => "河湖",
        _ => "产业链",
    },
    own_tasks: "工作机制",
    all_well: "没有滞后和预警",
    all_well_hint: "筛选之外的都在按期推进。",
    show_all: "看全部",
    bare: "这块看板还没有任务",
    bare_hint: "由办公室或牵头单位新建第一项任务。",
    filters: "筛选",
    sums: "合计",
    printed: |day| format!("截至 {day}"),
};

/// English.
pub static EN: Boards = Boards {
    title: "Boards",
    kind: |kind| match kind {
        ProgrammeKind::Chain => "Industry chains",
        ProgrammeKind::Campaign => "Campaign",
        ProgrammeKind::RiverChief => "River chiefs",
        ProgrammeKind::Plan => "Plan",
    },
    parts: |parts| {
        let some = |count: usize, words: &str| (count > 0).then(|| format!("{count} {words}"));
        let all = [
            some(parts.chains, "chains"),
            some(parts.fields, "fields"),
            some(parts.rivers, "rivers and lakes"),
        ];
        all.into_iter().flatten().collect()
    },
    tasks: |count| format!("{count} tasks"),
    no_tasks: "no tasks yet",
    done_of: |done, all| format!("{done} of {all} done"),
    red: "late",
    amber: "warning",
    green: "on track",
    blue: "done",
    none: "no light",
    starts: |day| format!("lights count from {day}"),
    empty: "No boards yet",
    empty_hint: "Each issued document becomes a board here. Ask the county office or the administrator.",
    missing: "This board is not here",
    missing_hint: "The link may be wrong. Look again after syncing.",
    to_boards: "All boards",
    tier: |tier| match tier {
        Tier::Key => "Key chains",
        Tier::Emerging => "Emerging chains",
    },
    count: |_, count| format!("{count}"),
    chief: |kind| match kind {
        Kind::Field => "Leader",
        _ => "Chief",
    },
    no_chief: "vacant",
    tile_done: |done, all| format!("{done}/{all} done"),
    tile_empty: |kind| match kind {
        Kind::Field => "no numbered measures",
        _ => "no tasks yet",
    },
    tile_overdue: |count| format!("{count} overdue"),
    first_of: |all| format!("and {} more", all.saturating_sub(1)),
    tile_blocked: |count| format!("{count} blocked"),
    reported: |every| match every {
        Every::TenDays => "reported, these ten days",
        Every::Month => "reported this month",
        Every::Quarter => "reported this quarter",
        Every::Year => "reported this year",
    },
    only_attention: "Late and warnings only",
    worst_first: "Worst first",
    print: "Print",
    mine: "Mine",
    charge: |kind| match kind {
        Kind::Field => "Field",
        Kind::River => "River",
        _ => "Chain",
    },
    own_tasks: "Mechanisms",
    all_well: "Nothing late, no warnings",
    all_well_hint: "Everything else is on track.",
    show_all: "Show everything",
    bare: "This board has no tasks yet",
    bare_hint: "The office or a lead unit creates the first one.",
    filters: "Filters",
    sums: "Sums",
    printed: |day| format!("as of {day}"),
};
