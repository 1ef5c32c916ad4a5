//! Words of 待办.

use crate::instructions::waiting::Waits;

/// What My work says.
pub struct Work {
    /// The page.
    pub title: &'static str,
    /// Instructions that wait for the person.
    pub instructions: &'static str,
    /// 批示 or 催办, in a word.
    pub instruction: fn(bool) -> &'static str,
    /// What one of them waits for.
    pub waits: fn(Waits) -> &'static str,
    /// By when an answer is wanted.
    pub answer_by: fn(&str) -> String,
    /// More of them.
    pub more_instructions: fn(usize) -> String,
    /// 滞后
    pub late: &'static str,
    /// How that group is sorted.
    pub late_aside: &'static str,
    /// 预警
    pub warning: &'static str,
    /// How that group is sorted.
    pub warning_aside: &'static str,
    /// 待我验收
    pub to_accept: &'static str,
    /// 本旬要报
    pub to_report: &'static str,
    /// 未启动
    pub to_start: &'static str,
    /// 正常
    pub on_track: &'static str,
    /// Found elsewhere.
    pub elsewhere: &'static str,
    /// Unfold.
    pub unfold: &'static str,
    /// Fold.
    pub fold: &'static str,
    /// Reports still owed this period.
    pub owing: fn(usize) -> String,
    /// The period ends today.
    pub last_day: fn(&str) -> String,
    /// Days left in the period after today.
    pub days_left: fn(&str, i32) -> String,
    /// What was refused and what is unsent.
    pub outbox: fn(usize, usize) -> String,
    /// Reports by period: to be delivered these ten days, and missing.
    pub reports: fn(usize, usize) -> String,
    /// It can be installed.
    pub install: &'static str,
    /// Not to say so again.
    pub install_put_away: &'static str,
    /// Search.
    pub search: &'static str,
    /// What can be searched.
    pub search_hint: &'static str,
    /// Nothing found.
    pub nothing_found: fn(&str) -> String,
    /// What to do.
    pub nothing_found_hint: &'static str,
    /// Clear the search.
    pub clear: &'static str,
    /// Every report of the period is in.
    pub all_reported: &'static str,
    /// What to do.
    pub all_reported_hint: &'static str,
    /// Back to the whole list.
    pub show_all: &'static str,
    /// The list is empty.
    pub empty: &'static str,
    /// What to do next.
    pub empty_hint: &'static str,
    /// To the boards.
    pub to_boards: &'static str,
    /// No hat gives work.
    pub no_hats: &'static str,
    /// Who can help.
    pub no_hats_hint: &'static str,
    /// First sync.
    pub filling: &'static str,
    /// So many records are here.
    pub filling_hint: fn(usize) -> String,
    /// First sync without a network.
    pub filling_offline: &'static str,
    /// What to do.
    pub filling_offline_hint: &'static str,
}

/// Chinese.
pub static ZH: Work = Work {
    title: "待办",
    instructions: "批示",
    instruction: |nudge| if nudge { "催办" } else { "批示" },
    waits: |waits| match waits {
        Waits::Confirm => "待你确认",
        Waits::Acknowledge => "待签收",
        Waits::Answer => "待反馈",
    },
    answer_by: |day| format!("{day} 前反馈"),
    more_instructions: |count| format!("还有 {count} 条"),
    late: "滞后",
    late_aside: "按超期天数",
    warning: "预警",
    warning_aside: "7 天内",
    to_accept: "待我验收",
    to_report: "本旬要报",
    to_start: "未启动",
    on_track: "正常",
    elsewhere: "其他任务",
    unfold: "展开",
    fold: "收起",
    owing: |count| format!("本旬还要报 {count} 项"),
    last_day: |period| format!("{period}最后一天"),
    days_left: |period, days| format!("{period}还剩 {days} 天"),
    outbox: |refused, waiting| match (refused, waiting) {
        (0, waiting) => format!("{waiting} 条待送"),
        (refused, 0) => format!("{refused} 条被退回，等你处理"),
        (refused, waiting) => format!("{refused} 条被退回，等你处理 · {waiting} 条待送"),
    },
    reports: |near, missing| match (near, missing) {
        (near, 0) => format!("按期报告：本旬要报 {near} 项"),
        (0, missing) => format!("按期报告：缺报 {missing} 项"),
        (near, missing) => format!("按期报告：本旬要报 {near} 项 · 缺报 {missing} 项"),
    },
    install: "把挂图安装到桌面，点图标就能打开",
    install_put_away: "不再提示安装",
    search: "搜索任务",
    search_hint: "标题、单位，或链、领域、河湖",
    nothing_found: |words| format!("没有找到「{words}」"),
    nothing_found_hint: "换个说法试试，单位的简称和别称也能搜。",
    clear: "清除搜索",
    all_reported: "本旬要报的都报了",
    all_reported_hint: "下一旬开始后，要报的任务会再出现在这里。",
    show_all: "看全部待办",
    empty: "手上没有待办",
    empty_hint: "滞后、预警和要报的任务会自动出现在这里。可以到看板看全局。",
    to_boards: "去看板",
    no_hats: "你的账号没有承担任务的职务",
    no_hats_hint: "如果不对，请联系管理员核对职务。全县的看板都能查看。",
    filling: "正在取回你的任务",
    filling_hint: |count| format!("已取回 {count} 条记录。可以中断，下次接着取。"),
    filling_offline: "还没有取回任务",
    filling_offline_hint: "第一次使用需要联网一次，之后没有网络也能用。",
};

/// English.
pub static EN: Work = Work {
    title: "My work",
    instructions: "Instructions",
    instruction: |nudge| if nudge { "Nudge" } else { "Instruction" },
    waits: |waits| match waits {
        Waits::Confirm => "for you to confirm",
        Waits::Acknowledge => "to acknowledge",
        Waits::Answer => "to answer",
    },
    answer_by: |day| format!("answer by {day}"),
    more_instructions: |count| format!("{count} more"),
    late: "Late",
    late_aside: "by days overdue",
    warning: "Warning",
    warning_aside: "within 7 days",
    to_accept: "For me to accept",
    to_report: "Reports due this period",
    to_start: "Not started",
    on_track: "On track",
    elsewhere: "Other tasks",
    unfold: "Show",
    fold: "Hide",
    owing: |count| match count {
        1 => "1 report still due this period".to_owned(),
        _ => format!("{count} reports still due this period"),
    },
    last_day: |period| format!("last day of {period}"),
    days_left: |period, days| format!("{days} days left in {period}"),
    outbox: |refused, waiting| match (refused, waiting) {
        (0, waiting) => format!("{waiting} to send"),
        (refused, 0) => format!("{refused} refused, waiting for you"),
        (refused, waiting) => format!("{refused} refused, waiting for you · {waiting} to send"),
    },
    reports: |near, missing| match (near, missing) {
        (near, 0) => format!("Reports by period: {near} due these ten days"),
        (0, missing) => format!("Reports by period: {missing} missing"),
        (near, missing) => {
            format!("Reports by period: {near} due these ten days · {missing} missing")
        }
    },
    install: "Install Guatu, and open it by its icon",
    install_put_away: "Do not suggest installing again",
    search: "Search tasks",
    search_hint: "Title, unit, chain, field or river",
    nothing_found: |words| format!("Nothing found for “{words}”"),
    nothing_found_hint: "Try other words: short and other names of units work, too.",
    clear: "Clear the search",
    all_reported: "All reports of this period are in",
    all_reported_hint: "Tasks that owe a report show up here again when the next period begins.",
    show_all: "Show everything",
    empty: "Nothing to do",
    empty_hint: "Late tasks, warnings and reports due will show up here. The boards show everything.",
    to_boards: "To the boards",
    no_hats: "Your account holds no post with tasks",
    no_hats_hint: "If that is wrong, ask the administrator to check your posts. All boards are open to you.",
    filling: "Fetching your tasks",
    filling_hint: |count| format!("{count} records so far. It can stop and go on at any time."),
    filling_offline: "Your tasks are not here yet",
    filling_offline_hint: "The first time needs a network once; after that it works without.",
};
