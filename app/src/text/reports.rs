//! Words of reports by period.

use shared::calendar::Every;
use shared::model::Figures;
use shared::rules::dues::Standing;

/// What the page of reports, its form and its card say.
pub struct Reports {
    /// The page.
    pub title: &'static str,
    /// So many to be delivered by the end of these ten days.
    pub near: fn(usize) -> String,
    /// Nothing is.
    pub none_near: &'static str,
    /// Overdue.
    pub missing: fn(usize) -> String,
    /// Owed later.
    pub later: &'static str,
    /// Delivered.
    pub delivered: &'static str,
    /// How a report stands.
    pub standing: fn(Standing) -> &'static str,
    /// A further row corrects it.
    pub corrected: &'static str,
    /// What the star beside a standing means.
    pub star: &'static str,
    /// Days until the last day.
    pub left: fn(i32) -> String,
    /// The last day.
    pub last: fn(&str) -> String,
    /// Days late.
    pub days_late: fn(i32) -> String,
    /// Delivered on a day by a unit.
    pub by: fn(&str, &str) -> String,
    /// More of a list.
    pub more: fn(usize) -> String,
    /// The table.
    pub table: &'static str,
    /// What the table's rows are.
    pub chain: &'static str,
    /// Which rhythm is shown.
    pub rhythm: &'static str,
    /// A rhythm as a switch.
    pub every: fn(Every) -> &'static str,
    /// Who has not reported.
    pub who_missing: fn(usize) -> String,
    /// Everybody has.
    pub none_missing: &'static str,
    /// Last days were worked out by the weekend.
    pub unsure: &'static str,
    /// Nothing is owed by anybody.
    pub empty: &'static str,
    /// Why.
    pub empty_hint: &'static str,
    /// Back to all reports.
    pub all: &'static str,
    /// To a chain.
    pub to_chain: &'static str,
    /// Report.
    pub report: &'static str,
    /// Correct.
    pub correct: &'static str,
    /// A row that corrects the one before.
    pub correction: &'static str,
    /// The first row.
    pub original: &'static str,
    /// Nothing was delivered yet.
    pub nothing: &'static str,
    /// Figures in one line.
    pub figures: fn(Figures) -> String,
    /// What figures are.
    pub figures_label: &'static str,
    /// Where they come from.
    pub figures_hint: &'static str,
    /// 报送单位
    pub unit: &'static str,
    /// The words of a report.
    pub words: &'static str,
    /// Where they come from.
    pub words_hint: &'static str,
    /// Nothing in the records to begin with.
    pub words_none: &'static str,
    /// What stands there now, and is corrected.
    pub now: &'static str,
    /// The form: period, what the document calls it.
    pub form: fn(&str, &str) -> String,
    /// A line of a draft: title, percent, words.
    pub line: fn(&str, u8, &str) -> String,
    /// Before what tasks are stuck on.
    pub stuck: &'static str,
    /// A task that is stuck, and on what.
    pub stuck_line: fn(&str, &str) -> String,
    /// What somebody did: reported on a period, or corrected that.
    pub reported: fn(&str, bool) -> String,
    /// The card on a chain's page.
    pub card: &'static str,
    /// Recent periods that are missing.
    pub recent_missing: fn(usize) -> String,
    /// To all reports of a chain.
    pub card_all: &'static str,
}

/// Chinese.
pub static ZH: Reports = Reports {
    title: "按期报告",
    near: |count| format!("本旬要报 {count} 项"),
    none_near: "本旬要报的都报了。",
    missing: |count| format!("缺报 {count} 项"),
    later: "本旬之后到期",
    delivered: "已报",
    standing: |standing| match standing {
        Standing::Missing => "缺报",
        Standing::Owed => "待报",
        Standing::Late => "迟报",
        Standing::Delivered => "已报",
    },
    corrected: "有更正",
    star: "* 有更正",
    left: |days| match days {
        0 => "今天截止".to_owned(),
        1 => "明天截止".to_owned(),
        days if days < 0 => format!("已超 {} 天", -days),
        days => format!("还剩 {days} 天"),
    },
    last: |day| format!("{day}截止"),
    days_late: |days| format!("迟报 {days} 天"),
    by: |day, unit| format!("{day} {unit}报"),
    more: |count| format!("再看 {count} 项"),
    table: "各链报送情况",
    chain: "产业链",
    rhythm: "报告周期",
    every: |every| match every {
        Every::TenDays => "旬",
        Every::Month => "月",
        Every::Quarter => "季",
        Every::Year => "年",
    },
    who_missing: |count| format!("还没报的 {count} 项"),
    none_missing: "近几期没有缺报。",
    unsure: "有的年份放假安排尚未收录，截止日期暂按周末推算，以国务院办公厅通知为准。",
    empty: "还没有要报的报告",
    empty_hint: "方案开始跟踪后的第一期起，要报的旬、月、季、年报告会出现在这里。",
    all: "全部报告",
    to_chain: "看这条链",
    report: "报送",
    correct: "更正",
    correction: "更正",
    original: "首次报送",
    nothing: "这一期还没有报告。",
    figures: |figures| {
        let Figures { tasks, done, overdue, blocked } = figures;
        format!("任务 {tasks} 项 · 办结 {done} · 超期 {overdue} · 受阻 {blocked}")
    },
    figures_label: "报送时的数据",
    figures_hint: "按本机记录自动统计，随报告一并报送。",
    unit: "报送单位",
    words: "报告内容",
    words_hint: "已按本期任务进展起草，请核对修改后报送。全县各单位可见。",
    words_none: "本期没有任务进展记录，请直接填写。全县各单位可见。",
    now: "当前的一份",
    form: |period, title| format!("{period} {title}"),
    line: |title, percent, words| format!("{title}（{percent}%）：{words}"),
    stuck: "受阻事项：",
    stuck_line: |title, reason| format!("{title}：{reason}"),
    reported: |period, corrects| match corrects {
        true => format!("更正{period}报告"),
        false => format!("报送{period}报告"),
    },
    card: "按期报告",
    recent_missing: |count| format!("近期缺报 {count} 期"),
    card_all: "全部报告",
};

/// English.
pub static EN: Reports = Reports {
    title: "Reports by period",
    near: |count| match count {
        1 => "1 report due these ten days".to_owned(),
        _ => format!("{count} reports due these ten days"),
    },
    none_near: "Everything due these ten days is in.",
    missing: |count| format!("{count} missing"),
    later: "Due later",
    delivered: "Delivered",
    standing: |standing| match standing {
        Standing::Missing => "missing",
        Standing::Owed => "owed",
        Standing::Late => "late",
        Standing::Delivered => "in",
    },
    corrected: "corrected",
    star: "* corrected",
    left: |days| match days {
        0 => "due today".to_owned(),
        1 => "due tomorrow".to_owned(),
        -1 => "1 day overdue".to_owned(),
        days if days < 0 => format!("{} days overdue", -days),
        days => format!("{days} days left"),
    },
    last: |day| format!("due {day}"),
    days_late: |days| match days {
        1 => "1 day late".to_owned(),
        _ => format!("{days} days late"),
    },
    by: |day, unit| format!("{day}, {unit}"),
    more: |count| format!("{count} more"),
    table: "Chains by period",
    chain: "Chain",
    rhythm: "Rhythm",
    every: |every| match every {
        Every::TenDays => "10 days",
        Every::Month => "Month",
        Every::Quarter => "Quarter",
        Every::Year => "Year",
    },
    who_missing: |count| format!("{count} missing"),
    none_missing: "Nothing is missing lately.",
    unsure: "The holidays of some year are not known here yet: last days go by the weekend for now.",
    empty: "No reports are owed yet",
    empty_hint: "From the first period after a programme is tracked, its reports will show up here.",
    all: "All reports",
    to_chain: "To the chain",
    report: "Report",
    correct: "Correct",
    correction: "Correction",
    original: "First report",
    nothing: "Nothing has been reported for this period.",
    figures: |figures| {
        let Figures { tasks, done, overdue, blocked } = figures;
        format!("{tasks} tasks · {done} done · {overdue} overdue · {blocked} blocked")
    },
    figures_label: "Figures at the time",
    figures_hint: "Counted from this device’s records, and sent with the report.",
    unit: "Unit that reports",
    words: "Report",
    words_hint: "Drafted from this period’s progress: check and edit it. All units of the county can read it.",
    words_none: "Nothing was reported on tasks in this period: write it here. All units of the county can read it.",
    now: "What stands now",
    form: |period, title| format!("{title}, {period}"),
    line: |title, percent, words| format!("{title} ({percent}%): {words}"),
    stuck: "Blocked:",
    stuck_line: |title, reason| format!("{title}: {reason}"),
    reported: |period, corrects| match corrects {
        true => format!("corrected the report on {period}"),
        false => format!("reported on {period}"),
    },
    card: "Reports by period",
    recent_missing: |count| format!("{count} missing lately"),
    card_all: "All reports",
};
