//! Words of a chain's page.

use shared::model::{NodeState, One, Tier};

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
    /// 责任
    pub support: &'static str,
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
    support: "责任",
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
    support: "Also responsible",
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
};
