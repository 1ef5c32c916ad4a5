//! Words that the pages of chains, fields and rivers share.

use shared::model::{Comparator, Kind};

use crate::charges::select::IndicatorFact;
use crate::charges::unit;

/// What these pages say.
pub struct Charges {
    /// Nobody.
    pub vacant: &'static str,
    /// 牵头
    pub lead: &'static str,
    /// The worst task and how many others need attention.
    pub others: fn(u32) -> String,
    /// Done of all.
    pub done_of: fn(u32, u32) -> String,
    /// Counts from a day.
    pub starts: fn(&str) -> String,
    /// 指标
    pub indicators: &'static str,
    /// What is to be reached: words before the figure, the figure, words after it.
    pub target: fn(&IndicatorFact) -> (&'static str, String, &'static str),
    /// By a day.
    pub by: fn(&str) -> String,
    /// Where it started.
    pub baseline: fn(&str) -> String,
    /// 任务, as each kind calls it.
    pub tasks: fn(Kind) -> &'static str,
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
    pub no_tasks: fn(Kind) -> &'static str,
    /// What to do, for who may create.
    pub no_tasks_may: &'static str,
    /// What to do, for who may not.
    pub no_tasks_hint: fn(Kind) -> &'static str,
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

/// The figure with its unit; of a span, both ends. Nothing where the document sets it elsewhere.
fn figure(fact: &IndicatorFact) -> String {
    let unit = unit(&fact.unit);
    match (fact.target, fact.upper) {
        (Some(from), Some(to)) => format!("{from}–{to}{unit}"),
        (Some(target), None) => format!("{target}{unit}"),
        (None, _) => String::new(),
    }
}

/// Chinese.
pub static ZH: Charges = Charges {
    vacant: "空缺",
    lead: "牵头",
    others: |count| format!("另有 {count} 项滞后预警"),
    done_of: |done, all| format!("{done}/{all} 办结"),
    starts: |day| format!("{day} 起计灯"),
    indicators: "指标",
    target: |fact| {
        let figure = figure(fact);
        match (fact.comparator, fact.soft) {
            (Comparator::AtMost | Comparator::Below, _) if fact.target.is_none() => {
                ("控制在另行下达的目标以内", figure, "")
            }
            _ if fact.target.is_none() => ("达到另行下达的目标", figure, ""),
            (Comparator::AtLeast, true) => ("力争达到", figure, ""),
            (Comparator::AtLeast, false) => ("不少于", figure, ""),
            (Comparator::AtMost, true) => ("力争不超过", figure, ""),
            (Comparator::AtMost, false) => ("不超过", figure, ""),
            (Comparator::Below, true) => ("力争低于", figure, ""),
            (Comparator::Below, false) => ("低于", figure, ""),
            (Comparator::About, _) => ("", figure, "左右"),
            (Comparator::Between, true) => ("力争", figure, ""),
            (Comparator::Between, false) => ("", figure, ""),
            (Comparator::Exactly, true) => ("力争达到", figure, ""),
            (Comparator::Exactly, false) => ("达到", figure, ""),
        }
    },
    by: |day| format!("{day} 前"),
    baseline: |value| format!("起点 {value}"),
    tasks: |kind| match kind {
        Kind::Field => "措施",
        _ => "任务",
    },
    view: "显示方式",
    board: "看板",
    list: "列表",
    none_here: "无",
    cancelled: |count| format!("已取消 {count} 项"),
    no_tasks: |kind| match kind {
        Kind::Field => "文件没有给这个领域编列措施",
        Kind::River => "这条河还没有任务",
        _ => "这条链还没有任务",
    },
    no_tasks_may: "新建第一项任务，写明谁牵头、什么时候完成。",
    no_tasks_hint: |kind| match kind {
        Kind::Field => "由责任领导、牵头单位或办公室新建任务。",
        Kind::River => "由河长或河长办交办。",
        _ => "由链长、牵头单位或办公室新建。",
    },
    feed: "动态",
    no_feed: "还没有动态。",
    more_feed: |count| format!("还有 {count} 条"),
    more_done: |count| format!("全部 {count} 项"),
    clause: "文件要求",
};

/// English.
pub static EN: Charges = Charges {
    vacant: "vacant",
    lead: "Lead",
    others: |count| match count {
        1 => "1 more needs attention".to_owned(),
        _ => format!("{count} more need attention"),
    },
    done_of: |done, all| format!("{done} of {all} done"),
    starts: |day| format!("lights count from {day}"),
    indicators: "Indicators",
    target: |fact| {
        let figure = figure(fact);
        match (fact.comparator, fact.soft) {
            (Comparator::AtMost | Comparator::Below, _) if fact.target.is_none() => {
                ("within the target set elsewhere", figure, "")
            }
            _ if fact.target.is_none() => ("the target set elsewhere", figure, ""),
            (Comparator::AtLeast, true) => ("aim for at least", figure, ""),
            (Comparator::AtLeast, false) => ("at least", figure, ""),
            (Comparator::AtMost, true) => ("aim for at most", figure, ""),
            (Comparator::AtMost, false) => ("at most", figure, ""),
            (Comparator::Below, true) => ("aim for below", figure, ""),
            (Comparator::Below, false) => ("below", figure, ""),
            (Comparator::About, _) => ("about", figure, ""),
            (Comparator::Between, true) => ("aim for", figure, ""),
            (Comparator::Between, false) => ("", figure, ""),
            (Comparator::Exactly, true) => ("aim for", figure, ""),
            (Comparator::Exactly, false) => ("exactly", figure, ""),
        }
    },
    by: |day| format!("by {day}"),
    baseline: |value| format!("from {value}"),
    tasks: |kind| match kind {
        Kind::Field => "Measures",
        _ => "Tasks",
    },
    view: "View",
    board: "Board",
    list: "List",
    none_here: "none",
    cancelled: |count| format!("{count} cancelled"),
    no_tasks: |kind| match kind {
        Kind::Field => "The document numbers no measures in this field",
        Kind::River => "This river has no tasks yet",
        _ => "This chain has no tasks yet",
    },
    no_tasks_may: "Create the first: who leads it, and by when.",
    no_tasks_hint: |kind| match kind {
        Kind::Field => "Its leaders, a lead unit or the office creates them.",
        Kind::River => "Its chief or the river-chief office assigns them.",
        _ => "Its chief, a lead unit or the office creates them.",
    },
    feed: "Activity",
    no_feed: "Nothing yet.",
    more_feed: |count| format!("{count} more"),
    more_done: |count| format!("all {count}"),
    clause: "What the document asks",
};
