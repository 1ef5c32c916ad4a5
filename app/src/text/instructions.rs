//! Words of 批示 and 催办.

/// What instructions say: their section, their page and their forms.
pub struct Instructions {
    /// Those on a page.
    pub title: &'static str,
    /// 催办 or 批示, as a word for one.
    pub kind: fn(bool) -> &'static str,
    /// Give one.
    pub instruct: &'static str,
    /// 催办
    pub nudge: &'static str,
    /// Hurry along everything overdue, so many.
    pub nudge_all: fn(usize) -> String,
    /// A button on a report.
    pub instruct_report: &'static str,
    /// Send it.
    pub send: &'static str,
    /// What one mostly wants; each a sentence that stands by itself.
    pub phrases: [&'static str; 6],
    /// What the phrases are, for screen readers.
    pub phrases_label: &'static str,
    /// What is wanted.
    pub words: &'static str,
    /// How to fill it.
    pub words_hint: &'static str,
    /// Speak instead of typing.
    pub dictate: &'static str,
    /// Stop listening.
    pub dictate_stop: &'static str,
    /// The browser cannot listen here.
    pub dictate_failed: &'static str,
    /// Who is addressed.
    pub addressees: &'static str,
    /// A supporting unit among them.
    pub supports: fn(&str) -> String,
    /// Units beside those.
    pub other_units: &'static str,
    /// By when an answer is wanted.
    pub due: &'static str,
    /// That day, on a card.
    pub due_by: fn(&str) -> String,
    /// It is over.
    pub due_over: fn(i32) -> String,
    /// A delegate enters it: what happens next.
    pub for_leader: fn(&str) -> String,
    /// What it is about.
    pub on_report: fn(&str) -> String,
    /// An addressee that has not taken it on.
    pub not_acknowledged: &'static str,
    /// One that has, and when.
    pub acknowledged_at: fn(&str) -> String,
    /// Who has seen it.
    pub seen_by: &'static str,
    /// Nobody has.
    pub seen_by_none: &'static str,
    /// A name and a time.
    pub seen_at: fn(&str, &str) -> String,
    /// What units said.
    pub feedback: &'static str,
    /// The task it became.
    pub became: &'static str,
    /// Closed, by whom and when.
    pub closed_by: fn(&str, &str) -> String,
    /// It waits for its leader.
    pub unconfirmed: fn(&str) -> String,
    /// Take it on.
    pub acknowledge: &'static str,
    /// Take it on for this unit.
    pub acknowledge_for: fn(&str) -> String,
    /// Answer it.
    pub answer: &'static str,
    /// For which unit.
    pub answer_for: &'static str,
    /// What was done about it.
    pub answer_words: &'static str,
    /// How to fill it.
    pub answer_hint: &'static str,
    /// Turn it into a task.
    pub to_task: &'static str,
    /// Close it.
    pub close: &'static str,
    /// A remark with it.
    pub close_words: &'static str,
    /// What closing does.
    pub close_hint: &'static str,
    /// Confirm it.
    pub confirm: &'static str,
    /// Said after these.
    pub acknowledged: &'static str,
    /// Confirmed.
    pub confirmed: &'static str,
    /// More of them.
    pub more: fn(usize) -> String,
    /// Open ones on the tasks of a chain.
    pub on_tasks: fn(usize) -> String,
    /// What one can do, for screen readers.
    pub actions: &'static str,
    /// So many tasks are overdue, led by so many units.
    pub nudge_count: fn(usize, usize) -> String,
    /// A unit and its tasks.
    pub nudge_unit: fn(&str, usize) -> String,
    /// Nothing is overdue.
    pub nudge_none: &'static str,
    /// What is said to the units.
    pub nudge_words: &'static str,
    /// That, unless one changes it.
    pub nudge_default: &'static str,
    /// To whom it goes.
    pub nudge_hint: &'static str,
    /// It was done.
    pub nudged: fn(usize, usize) -> String,
    /// It was done, and waits for a network.
    pub nudged_offline: fn(usize, usize) -> String,
    /// In the history of a task.
    pub history_nudge: &'static str,
    /// In the history of a task.
    pub history_instruct: &'static str,
    /// There is no such instruction here.
    pub missing: &'static str,
    /// Why that may be.
    pub missing_hint: &'static str,
    /// Back to work.
    pub to_work: &'static str,
}

/// Chinese.
pub static ZH: Instructions = Instructions {
    title: "批示",
    kind: |is_nudge| if is_nudge { "催办" } else { "批示" },
    instruct: "批示",
    nudge: "催办",
    nudge_all: |count| format!("催办全部滞后（{count}）"),
    instruct_report: "就此批示",
    send: "发出",
    phrases: [
        "请抓紧办理并反馈。",
        "请说明滞后原因。",
        "请到现场核实。",
        "请提交方案。",
        "请提请专题会研究。",
        "请列入下次调度会。",
    ],
    phrases_label: "常用语",
    words: "批示内容",
    words_hint: "点常用语，也可以直接写",
    dictate: "说话输入",
    dictate_stop: "说完了",
    dictate_failed: "这里听不了语音，请用键盘上的话筒。",
    addressees: "发给",
    supports: |unit| format!("{unit}（配合）"),
    other_units: "其他单位",
    due: "要求反馈的时间",
    due_by: |day| format!("{day} 前反馈"),
    due_over: |days| format!("反馈已超 {days} 天"),
    for_leader: |leader| format!("以 {leader} 的名义录入，须 {leader} 本人确认后才发到单位。"),
    on_report: |task| format!("就「{task}」的进展"),
    not_acknowledged: "未签收",
    acknowledged_at: |when| format!("已签收 {when}"),
    seen_by: "已看",
    seen_by_none: "还没有人看过",
    seen_at: |who, when| format!("{who} {when}"),
    feedback: "反馈",
    became: "已转为任务",
    closed_by: |who, when| format!("已办结 · {who} · {when}"),
    unconfirmed: |leader| format!("待 {leader} 本人确认，确认前单位看不到"),
    acknowledge: "签收",
    acknowledge_for: |unit| format!("签收（{unit}）"),
    answer: "反馈",
    answer_for: "以哪个单位反馈",
    answer_words: "办理情况",
    answer_hint: "办了什么、办到哪一步；还没签收的同时签收",
    to_task: "转为任务",
    close: "办结",
    close_words: "办结意见",
    close_hint: "办结后不再催收反馈，记录保留。",
    confirm: "确认发出",
    acknowledged: "已签收",
    confirmed: "已确认，发往单位",
    more: |count| format!("还有 {count} 条"),
    on_tasks: |count| format!("本链任务上未办结的批示（{count}）"),
    actions: "可以办的",
    nudge_count: |tasks, units| format!("滞后任务 {tasks} 项，涉及 {units} 个牵头单位"),
    nudge_unit: |unit, tasks| format!("{unit} {tasks} 项"),
    nudge_none: "没有超过时限的任务，不用催办。",
    nudge_words: "催办内容",
    nudge_default: "任务已超时限，请抓紧办理，并在本旬内报送进展和完成时间。",
    nudge_hint: "每项任务发给它的牵头单位，记入任务的全部记录。",
    nudged: |tasks, units| format!("已催办 {tasks} 项任务、{units} 个单位"),
    nudged_offline: |tasks, units| {
        format!("催办 {tasks} 项任务、{units} 个单位，已保存在本机，待送")
    },
    history_nudge: "催办",
    history_instruct: "批示",
    missing: "这里没有这条批示",
    missing_hint: "可能没有发给你的单位，或还没有同步到。联网同步后再看一次。",
    to_work: "回到待办",
};

/// English.
pub static EN: Instructions = Instructions {
    title: "Instructions",
    kind: |is_nudge| if is_nudge { "Nudge" } else { "Instruction" },
    instruct: "Instruct",
    nudge: "Hurry along",
    nudge_all: |count| format!("Hurry along all late ({count})"),
    instruct_report: "Instruct on this",
    send: "Send",
    phrases: [
        "Please press ahead and report back.",
        "Please say why it is late.",
        "Please check on the spot.",
        "Please submit a plan.",
        "Please bring it before a meeting.",
        "Please put it on the next agenda.",
    ],
    phrases_label: "Phrases",
    words: "What is wanted",
    words_hint: "Press a phrase, or write",
    dictate: "Speak",
    dictate_stop: "Stop",
    dictate_failed: "Speech cannot be heard here. Use the microphone of your keyboard.",
    addressees: "To",
    supports: |unit| format!("{unit} (supports)"),
    other_units: "Other units",
    due: "Answer wanted by",
    due_by: |day| format!("answer by {day}"),
    due_over: |days| match days {
        1 => "answer 1 day late".to_owned(),
        _ => format!("answer {days} days late"),
    },
    for_leader: |leader| {
        format!("Entered for {leader}. It goes out once {leader} has confirmed it in person.")
    },
    on_report: |task| format!("On a report on {task}"),
    not_acknowledged: "not acknowledged",
    acknowledged_at: |when| format!("acknowledged {when}"),
    seen_by: "Seen by",
    seen_by_none: "nobody yet",
    seen_at: |who, when| format!("{who} {when}"),
    feedback: "Answers",
    became: "Became a task",
    closed_by: |who, when| format!("Closed · {who} · {when}"),
    unconfirmed: |leader| format!("Waits for {leader} in person; units do not see it yet"),
    acknowledge: "Acknowledge",
    acknowledge_for: |unit| format!("Acknowledge for {unit}"),
    answer: "Answer",
    answer_for: "For which unit",
    answer_words: "What was done",
    answer_hint: "What was done and how far it is; it is acknowledged with this, too",
    to_task: "Make it a task",
    close: "Close",
    close_words: "Remark",
    close_hint: "No more answers are expected; the record stays.",
    confirm: "Confirm and send",
    acknowledged: "Acknowledged",
    confirmed: "Confirmed; it goes out to the units",
    more: |count| format!("{count} more"),
    on_tasks: |count| format!("Open instructions on tasks of this chain ({count})"),
    actions: "What you can do",
    nudge_count: |tasks, units| format!("Overdue tasks: {tasks}, lead units: {units}"),
    nudge_unit: |unit, tasks| format!("{unit}: {tasks}"),
    nudge_none: "No task is past its last day: there is nothing to hurry along.",
    nudge_words: "What the units are told",
    nudge_default: "This task is past its last day. Press ahead, and report progress and the day of completion within this period.",
    nudge_hint: "Goes to the lead units of each task, and into its history.",
    nudged: |tasks, units| format!("Hurried along: {tasks} tasks, {units} units"),
    nudged_offline: |tasks, units| {
        format!("Hurrying along {tasks} tasks, {units} units: saved on this device, to be sent")
    },
    history_nudge: "hurried it along",
    history_instruct: "gave an instruction",
    missing: "This instruction is not here",
    missing_hint: "It may not be for your unit, or has not come yet. Sync and look again.",
    to_work: "To my work",
};
