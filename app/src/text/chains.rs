//! Words of a chain's page.

use shared::model::{Comparator, NodeState, One, Tier};

/// What a chain's page says.
pub struct Chains {
    /// Tier and number.
    pub place: fn(Tier, u16) -> String,
    /// The chain is not here.
    pub missing: &'static str,
    /// What to do.
    pub missing_hint: &'static str,
    /// To the boards.
    pub to_boards: &'static str,
    /// 链长
    pub chief: &'static str,
    /// Nobody.
    pub vacant: &'static str,
    /// 牵头
    pub lead: &'static str,
    /// 责任
    pub support: &'static str,
    /// The worst task and how many others need attention.
    pub others: fn(u32) -> String,
    /// Done of all.
    pub done_of: fn(u32, u32) -> String,
    /// Counts from a day.
    pub starts: fn(&str) -> String,
    /// 五个一
    pub five_ones: &'static str,
    /// 一位县领导
    pub one_leader: &'static str,
    /// 一个牵头部门
    pub one_department: &'static str,
    /// The registered ones.
    pub one: fn(One) -> &'static str,
    /// It is missing.
    pub lacking: &'static str,
    /// It is there.
    pub there: &'static str,
    /// Who registered it, and the day it was set up.
    pub marked: fn(&str, &str) -> String,
    /// Nobody registered it yet.
    pub unmarked: &'static str,
    /// It follows from the document.
    pub derived: &'static str,
    /// Register it.
    pub mark: fn(&str) -> String,
    /// Change what is registered.
    pub remark: &'static str,
    /// Take the mark back.
    pub unmark: &'static str,
    /// When it was set up.
    pub mark_day: &'static str,
    /// What it is.
    pub mark_note: fn(One) -> &'static str,
    /// 施工图
    pub blueprint: &'static str,
    /// The legend.
    pub legend: &'static str,
    /// A node's state.
    pub state: fn(NodeState) -> &'static str,
    /// No blueprint.
    pub no_blueprint: &'static str,
    /// The same as a list.
    pub as_list: &'static str,
    /// A node leads to others.
    pub leads_to: fn(&str) -> String,
    /// The drawing, for screen readers.
    pub drawing: fn(usize, usize) -> String,
    /// 指标
    pub indicators: &'static str,
    /// A comparator in words.
    pub comparator: fn(Comparator, bool) -> &'static str,
    /// By a day.
    pub by: fn(&str) -> String,
    /// Where it started.
    pub baseline: fn(&str) -> String,
    /// 任务
    pub tasks: &'static str,
    /// How tasks are shown.
    pub view: &'static str,
    /// As a board.
    pub board: &'static str,
    /// As a list.
    pub list: &'static str,
    /// An empty column.
    pub none_here: &'static str,
    /// Cancelled tasks.
    pub cancelled: fn(usize) -> String,
    /// No task.
    pub no_tasks: &'static str,
    /// What to do, for who may create.
    pub no_tasks_may: &'static str,
    /// What to do, for who may not.
    pub no_tasks_hint: &'static str,
    /// 动态
    pub feed: &'static str,
    /// Nothing happened.
    pub no_feed: &'static str,
    /// More of the feed.
    pub more_feed: fn(usize) -> String,
    /// All of a closed column.
    pub more_done: fn(usize) -> String,
    /// The clause in our words.
    pub clause: &'static str,
}

/// Chinese.
pub static ZH: Chains = Chains {
    place: |tier, no| match tier {
        Tier::Key => format!("重点推进 {no}"),
        Tier::Emerging => format!("培育 {no}"),
    },
    missing: "这里没有这条产业链",
    missing_hint: "链接可能有误。联网同步后再看一次。",
    to_boards: "全部看板",
    chief: "链长",
    vacant: "空缺",
    lead: "牵头",
    support: "责任",
    others: |count| format!("另有 {count} 项滞后预警"),
    done_of: |done, all| format!("{done}/{all} 办结"),
    starts: |day| format!("{day} 起计灯"),
    five_ones: "五个一",
    one_leader: "一位县领导",
    one_department: "一个牵头部门",
    one: |one| match one {
        One::Team => "一个工作专班",
        One::Plan => "一个工作方案",
        One::Blueprint => "一张施工图",
    },
    lacking: "缺",
    there: "已有",
    marked: |who, day| format!("{day} 建立 · {who} 登记"),
    unmarked: "还没有登记。",
    derived: "依文件确定，无须登记。",
    mark: |one| format!("登记{one}"),
    remark: "修改登记",
    unmark: "撤销登记",
    mark_day: "建立日期",
    mark_note: |one| match one {
        One::Team => "专班成员、召集人",
        One::Plan => "方案名称、文号",
        One::Blueprint => "图的名称、存放处",
    },
    blueprint: "施工图",
    legend: "实线已有 · 虚线谋划",
    state: |state| match state {
        NodeState::Named => "文件提及",
        NodeState::Existing => "已有",
        NodeState::Building => "在建",
        NodeState::Planned => "谋划",
        NodeState::Missing => "缺失",
    },
    no_blueprint: "文件没有列出这条链的环节，施工图还没有画。",
    as_list: "以文字列出",
    leads_to: |names| format!("下接 {names}"),
    drawing: |nodes, links| format!("施工图：{nodes} 个环节，{links} 条连线"),
    indicators: "指标",
    comparator: |comparator, soft| match (comparator, soft) {
        (Comparator::AtLeast, true) => "力争达到",
        (Comparator::AtLeast, false) => "不少于",
        (Comparator::AtMost, _) => "不超过",
        (Comparator::Below, _) => "低于",
        (Comparator::About, _) => "约",
    },
    by: |day| format!("{day} 前"),
    baseline: |value| format!("起点 {value}"),
    tasks: "任务",
    view: "显示方式",
    board: "看板",
    list: "列表",
    none_here: "无",
    cancelled: |count| format!("已取消 {count} 项"),
    no_tasks: "这条链还没有任务",
    no_tasks_may: "新建第一项任务，写明谁牵头、什么时候完成。",
    no_tasks_hint: "由链长、牵头单位或办公室新建。",
    feed: "动态",
    no_feed: "还没有动态。",
    more_feed: |count| format!("还有 {count} 条"),
    more_done: |count| format!("全部 {count} 项"),
    clause: "文件要求",
};

/// English.
pub static EN: Chains = Chains {
    place: |tier, no| match tier {
        Tier::Key => format!("key chain {no}"),
        Tier::Emerging => format!("emerging chain {no}"),
    },
    missing: "This chain is not here",
    missing_hint: "The link may be wrong. Look again after syncing.",
    to_boards: "All boards",
    chief: "Chief",
    vacant: "vacant",
    lead: "Lead",
    support: "Also responsible",
    others: |count| match count {
        1 => "1 more needs attention".to_owned(),
        _ => format!("{count} more need attention"),
    },
    done_of: |done, all| format!("{done} of {all} done"),
    starts: |day| format!("lights count from {day}"),
    five_ones: "The five ones",
    one_leader: "a county leader",
    one_department: "a lead department",
    one: |one| match one {
        One::Team => "a task force",
        One::Plan => "a work plan",
        One::Blueprint => "a blueprint",
    },
    lacking: "lacking",
    there: "there",
    marked: |who, day| format!("set up {day} · registered by {who}"),
    unmarked: "Not registered yet.",
    derived: "Named by the document; nothing to register.",
    mark: |one| format!("Register {one}"),
    remark: "Change it",
    unmark: "Take it back",
    mark_day: "Set up on",
    mark_note: |one| match one {
        One::Team => "Who is in it, who convenes",
        One::Plan => "Title, document number",
        One::Blueprint => "Title, where it is kept",
    },
    blueprint: "Blueprint",
    legend: "solid: there · dashed: planned",
    state: |state| match state {
        NodeState::Named => "named",
        NodeState::Existing => "there",
        NodeState::Building => "being built",
        NodeState::Planned => "planned",
        NodeState::Missing => "missing",
    },
    no_blueprint: "The document names no stages of this chain; nothing is drawn yet.",
    as_list: "As a list",
    leads_to: |names| format!("leads to {names}"),
    drawing: |nodes, links| format!("Blueprint: {nodes} nodes, {links} links"),
    indicators: "Indicators",
    comparator: |comparator, soft| match (comparator, soft) {
        (Comparator::AtLeast, true) => "aim for",
        (Comparator::AtLeast, false) => "at least",
        (Comparator::AtMost, _) => "at most",
        (Comparator::Below, _) => "below",
        (Comparator::About, _) => "about",
    },
    by: |day| format!("by {day}"),
    baseline: |value| format!("from {value}"),
    tasks: "Tasks",
    view: "View",
    board: "Board",
    list: "List",
    none_here: "none",
    cancelled: |count| format!("{count} cancelled"),
    no_tasks: "This chain has no tasks yet",
    no_tasks_may: "Create the first: who leads it, and by when.",
    no_tasks_hint: "Its chief, a lead unit or the office creates them.",
    feed: "Activity",
    no_feed: "Nothing yet.",
    more_feed: |count| format!("{count} more"),
    more_done: |count| format!("all {count}"),
    clause: "What the document asks",
};
