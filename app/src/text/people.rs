//! Words of 单位与人员.

use shared::model::{Role, UnitKind};

use crate::people::{SeatKind, Which};

/// What the page of units and people says, and what the page of accounts shares with it.
pub struct People {
    /// The page of units, people and posts.
    pub title: &'static str,
    /// The page of accounts.
    pub accounts: &'static str,
    /// The way between the two, for screen readers.
    pub ways: &'static str,
    /// Whoever is no admin.
    pub not_yours: &'static str,
    /// What to do.
    pub not_yours_hint: &'static str,
    /// Posts of the county as a whole.
    pub whole_county: &'static str,
    /// People without a post.
    pub idle: &'static str,
    /// What that means.
    pub idle_note: &'static str,
    /// Between names.
    pub comma: &'static str,
    /// After the name of a column.
    pub colon: &'static str,
    /// Other names of a unit.
    pub also: fn(&str) -> String,
    /// Somebody, and where they belong.
    pub named: fn(&str, &str) -> String,
    /// What is done to which place, for screen readers.
    pub of: fn(&str, &str) -> String,
    /// The search.
    pub search: &'static str,
    /// What narrows the list.
    pub filters: &'static str,
    /// Only vacant posts, and how many there are.
    pub vacant_only: fn(usize) -> String,
    /// Posts, and vacant ones.
    pub counts: fn(usize, usize) -> String,
    /// Nothing answers.
    pub none: &'static str,
    /// What to do.
    pub none_hint: &'static str,
    /// A place without posts.
    pub no_posts: &'static str,
    /// A vacant post.
    pub vacant: &'static str,
    /// A new unit.
    pub new_unit: &'static str,
    /// Another name for a unit.
    pub rename: &'static str,
    /// The form for it.
    pub rename_unit: &'static str,
    /// Its name.
    pub unit_name: &'static str,
    /// Other names.
    pub aliases: &'static str,
    /// How to write them.
    pub aliases_hint: &'static str,
    /// Its kind.
    pub unit_kind: &'static str,
    /// A new person.
    pub new_person: &'static str,
    /// What comes next.
    pub new_person_hint: &'static str,
    /// The name.
    pub person_name: &'static str,
    /// A name corrected.
    pub rename_person: &'static str,
    /// That it is no change of person.
    pub rename_person_hint: &'static str,
    /// There are people of this name.
    pub namesakes: fn(&str) -> String,
    /// A new post.
    pub new_post: &'static str,
    /// The same at a place.
    pub add_post: &'static str,
    /// What it lets one do.
    pub role: &'static str,
    /// Where it sits.
    pub seat: &'static str,
    /// It sits in the county.
    pub seat_county: &'static str,
    /// How to find the place.
    pub find_seat: &'static str,
    /// Its title.
    pub post_title: &'static str,
    /// How to write it.
    pub post_title_hint: &'static str,
    /// Who holds it.
    pub holder: &'static str,
    /// What a vacant post is.
    pub holder_hint: &'static str,
    /// A change of post.
    pub succession: &'static str,
    /// Who holds it now.
    pub holder_now: &'static str,
    /// Who comes next.
    pub next: &'static str,
    /// Somebody known.
    pub next_known: &'static str,
    /// Somebody new.
    pub next_new: &'static str,
    /// Nobody.
    pub next_nobody: &'static str,
    /// Which person.
    pub successor: &'static str,
    /// The new person’s name.
    pub successor_name: &'static str,
    /// Whose open work goes over.
    pub handing: &'static str,
    /// How much, and from whom.
    pub hands: fn(usize, &str) -> String,
    /// There is none.
    pub hands_none: &'static str,
    /// None was chosen.
    pub hands_nothing: &'static str,
    /// A post that falls vacant: what stays, and with whom.
    pub stays: fn(usize, &str) -> String,
    /// How much open work somebody has.
    pub open_work: fn(usize) -> String,
    /// A kind of unit.
    pub kind: fn(UnitKind) -> &'static str,
    /// What a role lets its holder do.
    pub does: fn(Role) -> &'static str,
    /// Which places a filter shows.
    pub which: fn(Which) -> &'static str,
    /// A kind of seat.
    pub seat_kind: fn(SeatKind) -> &'static str,
}

/// Chinese.
pub static ZH: People = People {
    title: "单位与人员",
    accounts: "账号",
    ways: "系统管理",
    not_yours: "这里由系统管理员使用",
    not_yours_hint: "你的职务不管理单位、人员和账号。需要调整时，请联系系统管理员。",
    whole_county: "全县",
    idle: "没有职务的人员",
    idle_note: "没有职务，登录后什么也看不到",
    comma: "、",
    colon: "：",
    also: |names| format!("又称{names}"),
    named: |name, place| match place {
        "" => name.to_owned(),
        place => format!("{name}（{place}）"),
    },
    of: |what, place| format!("{place}：{what}"),
    search: "搜索单位、职务或姓名",
    filters: "筛选",
    vacant_only: |count| format!("只看空缺 {count}"),
    counts: |posts, vacant| format!("共 {posts} 个职务，其中 {vacant} 个空缺"),
    none: "没有找到",
    none_hint: "换个说法，或去掉筛选再看。",
    no_posts: "还没有职务。",
    vacant: "空缺",
    new_unit: "新增单位",
    rename: "改名",
    rename_unit: "单位改名",
    unit_name: "单位名称",
    aliases: "又称",
    aliases_hint: "一行一个：简称、旧称、文件里的其他叫法。查找时都认。",
    unit_kind: "单位类别",
    new_person: "新增人员",
    new_person_hint: "先有人员，再安排职务、开通账号。",
    person_name: "姓名",
    rename_person: "更正姓名",
    rename_person_hint: "只用来更正写错的字；换人请用「职务变动」。",
    namesakes: |names| format!("已有同名人员：{names}。确认不是同一个人再保存。"),
    new_post: "新增职务",
    add_post: "加职务",
    role: "权限",
    seat: "任职位置",
    seat_county: "这类职务属于全县。",
    find_seat: "输入名称查找",
    post_title: "职务名称",
    post_title_hint: "按文件写，如：副县长、局长、经办人。",
    holder: "任职人员（可空缺）",
    holder_hint: "空缺的职务也可以先开账号，由经办使用。",
    succession: "职务变动",
    holder_now: "现任",
    next: "由谁接任",
    next_known: "已有人员",
    next_new: "新增人员",
    next_nobody: "空缺",
    successor: "接任人员",
    successor_name: "接任人员姓名",
    handing: "移交谁的在办工作",
    hands: |count, name| format!("移交 {count} 项在办工作：{name} 的任务和批示改由接任者负责。"),
    hands_none: "没有需要移交的在办工作。",
    hands_nothing: "不移交：在办工作仍在原来的人名下。",
    stays: |count, name| match count {
        0 => "职务空缺。没有在办工作。".to_owned(),
        count => format!("职务空缺期间，{count} 项在办工作仍在 {name} 名下；有人接任时再移交。"),
    },
    open_work: |count| format!("在办 {count} 项"),
    kind: |kind| match kind {
        UnitKind::Township => "乡镇",
        UnitKind::Zone => "园区、开发区",
        UnitKind::Department => "部门",
        UnitKind::Office => "县委、政府办公室",
        UnitKind::Enterprise => "企业",
        UnitKind::Other => "其他",
    },
    does: |role| match role {
        Role::CountyLeader => "看全县，批示交办",
        Role::CountyOffice => "看全县，管理各项方案，验收督办",
        Role::Admin => "管理单位、人员和账号，不改内容",
        Role::Auditor => "查阅日志",
        Role::ProgrammeLeader | Role::ProgrammeDeputy => "看本方案，批示交办",
        Role::ProgrammeOffice => "管理本方案的任务，验收督办",
        Role::ChainChief => "调度本链，验收、批示",
        Role::FieldLeader => "调度本领域，验收、批示",
        Role::RiverChief => "调度本河湖，验收、批示",
        Role::UnitHead => "本单位的任务：分派、填报、提交",
        Role::UnitClerk => "填报本单位任务，提交验收",
        Role::FieldOfficer => "在一线填报本单位任务",
        Role::Inspector => "检查、核实",
        Role::Patroller => "巡查、上报",
        Role::Member => "只是成员，不增加权限",
    },
    which: |which| match which {
        Which::All => "全部",
        Which::County => "全县",
        Which::Units => "单位",
        Which::Programmes => "方案",
        Which::Chains => "产业链",
        Which::Fields => "领域",
        Which::Rivers => "河湖",
        Which::Idle => "无职务人员",
    },
    seat_kind: |kind| match kind {
        SeatKind::County => "全县",
        SeatKind::Unit => "单位",
        SeatKind::Programme => "方案",
        SeatKind::Chain => "产业链",
        SeatKind::Field => "领域",
        SeatKind::River => "河湖",
    },
};

/// English.
pub static EN: People = People {
    title: "Units and people",
    accounts: "Accounts",
    ways: "Administration",
    not_yours: "For administrators",
    not_yours_hint: "None of your posts manages units, people or accounts. Ask an administrator.",
    whole_county: "Whole county",
    idle: "People without a post",
    idle_note: "They would see nothing after logging in",
    comma: ", ",
    colon: ": ",
    also: |names| format!("also {names}"),
    named: |name, place| match place {
        "" => name.to_owned(),
        place => format!("{name} ({place})"),
    },
    of: |what, place| format!("{what}: {place}"),
    search: "Search units, posts or names",
    filters: "Filters",
    vacant_only: |count| format!("Vacant only {count}"),
    counts: |posts, vacant| format!("{posts} posts, {vacant} of them vacant"),
    none: "Nothing found",
    none_hint: "Try other words, or fewer filters.",
    no_posts: "No posts yet.",
    vacant: "vacant",
    new_unit: "New unit",
    rename: "Rename",
    rename_unit: "Rename unit",
    unit_name: "Name of the unit",
    aliases: "Other names",
    aliases_hint: "One a line: short forms, former names, what documents call it. Searches know them.",
    unit_kind: "Kind of unit",
    new_person: "New person",
    new_person_hint: "A post and an account come next.",
    person_name: "Name",
    rename_person: "Correct the name",
    rename_person_hint: "For a misspelling only; for another person, change the post’s holder.",
    namesakes: |names| format!("There is already {names}. Save only if this is somebody else."),
    new_post: "New post",
    add_post: "Add post",
    role: "Rights",
    seat: "Where it sits",
    seat_county: "A post of this kind belongs to the county.",
    find_seat: "Type to find",
    post_title: "Title",
    post_title_hint: "As documents have it: deputy head, director, clerk.",
    holder: "Holder, or nobody yet",
    holder_hint: "A vacant post can have an account, too.",
    succession: "Change of post",
    holder_now: "Now",
    next: "Who takes over",
    next_known: "Somebody here",
    next_new: "A new person",
    next_nobody: "Nobody (vacant)",
    successor: "Successor",
    successor_name: "Name of the successor",
    handing: "Whose open work goes over",
    hands: |count, name| {
        format!(
            "Open items that go over: {count}. The successor answers for {name}’s tasks and instructions."
        )
    },
    hands_none: "There is no open work to hand over.",
    hands_nothing: "Nothing goes over: open work stays with whom it names now.",
    stays: |count, name| match count {
        0 => "The post stands vacant. There is no open work.".to_owned(),
        count => format!(
            "Open items that stay with {name} while the post is vacant: {count}. A successor can take them over."
        ),
    },
    open_work: |count| format!("{count} open"),
    kind: |kind| match kind {
        UnitKind::Township => "Township",
        UnitKind::Zone => "Zone",
        UnitKind::Department => "Department",
        UnitKind::Office => "County office",
        UnitKind::Enterprise => "Enterprise",
        UnitKind::Other => "Other",
    },
    does: |role| match role {
        Role::CountyLeader => "sees everything, gives instructions",
        Role::CountyOffice => "sees everything, runs every programme, accepts",
        Role::Admin => "keeps units, people and accounts; changes no content",
        Role::Auditor => "reads the log",
        Role::ProgrammeLeader | Role::ProgrammeDeputy => "sees the programme, gives instructions",
        Role::ProgrammeOffice => "runs the programme’s tasks, accepts",
        Role::ChainChief => "directs the chain, accepts, gives instructions",
        Role::FieldLeader => "directs the field, accepts, gives instructions",
        Role::RiverChief => "directs the river, accepts, gives instructions",
        Role::UnitHead => "the unit’s tasks: assigns, reports, submits",
        Role::UnitClerk => "reports on the unit’s tasks, submits them",
        Role::FieldOfficer => "reports on the unit’s tasks in the field",
        Role::Inspector => "inspects and verifies",
        Role::Patroller => "patrols and reports",
        Role::Member => "belongs, with no right beyond it",
    },
    which: |which| match which {
        Which::All => "All",
        Which::County => "County",
        Which::Units => "Units",
        Which::Programmes => "Programmes",
        Which::Chains => "Chains",
        Which::Fields => "Fields",
        Which::Rivers => "Rivers",
        Which::Idle => "Without a post",
    },
    seat_kind: |kind| match kind {
        SeatKind::County => "County",
        SeatKind::Unit => "Unit",
        SeatKind::Programme => "Programme",
        SeatKind::Chain => "Chain",
        SeatKind::Field => "Field",
        SeatKind::River => "River",
    },
};
