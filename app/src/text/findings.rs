//! Words of findings: rows, lists, a finding's page, looking again, letters.

use super::format;
use crate::findings::filter::Show;
use crate::findings::lists::View;
use crate::findings::waiting::Wait;

/// What they say.
pub struct Findings {
    /// Heading: findings.
    pub title: &'static str,
    /// Those of one place.
    pub title_of: fn(&str) -> String,
    /// The county as a body.
    pub county: &'static str,
    /// A programme's leading group as a body.
    pub programme_office: fn(&str) -> String,
    /// No number yet.
    pub unnumbered: &'static str,
    /// 编号
    pub number: fn(u64) -> String,
    /// Nobody has taken it on.
    pub unplaced: &'static str,
    /// Not said.
    pub not_told: &'static str,
    /// Not on this device.
    pub not_here: &'static str,
    /// What it is about, for screen readers.
    pub about: &'static str,
    /// What was looked at.
    pub inspected: &'static str,
    /// 属地
    pub township: &'static str,
    /// Who found it.
    pub found_by: &'static str,
    /// How it was found.
    pub origin: &'static str,
    /// When.
    pub found_on: &'static str,
    /// Struck off on.
    pub closed_on: &'static str,
    /// How bad.
    pub severity: &'static str,
    /// What sort.
    pub sort: &'static str,
    /// Field or river.
    pub place: &'static str,
    /// The programme.
    pub programme: &'static str,
    /// At length.
    pub detail: &'static str,
    /// 五定
    pub plan: &'static str,
    /// Not planned yet.
    pub no_plan: &'static str,
    /// Plans that were replaced.
    pub earlier_plans: fn(usize) -> String,
    /// 责任单位
    pub unit: &'static str,
    /// 负责人
    pub owner: &'static str,
    /// 时限
    pub due: &'static str,
    /// 成果绩效
    pub outcome: &'static str,
    /// 评估主体
    pub assessor: &'static str,
    /// 会签单位
    pub signers: &'static str,
    /// 停产停业整顿
    pub suspended: &'static str,
    /// 挂牌督办
    pub listing: &'static str,
    /// Under which body.
    pub listed_under: &'static str,
    /// Since when.
    pub listed_on: &'static str,
    /// What it demands.
    pub requirements: &'static str,
    /// Where it stands.
    pub standing: &'static str,
    /// It stands.
    pub listed_now: &'static str,
    /// Of an earlier time.
    pub listed_before: &'static str,
    /// Lifted on a day.
    pub lifted_on: fn(&str) -> String,
    /// 现场核查
    pub verification: &'static str,
    /// On which day.
    pub day: &'static str,
    /// Who was there.
    pub people: &'static str,
    /// What they found.
    pub seen: &'static str,
    /// 会签
    pub signatures: &'static str,
    /// Signed by.
    pub signed_by: fn(&str) -> String,
    /// Not signed.
    pub unsigned: &'static str,
    /// 移送
    pub hand_overs: &'static str,
    /// To whom.
    pub handed_to: &'static str,
    /// 移送函文号
    pub letter: &'static str,
    /// What is handed over, and why.
    pub what_for: &'static str,
    /// Whether it was received.
    pub receipt: &'static str,
    /// Received on.
    pub received_on: fn(&str) -> String,
    /// Not received.
    pub not_received: &'static str,
    /// Photos and files.
    pub evidence: &'static str,
    /// Who puts it right may not judge it.
    pub own_rectification: &'static str,
    /// The finding is not here.
    pub missing: &'static str,
    /// It was refused.
    pub unmade: &'static str,
    /// To the list.
    pub to_list: &'static str,
    /// Counters, for screen readers.
    pub counters: &'static str,
    /// 总数
    pub total: &'static str,
    /// 存量
    pub stock: &'static str,
    /// 增量
    pub added: &'static str,
    /// 销号率
    pub cleared: &'static str,
    /// 逾期
    pub overdue: &'static str,
    /// 重大
    pub major: &'static str,
    /// 未挂牌
    pub unlisted: &'static str,
    /// To all of them.
    pub to_all: &'static str,
    /// None so far.
    pub none_yet: &'static str,
    /// What to do.
    pub none_hint: &'static str,
    /// None of those shown.
    pub none_shown: fn(&str) -> String,
    /// Others there are.
    pub none_shown_hint: &'static str,
    /// A list is empty.
    pub none_here: &'static str,
    /// Why.
    pub none_planned: &'static str,
    /// More that are open.
    pub more_open: fn(usize) -> String,
    /// How many are listed.
    pub count: fn(usize) -> String,
    /// What is shown.
    pub show: fn(Show) -> &'static str,
    /// By stage.
    pub stages: &'static str,
    /// All units.
    pub all_units: &'static str,
    /// All townships.
    pub all_townships: &'static str,
    /// How they are shown.
    pub view: fn(View) -> &'static str,
    /// Column: number.
    pub no: &'static str,
    /// Column: what is wrong.
    pub what: &'static str,
    /// Heading on My work.
    pub waiting: &'static str,
    /// To all that is mine.
    pub to_mine: &'static str,
    /// More that wait.
    pub more_waiting: fn(usize) -> String,
    /// What it waits for.
    pub wait: fn(Wait) -> &'static str,
    /// A letter of a rung.
    pub letter_of: fn(&str) -> String,
    /// It waits to be acknowledged.
    pub to_acknowledge: &'static str,
    /// So many are to be visited.
    pub to_visit: fn(usize) -> String,
}

/// Chinese.
pub static ZH: Findings = Findings {
    title: "问题隐患",
    title_of: |place| format!("{place} · 问题隐患"),
    county: "县级（县领导、县委办、政府办）",
    programme_office: |title| format!("领导小组及办公室（{title}）"),
    unnumbered: "未编号",
    number: |number| format!("编号 {number}"),
    unplaced: "未归口",
    not_told: "未填",
    not_here: "本机没有这份内容",
    about: "基本情况",
    inspected: "检查对象",
    township: "属地",
    found_by: "发现人",
    origin: "发现方式",
    found_on: "发现日期",
    closed_on: "销号日期",
    severity: "等级",
    sort: "类别",
    place: "领域（河湖）",
    programme: "所属方案",
    detail: "问题描述",
    plan: "整改措施（五定）",
    no_plan: "还没有定责任单位、负责人、时限、成果和评估主体。",
    earlier_plans: |count| format!("此前的措施（{count}）"),
    unit: "责任单位",
    owner: "负责人",
    due: "完成时限",
    outcome: "成果绩效",
    assessor: "评估主体",
    signers: "会签单位",
    suspended: "停产停业整顿",
    listing: "挂牌督办",
    listed_under: "挂牌单位",
    listed_on: "挂牌日期",
    requirements: "督办要求",
    standing: "现状",
    listed_now: "挂牌中",
    listed_before: "前一次挂牌",
    lifted_on: |day| format!("{day} 摘牌"),
    verification: "现场核查",
    day: "日期",
    people: "核查人员",
    seen: "情况",
    signatures: "联合验收会签",
    signed_by: |name| format!("已会签（{name}）"),
    unsigned: "待会签",
    hand_overs: "移送",
    handed_to: "移送对象",
    letter: "移送函文号",
    what_for: "移送事由",
    receipt: "回执",
    received_on: |day| format!("{day} 已接收"),
    not_received: "对方尚未接收",
    evidence: "照片和材料",
    own_rectification: "你或你单位参与了这项整改，不能自己核查、验收、销号，须由他人办理。",
    missing: "这里没有这个问题",
    unmade: "这个问题没有登记成",
    to_list: "看全部问题",
    counters: "问题统计",
    total: "总数",
    stock: "存量",
    added: "增量",
    cleared: "销号率",
    overdue: "逾期",
    major: "重大",
    unlisted: "未挂牌",
    to_all: "清单和台账",
    none_yet: "还没有登记的问题",
    none_hint: "发现问题就登记，没有信号也能登记。",
    none_shown: |show| format!("没有「{show}」的问题"),
    none_shown_hint: "换一个筛选，或看全部。",
    none_here: "这张清单是空的",
    none_planned: "任务清单和责任清单只列已定措施的问题。",
    more_open: |count| format!("另有 {count} 个未销号，看全部"),
    count: |count| format!("共 {count} 个"),
    show: |show| match show {
        Show::Open => "未销号",
        Show::All => "全部",
        Show::Overdue => "逾期",
        Show::Major => "重大",
        Show::Unlisted => "未挂牌",
        Show::Mine => "与我有关",
        Show::Stock => "存量",
        Show::Added => "增量",
        Show::Stage(stage) => format::stage(stage),
    },
    stages: "按阶段",
    all_units: "全部责任单位",
    all_townships: "全部属地",
    view: |view| match view {
        View::Rows => "列表",
        View::Problems => "问题清单",
        View::Work => "任务清单",
        View::Responsibilities => "责任清单",
        View::Ledger => "台账",
    },
    no: "编号",
    what: "问题",
    waiting: "问题待办",
    to_mine: "与我有关的",
    more_waiting: |count| format!("还有 {count} 个"),
    wait: |wait| match wait {
        Wait::Receive => "待你接收移送",
        Wait::Sign => "待你会签",
        Wait::Accept => "待你验收",
        Wait::Lift => "待你摘牌",
        Wait::Close => "待你销号",
        Wait::List => "待挂牌",
        Wait::Rectify => "待你单位整改",
        Wait::Recognise => "待你认定",
        Wait::Plan => "待定措施",
        Wait::Place => "待认领、分派",
    },
    letter_of: |rung| format!("督办函：{rung}"),
    to_acknowledge: "待你单位签收",
    to_visit: |count| format!("“回头看”还有 {count} 个要看"),
};

/// English.
pub static EN: Findings = Findings {
    title: "Findings",
    title_of: |place| format!("Findings · {place}"),
    county: "the county (leaders and offices)",
    programme_office: |title| format!("leading group and office ({title})"),
    unnumbered: "no number yet",
    number: |number| format!("no. {number}"),
    unplaced: "not placed yet",
    not_told: "not said",
    not_here: "not on this device",
    about: "About it",
    inspected: "What was inspected",
    township: "Township",
    found_by: "Found by",
    origin: "How",
    found_on: "Found on",
    closed_on: "Struck off on",
    severity: "Severity",
    sort: "Sort",
    place: "Field or river",
    programme: "Programme",
    detail: "Description",
    plan: "Plan",
    no_plan: "Unit, person, last day, outcome and assessor are still to be settled.",
    earlier_plans: |count| format!("Earlier plans ({count})"),
    unit: "Unit in charge",
    owner: "Person in charge",
    due: "Last day",
    outcome: "Outcome",
    assessor: "Assessor",
    signers: "Units that sign",
    suspended: "Business is suspended",
    listing: "Listing",
    listed_under: "Listed under",
    listed_on: "Listed on",
    requirements: "What it demands",
    standing: "Standing",
    listed_now: "listed",
    listed_before: "of an earlier time",
    lifted_on: |day| format!("lifted {day}"),
    verification: "Verified on the spot",
    day: "Day",
    people: "Who was there",
    seen: "What was found",
    signatures: "Joint acceptance",
    signed_by: |name| format!("signed ({name})"),
    unsigned: "not signed yet",
    hand_overs: "Handed over",
    handed_to: "Handed to",
    letter: "Letter number",
    what_for: "What and why",
    receipt: "Receipt",
    received_on: |day| format!("received {day}"),
    not_received: "not received yet",
    evidence: "Photos and files",
    own_rectification: "You or your unit put this right: somebody else has to verify, accept and strike it off.",
    missing: "This finding is not here",
    unmade: "This finding was not registered",
    to_list: "All findings",
    counters: "Findings counted",
    total: "in all",
    stock: "old, open",
    added: "new",
    cleared: "struck off",
    overdue: "overdue",
    major: "major",
    unlisted: "not listed",
    to_all: "Lists and ledger",
    none_yet: "No finding so far",
    none_hint: "Register what you find; it works without a signal, too.",
    none_shown: |show| format!("Nothing under “{show}”"),
    none_shown_hint: "Choose something else, or all of them.",
    none_here: "This list is empty",
    none_planned: "Lists of tasks and responsibilities hold what is planned.",
    more_open: |count| format!("{count} more open ones"),
    count: |count| match count {
        1 => "1 finding".to_owned(),
        _ => format!("{count} findings"),
    },
    show: |show| match show {
        Show::Open => "Open",
        Show::All => "All",
        Show::Overdue => "Overdue",
        Show::Major => "Major",
        Show::Unlisted => "Not listed",
        Show::Mine => "Mine",
        Show::Stock => "Old, open",
        Show::Added => "New",
        Show::Stage(stage) => format::stage(stage),
    },
    stages: "By stage",
    all_units: "All units in charge",
    all_townships: "All townships",
    view: |view| match view {
        View::Rows => "Rows",
        View::Problems => "Problems",
        View::Work => "Tasks",
        View::Responsibilities => "Responsibilities",
        View::Ledger => "Ledger",
    },
    no: "No.",
    what: "Finding",
    waiting: "Findings waiting for you",
    to_mine: "All of mine",
    more_waiting: |count| format!("{count} more"),
    wait: |wait| match wait {
        Wait::Receive => "a case for you to receive",
        Wait::Sign => "for you to sign",
        Wait::Accept => "for you to accept",
        Wait::Lift => "for you to lift",
        Wait::Close => "for you to strike off",
        Wait::List => "to be listed",
        Wait::Rectify => "for your unit to put right",
        Wait::Recognise => "for you to recognise",
        Wait::Plan => "to be planned",
        Wait::Place => "to be placed",
    },
    letter_of: |rung| format!("Letter: {rung}"),
    to_acknowledge: "for your unit to acknowledge",
    to_visit: |count| format!("{count} still to be looked at again"),
};
