//! Words of the river wall and of a river's page.

/// What they say.
pub struct Rivers {
    /// The table.
    pub rivers: &'static str,
    /// The tasks.
    pub tasks: &'static str,
    /// The numbers to reach.
    pub targets: &'static str,
    /// What can be searched for.
    pub search: &'static str,
    /// How.
    pub search_hint: &'static str,
    /// Every township.
    pub all_townships: &'static str,
    /// Every department.
    pub all_departments: &'static str,
    /// How many rivers are shown, of how many.
    pub count: fn(usize, usize) -> String,
    /// How many rivers.
    pub count_short: fn(usize) -> String,
    /// A length.
    pub kilometres: fn(&str) -> String,
    /// An area.
    pub hectares: fn(&str) -> String,
    /// Heading of the rivers with a county chief.
    pub with_chief: &'static str,
    /// Heading of those without.
    pub without_chief: &'static str,
    /// 序号
    pub no: &'static str,
    /// 名称
    pub name: &'static str,
    /// 县级河（湖）长
    pub county_chief: &'static str,
    /// The table has none.
    pub no_county_chief: &'static str,
    /// 乡镇级河长
    pub township_chiefs: &'static str,
    /// 责任单位
    pub units: &'static str,
    /// 责任部门
    pub department: &'static str,
    /// 流经地
    pub flows_through: &'static str,
    /// Length or area.
    pub extent: &'static str,
    /// 长度
    pub length: &'static str,
    /// 面积
    pub area: &'static str,
    /// Another name, after the name.
    pub also: fn(&str) -> String,
    /// Another name.
    pub alias: &'static str,
    /// A township with its stretch of the river, which may be empty.
    pub stretch_of: fn(&str, &str) -> String,
    /// Between posts.
    pub semicolon: &'static str,
    /// No river in the programme.
    pub none: &'static str,
    /// What to do.
    pub none_hint: &'static str,
    /// No river fits.
    pub none_found: &'static str,
    /// What to do.
    pub none_found_hint: &'static str,
    /// So many tasks.
    pub task_count: fn(usize) -> String,
    /// Tasks without a clause.
    pub no_clause: &'static str,
    /// 责任单位 with names.
    pub led_by: fn(&str) -> String,
    /// 配合单位 with names.
    pub supported_by: fn(&str) -> String,
    /// So many numbers to reach.
    pub target_count: fn(usize) -> String,
    /// There are none.
    pub no_targets: &'static str,
    /// Why.
    pub no_targets_hint: &'static str,
    /// 一河一档
    pub file: &'static str,
    /// Nobody is named.
    pub none_named: &'static str,
    /// Where it begins.
    pub start: &'static str,
    /// Where it ends.
    pub end: &'static str,
    /// Where a lake lies.
    pub place: &'static str,
    /// Rivers that it ends in, where the words name several.
    pub into: &'static str,
    /// Rivers that end in this one.
    pub joins: &'static str,
    /// The river is not here.
    pub missing: &'static str,
    /// What to do.
    pub missing_hint: &'static str,
}

/// Chinese.
pub static ZH: Rivers = Rivers {
    rivers: "河湖沟道",
    tasks: "重点任务",
    targets: "指标",
    search: "查找河湖",
    search_hint: "河名、别名或河长",
    all_townships: "全部乡镇（开发区）",
    all_departments: "全部责任部门",
    count: |shown, all| match shown == all {
        true => format!("{all} 条"),
        false => format!("{all} 条中的 {shown} 条"),
    },
    count_short: |count| format!("{count} 条"),
    kilometres: |length| format!("{length} 公里"),
    hectares: |area| format!("{area} 公顷"),
    with_chief: "有县级河（湖）长",
    without_chief: "由乡镇级河长负责",
    no: "序号",
    name: "名称",
    county_chief: "县级河（湖）长",
    no_county_chief: "未设县级河（湖）长",
    township_chiefs: "乡镇级河长",
    units: "责任单位",
    department: "责任部门",
    flows_through: "流经地",
    extent: "长度（面积）",
    length: "长度",
    area: "面积",
    also: |alias| format!("（{alias}）"),
    alias: "别名",
    stretch_of: |unit, stretch| match stretch.is_empty() {
        true => unit.to_owned(),
        false => format!("{unit}（{stretch}）"),
    },
    semicolon: "；",
    none: "还没有河湖名录",
    none_hint: "方案入图后，附表中的河湖沟道列在这里。",
    none_found: "没有符合的河湖",
    none_found_hint: "换个词，或放宽乡镇和部门。",
    task_count: |count| format!("{count} 项"),
    no_clause: "另行新建",
    led_by: |names| format!("责任 {names}"),
    supported_by: |names| format!("配合 {names}"),
    target_count: |count| format!("{count} 项指标"),
    no_targets: "还没有指标",
    no_targets_hint: "方案中有数字的要求列在这里。",
    file: "一河一档",
    none_named: "文件未列",
    start: "起",
    end: "止",
    place: "位置",
    into: "终点河沟",
    joins: "以本河为终点",
    missing: "这里没有这条河",
    missing_hint: "链接可能有误。联网同步后再看一次。",
};

/// English.
pub static EN: Rivers = Rivers {
    rivers: "Rivers",
    tasks: "Tasks",
    targets: "Targets",
    search: "Find a river",
    search_hint: "name, other name or chief",
    all_townships: "All townships",
    all_departments: "All departments",
    count: |shown, all| match shown == all {
        true => format!("{all} rivers"),
        false => format!("{shown} of {all} rivers"),
    },
    count_short: |count| format!("{count}"),
    kilometres: |length| format!("{length} km"),
    hectares: |area| format!("{area} ha"),
    with_chief: "With a county chief",
    without_chief: "Under township chiefs",
    no: "No.",
    name: "Name",
    county_chief: "County chief",
    no_county_chief: "No county chief",
    township_chiefs: "Township chiefs",
    units: "Unit",
    department: "Department",
    flows_through: "Flows through",
    extent: "Length (area)",
    length: "Length",
    area: "Area",
    also: |alias| format!(" ({alias})"),
    alias: "Other name",
    stretch_of: |unit, stretch| match stretch.is_empty() {
        true => unit.to_owned(),
        false => format!("{unit} ({stretch})"),
    },
    semicolon: "; ",
    none: "No rivers yet",
    none_hint: "The rivers of the programme’s table will stand here.",
    none_found: "No river fits",
    none_found_hint: "Try another word, or all townships and departments.",
    task_count: |count| format!("{count}"),
    no_clause: "Added later",
    led_by: |names| format!("led by {names}"),
    supported_by: |names| format!("supported by {names}"),
    target_count: |count| format!("{count} targets"),
    no_targets: "No targets yet",
    no_targets_hint: "What the programme asks in numbers will stand here.",
    file: "River file",
    none_named: "not named",
    start: "from",
    end: "to",
    place: "place",
    into: "It ends in",
    joins: "Rivers that end here",
    missing: "This river is not here",
    missing_hint: "The link may be wrong. Look again after syncing.",
};
