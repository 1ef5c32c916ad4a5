//! Words of tasks: rows, the task page, its forms.

use shared::id::Seq;
use shared::model::Property;

/// What tasks say.
pub struct Tasks {
    /// 待送
    pub waiting: &'static str,
    /// 发送中
    pub sending: &'static str,
    /// 被退回
    pub refused: &'static str,
    /// 回执 第 n 号
    pub receipt: fn(Seq) -> String,
    /// The person is 责任领导.
    pub you_answer: &'static str,
    /// The person is 链长.
    pub you_chief: &'static str,
    /// The person is 责任领导 of the field.
    pub you_lead_field: &'static str,
    /// The person is 河长.
    pub you_river_chief: &'static str,
    /// The person's unit leads.
    pub you_lead: &'static str,
    /// The person's unit supports.
    pub you_support: &'static str,
    /// The person's unit split it off.
    pub you_parent: &'static str,
    /// 牵头 with names.
    pub led_by: fn(&str) -> String,
    /// Stuck on something.
    pub stuck_on: fn(&str) -> String,
    /// Due on a day.
    pub due_on: fn(&str) -> String,
    /// No last day.
    pub no_due: &'static str,
    /// Between names.
    pub comma: &'static str,
    /// Some names, and how many there are in all.
    pub and_others: fn(&str, usize) -> String,
    /// The task is not here.
    pub missing: &'static str,
    /// What to do about it.
    pub missing_hint: &'static str,
    /// The address names no task.
    pub to_work: &'static str,
    /// A refused act that made a task which is therefore not there.
    pub unmade: &'static str,
    /// A part of a task.
    pub part_of: fn(&str) -> String,
    /// Heading: who.
    pub who: &'static str,
    /// 责任领导
    pub leaders: &'static str,
    /// 牵头单位
    pub lead_units: &'static str,
    /// 配合单位
    pub support_units: &'static str,
    /// Nobody named.
    pub nobody: &'static str,
    /// 时限
    pub due: &'static str,
    /// First day.
    pub start: &'static str,
    /// Who may see it.
    pub visibility: &'static str,
    /// Everybody.
    pub visible_county: &'static str,
    /// Those it names.
    pub visible_named: &'static str,
    /// Time passed.
    pub elapsed: fn(u8) -> String,
    /// Not tracked yet.
    pub starts: fn(&str) -> String,
    /// Heading: the text.
    pub detail: &'static str,
    /// Heading: parts.
    pub parts: &'static str,
    /// Some parts are open.
    pub open_parts: fn(usize) -> String,
    /// Heading: stuck, for so many days.
    pub blocked: fn(i32) -> String,
    /// Stuck since a day.
    pub since: fn(&str) -> String,
    /// Heading: submitted.
    pub submission: &'static str,
    /// Who submitted may not accept.
    pub own_submission: &'static str,
    /// Heading: history.
    pub history: &'static str,
    /// Nothing happened yet.
    pub no_history: &'static str,
    /// Reported, from and to.
    pub reported: fn(Option<u8>, u8) -> String,
    /// Commented.
    pub commented: &'static str,
    /// The last day was another.
    pub due_was: fn(&str) -> String,
    /// The title was another.
    pub title_was: fn(&str) -> String,
    /// Heading of a conflict: which property.
    pub conflict: fn(&str) -> String,
    /// What a property is called.
    pub property: fn(Property) -> &'static str,
    /// The value that stands.
    pub kept: &'static str,
    /// The value that does not.
    pub lost: fn(&str, &str) -> String,
    /// An empty value.
    pub empty_value: &'static str,
    /// Propose it again.
    pub propose_again: &'static str,
    /// Other actions.
    pub more: &'static str,
    /// Heading of the sheet with other actions.
    pub more_title: &'static str,
    /// The page's actions, for screen readers.
    pub actions: &'static str,
}

/// Chinese.
pub static ZH: Tasks = Tasks {
    waiting: "待送",
    sending: "发送中",
    refused: "被退回",
    receipt: |seq| format!("回执 第 {} 号", seq.0),
    you_answer: "你是 责任领导",
    you_chief: "你是 链长",
    you_lead_field: "你是 领域责任领导",
    you_river_chief: "你是 河（湖）长",
    you_lead: "你单位 牵头",
    you_support: "你单位 配合",
    you_parent: "你单位 分解",
    led_by: |names| format!("牵头 {names}"),
    stuck_on: |reason| format!("卡在：{reason}"),
    due_on: |day| format!("{day} 到期"),
    no_due: "未定时限",
    comma: "、",
    and_others: |names, count| format!("{names} 等 {count} 个单位"),
    missing: "这里没有这项任务",
    missing_hint: "可能已不在你的可见范围，或链接有误。联网同步后再看一次。",
    to_work: "回到待办",
    unmade: "这项任务没有建成",
    part_of: |title| format!("属于 {title}"),
    who: "责任",
    leaders: "责任领导",
    lead_units: "牵头单位",
    support_units: "配合单位",
    nobody: "未指定",
    due: "时限",
    start: "开始",
    visibility: "可见",
    visible_county: "全县单位",
    visible_named: "仅相关单位和领导",
    elapsed: |percent| format!("时间已过 {percent}%"),
    starts: |day| format!("{day} 起计灯"),
    detail: "任务内容",
    parts: "分解任务",
    open_parts: |count| format!("还有 {count} 项分解任务未办结，全部办结后才能提交验收。"),
    blocked: |days| format!("受阻 {days} 天"),
    since: |day| format!("自 {day}"),
    submission: "已提交验收",
    own_submission: "这次验收由你本人提交，须由他人验收。",
    history: "全部记录",
    no_history: "还没有记录。第一次报进展后，这里会留下每一步。",
    reported: |before, percent| match before {
        Some(before) => format!("报进展 {before}% → {percent}%"),
        None => format!("报进展 {percent}%"),
    },
    commented: "留言",
    due_was: |day| format!("原时限 {day}"),
    title_was: |title| format!("原标题：{title}"),
    conflict: |property| format!("{property}有两处不同改动"),
    property: |property| match property {
        Property::Title => "标题",
        Property::Detail => "任务内容",
        Property::Due => "时限",
        Property::Assignment => "责任分工",
        Property::Visibility => "可见范围",
        Property::Team => "工作专班",
        Property::Plan => "工作方案",
        Property::Blueprint => "施工图",
        Property::Inspected => "检查对象",
        Property::Place => "归属",
    },
    kept: "现用",
    lost: |who, day| format!("未采用（{who}，{day}）"),
    empty_value: "空",
    propose_again: "重新提出",
    more: "更多",
    more_title: "更多操作",
    actions: "可做的事",
};

/// English.
pub static EN: Tasks = Tasks {
    waiting: "to send",
    sending: "sending",
    refused: "refused",
    receipt: |seq| format!("receipt no. {}", seq.0),
    you_answer: "you answer for it",
    you_chief: "you are the chain chief",
    you_lead_field: "you lead the field",
    you_river_chief: "you are the river chief",
    you_lead: "your unit leads",
    you_support: "your unit supports",
    you_parent: "your unit split it off",
    led_by: |names| format!("led by {names}"),
    stuck_on: |reason| format!("stuck on: {reason}"),
    due_on: |day| format!("due {day}"),
    no_due: "no last day",
    comma: ", ",
    and_others: |names, count| format!("{names} and {} more", count.saturating_sub(2)),
    missing: "This task is not here",
    missing_hint: "You may no longer see it, or the link is wrong. Look again after syncing.",
    to_work: "Back to my work",
    unmade: "This task was not created",
    part_of: |title| format!("part of {title}"),
    who: "Who",
    leaders: "Leaders",
    lead_units: "Lead units",
    support_units: "Supporting units",
    nobody: "not named",
    due: "Due",
    start: "Start",
    visibility: "Visible to",
    visible_county: "all units of the county",
    visible_named: "those named, and leaders",
    elapsed: |percent| format!("{percent}% of the time gone"),
    starts: |day| format!("lights count from {day}"),
    detail: "What is to be done",
    parts: "Parts",
    open_parts: |count| match count {
        1 => "One part is still open; the task can be submitted once it is closed.".to_owned(),
        _ => {
            format!("{count} parts are still open; the task can be submitted once all are closed.")
        }
    },
    blocked: |days| format!("Blocked for {days} days"),
    since: |day| format!("since {day}"),
    submission: "Submitted for acceptance",
    own_submission: "You submitted this yourself: somebody else has to accept it.",
    history: "History",
    no_history: "Nothing yet. Every step from the first report on will stand here.",
    reported: |before, percent| match before {
        Some(before) => format!("reported {before}% → {percent}%"),
        None => format!("reported {percent}%"),
    },
    commented: "commented",
    due_was: |day| format!("was due {day}"),
    title_was: |title| format!("was called: {title}"),
    conflict: |property| format!("Two edits of the {property}"),
    property: |property| match property {
        Property::Title => "title",
        Property::Detail => "text",
        Property::Due => "last day",
        Property::Assignment => "assignment",
        Property::Visibility => "visibility",
        Property::Team => "task force",
        Property::Plan => "work plan",
        Property::Blueprint => "blueprint",
        Property::Inspected => "what was inspected",
        Property::Place => "place",
    },
    kept: "In use",
    lost: |who, day| format!("Not used ({who}, {day})"),
    empty_value: "empty",
    propose_again: "Propose it again",
    more: "More",
    more_title: "More actions",
    actions: "Actions",
};
