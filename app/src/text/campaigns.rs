//! Words of a campaign's wall and of a field's page.

/// What they say.
pub struct Campaigns {
    /// Heading of the phases.
    pub phases: &'static str,
    /// What the phases are to bring is shown.
    pub phases_unfold: &'static str,
    /// And hidden.
    pub phases_fold: &'static str,
    /// Today, which day of all days that is.
    pub day_of_all: fn(&str, i32, i32) -> String,
    /// From one day to another.
    pub span: fn(&str, &str) -> String,
    /// The phase is over.
    pub over: &'static str,
    /// It runs: which day of its days.
    pub now: fn(i32, i32) -> String,
    /// It begins in so many days.
    pub coming: fn(i32) -> String,
    /// Whose sub-board is shown.
    pub whose: &'static str,
    /// Everybody's.
    pub all_units: &'static str,
    /// Townships and zones.
    pub places: &'static str,
    /// Departments.
    pub departments: &'static str,
    /// One's own unit.
    pub own_unit: &'static str,
    /// Whose sub-board this is.
    pub sub_board: fn(&str) -> String,
    /// Heading of the fields.
    pub fields: &'static str,
    /// Heading of the tasks that no field holds.
    pub pool: &'static str,
    /// Whose they are.
    pub pool_hint: &'static str,
    /// There are none.
    pub pool_none: &'static str,
    /// A field's place.
    pub place: fn(u16) -> String,
    /// 责任领导
    pub leader: &'static str,
    /// The field is not here.
    pub missing: &'static str,
    /// What to do.
    pub missing_hint: &'static str,
}

/// Chinese.
pub static ZH: Campaigns = Campaigns {
    phases: "阶段",
    phases_unfold: "各阶段成果和日期依据",
    phases_fold: "收起",
    day_of_all: |today, day, all| format!("{today} · 全程第 {day} 天，共 {all} 天"),
    span: |from, to| format!("{from}至{to}"),
    over: "已结束",
    now: |day, days| format!("进行中 · 第 {day} 天，共 {days} 天"),
    coming: |days| format!("{days} 天后开始"),
    whose: "看哪个单位的看板",
    all_units: "全部单位",
    places: "乡镇（开发区、园区）",
    departments: "牵头部门",
    own_unit: "只看本单位",
    sub_board: |unit| format!("{unit}的子看板：只含该单位牵头或配合的领域和事项"),
    fields: "领域",
    pool: "待归口事项",
    pool_hint: "没有列入各领域的事项，按「谁牵头谁负责、谁靠近谁负责」处理。",
    pool_none: "没有待归口的事项。",
    place: |no| format!("第 {no} 领域"),
    leader: "责任领导",
    missing: "这里没有这个领域",
    missing_hint: "链接可能有误。联网同步后再看一次。",
};

/// English.
pub static EN: Campaigns = Campaigns {
    phases: "Phases",
    phases_unfold: "What each phase is to bring, and where its days come from",
    phases_fold: "Fold",
    day_of_all: |today, day, all| format!("{today} · day {day} of {all}"),
    span: |from, to| format!("{from} – {to}"),
    over: "over",
    now: |day, days| format!("now · day {day} of {days}"),
    coming: |days| match days {
        1 => "begins tomorrow".to_owned(),
        _ => format!("begins in {days} days"),
    },
    whose: "Whose board",
    all_units: "All units",
    places: "Townships and zones",
    departments: "Lead departments",
    own_unit: "My unit only",
    sub_board: |unit| format!("The board of {unit}: what it leads or supports"),
    fields: "Fields",
    pool: "Not yet assigned to a field",
    pool_hint: "What no field names belongs to whoever leads it or stands nearest to it.",
    pool_none: "Nothing waits to be assigned.",
    place: |no| format!("field {no}"),
    leader: "Leader",
    missing: "This field is not here",
    missing_hint: "The link may be wrong. Look again after syncing.",
};
