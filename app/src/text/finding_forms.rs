//! Words of the forms of findings.

/// What forms say.
pub struct FindingForms {
    /// 登记问题
    pub register: &'static str,
    /// Saves it.
    pub register_now: &'static str,
    /// There is no programme to register in.
    pub nowhere: &'static str,
    /// What to do.
    pub nowhere_hint: &'static str,
    /// What is wrong.
    pub title: &'static str,
    /// How to fill it.
    pub title_hint: &'static str,
    /// How to fill it.
    pub inspected_hint: &'static str,
    /// Those looked at lately.
    pub recent: &'static str,
    /// At length.
    pub detail: &'static str,
    /// More fields.
    pub more: &'static str,
    /// Fewer fields.
    pub less: &'static str,
    /// 接收移送
    pub receive: &'static str,
    /// 会签
    pub sign: &'static str,
    /// 验收通过
    pub accept: &'static str,
    /// 退回
    pub send_back: &'static str,
    /// 摘牌
    pub lift: &'static str,
    /// 销号
    pub close: &'static str,
    /// 现场核查
    pub verify: &'static str,
    /// 报整改
    pub rectify: &'static str,
    /// 提交验收
    pub submit: &'static str,
    /// 认定
    pub recognise: &'static str,
    /// 五定
    pub plan: &'static str,
    /// 即查即改
    pub fix_on_spot: &'static str,
    /// 挂牌督办
    pub list: &'static str,
    /// 分派
    pub place: &'static str,
    /// 调整措施
    pub replan: &'static str,
    /// 定级
    pub grade: &'static str,
    /// 停产停业整顿
    pub suspend: &'static str,
    /// 复工复产
    pub resume: &'static str,
    /// 移送
    pub hand_over: &'static str,
    /// 重新打开
    pub reopen: &'static str,
    /// 修改
    pub edit: &'static str,
    /// 作废
    pub void: &'static str,
    /// A remark.
    pub remark: &'static str,
    /// On what ground.
    pub recognise_words: &'static str,
    /// What was done.
    pub fix_words: &'static str,
    /// What it does.
    pub fix_hint: &'static str,
    /// What was done.
    pub rectify_words: &'static str,
    /// How to fill it.
    pub rectify_hint: &'static str,
    /// What was reached.
    pub submit_words: &'static str,
    /// What it does.
    pub submit_hint: &'static str,
    /// On what ground.
    pub resume_words: &'static str,
    /// What is missing.
    pub return_reason: &'static str,
    /// What it does.
    pub return_hint: &'static str,
    /// Why.
    pub reopen_reason: &'static str,
    /// What it does.
    pub reopen_hint: &'static str,
    /// Why.
    pub void_reason: &'static str,
    /// When.
    pub void_hint: &'static str,
    /// What it does.
    pub lift_hint: &'static str,
    /// What it does.
    pub close_hint: &'static str,
    /// What it does.
    pub sign_hint: &'static str,
    /// How to fill it.
    pub receive_hint: &'static str,
    /// For which unit.
    pub for_unit: &'static str,
    /// Units.
    pub units: &'static str,
    /// The rule for what no field names.
    pub place_hint: &'static str,
    /// Why.
    pub grade_reason: &'static str,
    /// What follows.
    pub grade_hint: &'static str,
    /// 三个不放过
    pub assurance: &'static str,
    /// 措施到位
    pub measures: &'static str,
    /// 问题解决
    pub problem: &'static str,
    /// 责任落实
    pub responsibility: &'static str,
    /// What follows.
    pub accept_hint: &'static str,
    /// All five or none.
    pub plan_hint: &'static str,
    /// What is missing.
    pub plan_missing: fn(&str) -> String,
    /// Somebody outside.
    pub owner_name: &'static str,
    /// When.
    pub owner_hint: &'static str,
    /// The guard.
    pub assessor_hint: &'static str,
    /// Several have to sign.
    pub signers_needed: &'static str,
    /// Why.
    pub replan_reason: &'static str,
    /// The guard.
    pub list_hint: &'static str,
    /// Since when.
    pub since: &'static str,
    /// By which decision.
    pub suspend_words: &'static str,
    /// To which unit.
    pub to_unit: &'static str,
    /// 抽取
    pub draw: &'static str,
    /// What it is called.
    pub draw_name: &'static str,
    /// A name by the day.
    pub draw_title: fn(&str) -> String,
    /// All of it.
    pub whole_programme: &'static str,
    /// Only one unit's.
    pub only_unit: &'static str,
    /// A share.
    pub by_percent: &'static str,
    /// A number.
    pub by_count: &'static str,
    /// The number.
    pub number: &'static str,
    /// What would be drawn.
    pub draw_of: fn(usize, usize) -> String,
    /// What it is for.
    pub seed_hint: &'static str,
    /// What it showed.
    pub visit_result: &'static str,
    /// What it does.
    pub visit_hint: &'static str,
    /// A letter to a unit.
    pub letter_to: fn(&str) -> String,
    /// Who answers for it.
    pub letter_hint: &'static str,
    /// Which rung.
    pub rung: &'static str,
    /// 文号
    pub letter_no: &'static str,
    /// The letter.
    pub letter_words: &'static str,
    /// How it begins.
    pub letter_begins: fn(&str, &str) -> String,
    /// By when an answer is wanted.
    pub answer_by: &'static str,
    /// Sends it.
    pub send_letter: &'static str,
    /// 签收
    pub acknowledge: &'static str,
    /// What the unit says.
    pub answer: &'static str,
    /// It may stay empty.
    pub acknowledge_hint: &'static str,
}

/// Chinese.
pub static ZH: FindingForms = FindingForms {
    register: "登记问题",
    register_now: "登记",
    nowhere: "你的职务不登记问题",
    nowhere_hint: "有工作职务的人都能登记；若不对，请联系系统管理员。",
    title: "问题（一句话）",
    title_hint: "例如：后厨燃气报警器未接电",
    inspected_hint: "企业、场所或河段的名称",
    recent: "最近的检查对象",
    detail: "问题描述",
    more: "更多：发现方式、日期、描述",
    less: "收起",
    receive: "接收移送",
    sign: "会签",
    accept: "验收通过",
    send_back: "退回整改",
    lift: "摘牌",
    close: "销号",
    verify: "现场核查",
    rectify: "报整改",
    submit: "提交验收",
    recognise: "认定",
    plan: "定措施（五定）",
    fix_on_spot: "即查即改",
    list: "挂牌督办",
    place: "认领、分派",
    replan: "调整措施",
    grade: "定级",
    suspend: "停产停业整顿",
    resume: "同意复工复产",
    hand_over: "移送检察院、公安",
    reopen: "重新打开",
    edit: "修改",
    void: "作废",
    remark: "备注",
    recognise_words: "认定依据和情况",
    fix_words: "当场怎么改的",
    fix_hint: "保存后直接销号。",
    rectify_words: "整改情况",
    rectify_hint: "做了什么，还差什么",
    submit_words: "整改成果",
    submit_hint: "提交后由评估主体验收，参与整改的人和单位不能自己验收。",
    resume_words: "复工复产依据",
    return_reason: "退回原因",
    return_hint: "退回后继续整改，核查和会签须重做。",
    reopen_reason: "重新打开的原因",
    reopen_hint: "原来的措施、挂牌和全部记录都保留，须重新定措施。",
    void_reason: "作废原因",
    void_hint: "只用于登记错了的问题；作废后不计数，记录仍在。",
    lift_hint: "只有挂牌单位能摘牌，须先现场核查、验收。",
    close_hint: "销号后不再催办，可被“回头看”抽中重新打开。",
    sign_hint: "会签齐了才能验收。",
    receive_hint: "可填对方的案号",
    for_unit: "代表单位",
    units: "单位",
    place_hint: "谁牵头谁负责，谁靠近谁负责。",
    grade_reason: "定级依据",
    grade_hint: "重大问题要挂牌督办、现场核查后才能销号。",
    assurance: "三个不放过（三项都要确认）",
    measures: "措施到位",
    problem: "问题解决",
    responsibility: "责任落实",
    accept_hint: "通过后还要销号。",
    plan_hint: "五定缺一不可：责任单位、负责人、完成时限、成果绩效、评估主体。",
    plan_missing: |names| format!("还缺：{names}"),
    owner_name: "或写负责人姓名",
    owner_hint: "没有账号的人，如企业负责人",
    assessor_hint: "评估主体不能是责任单位。",
    signers_needed: "会签单位（上级检查发现的，必须联合验收）",
    replan_reason: "调整原因",
    list_hint: "谁挂牌谁摘牌。",
    since: "自哪天起",
    suspend_words: "依据和决定",
    to_unit: "接收单位",
    draw: "抽取“回头看”",
    draw_name: "名称",
    draw_title: |day| format!("{day}“回头看”"),
    whole_programme: "整个方案",
    only_unit: "只抽某单位整改的（可不填）",
    by_percent: "按比例（%）",
    by_count: "按个数",
    number: "数值",
    draw_of: |count, all| format!("从 {all} 个已销号的问题中抽 {count} 个"),
    seed_hint: "抽取前公开种子，事后谁都能重算。",
    visit_result: "结果",
    visit_hint: "没有到位的会重新打开，记录保留。",
    letter_to: |unit| format!("督办函 · {unit}"),
    letter_hint: "请核对后再发；这封函由你负责，须本人办理。",
    rung: "等级",
    letter_no: "文号",
    letter_words: "正文",
    letter_begins: |unit, lines| {
        format!("{unit}：\n你单位负责的以下事项：\n{lines}\n请抓紧办理并反馈。")
    },
    answer_by: "反馈时限",
    send_letter: "确认发出",
    acknowledge: "签收督办函",
    answer: "反馈意见",
    acknowledge_hint: "可不填。",
};

/// English.
pub static EN: FindingForms = FindingForms {
    register: "Register a finding",
    register_now: "Register",
    nowhere: "Your posts register no findings",
    nowhere_hint: "Whoever holds a working post may; if this is wrong, ask the administrator.",
    title: "What is wrong, in a line",
    title_hint: "For instance: the kitchen’s gas alarm has no power",
    inspected_hint: "An enterprise, a place, a stretch of a river",
    recent: "Looked at lately",
    detail: "Description",
    more: "More: how, when, description",
    less: "Fewer",
    receive: "Receive the case",
    sign: "Sign",
    accept: "Accept",
    send_back: "Send back",
    lift: "Lift the listing",
    close: "Strike off",
    verify: "Verify on the spot",
    rectify: "Report on it",
    submit: "Submit",
    recognise: "Recognise",
    plan: "Plan",
    fix_on_spot: "Fixed on the spot",
    list: "List it",
    place: "Place it",
    replan: "Change the plan",
    grade: "Grade it",
    suspend: "Suspend business",
    resume: "Let business go on",
    hand_over: "Hand the case over",
    reopen: "Reopen",
    edit: "Edit",
    void: "Void it",
    remark: "Remark",
    recognise_words: "On what ground",
    fix_words: "What was done on the spot",
    fix_hint: "It is struck off at once.",
    rectify_words: "What was done",
    rectify_hint: "What was done, what is left",
    submit_words: "What was reached",
    submit_hint: "The assessor accepts it; nobody who put it right may.",
    resume_words: "On what ground",
    return_reason: "What is missing",
    return_hint: "It is put right further; verification and signatures are done anew.",
    reopen_reason: "Why it is opened again",
    reopen_hint: "Earlier plans, listings and the history stay; it is planned anew.",
    void_reason: "Why",
    void_hint: "For what was registered by mistake; it no longer counts, its history stays.",
    lift_hint: "Only the body that listed it may, after verification and acceptance.",
    close_hint: "Nothing more is due; looking again may reopen it.",
    sign_hint: "It is accepted once all have signed.",
    receive_hint: "The case number there, if there is one",
    for_unit: "For which unit",
    units: "Units",
    place_hint: "Whoever leads it or stands nearest to it.",
    grade_reason: "Why",
    grade_hint: "A major one is listed and verified before it is struck off.",
    assurance: "All three have to hold",
    measures: "Measures are in place",
    problem: "The problem is solved",
    responsibility: "Responsibility is taken",
    accept_hint: "It is then struck off.",
    plan_hint: "All five: unit, person, last day, outcome, assessor.",
    plan_missing: |names| format!("Still missing: {names}"),
    owner_name: "Or their name",
    owner_hint: "Somebody without an account, such as a manager",
    assessor_hint: "Not the unit in charge itself.",
    signers_needed: "Units that sign (needed: it was found from above)",
    replan_reason: "Why it is changed",
    list_hint: "Only who lists it may lift it.",
    since: "Since",
    suspend_words: "By which decision",
    to_unit: "To which unit",
    draw: "Draw by lot",
    draw_name: "Name",
    draw_title: |day| format!("Looking again, {day}"),
    whole_programme: "All of the programme",
    only_unit: "Only what one unit put right (may stay empty)",
    by_percent: "A share (%)",
    by_count: "A number",
    number: "How much",
    draw_of: |count, all| format!("{count} of {all} that were struck off"),
    seed_hint: "Told beforehand, anybody can repeat the lot.",
    visit_result: "What it showed",
    visit_hint: "What does not hold is opened again, its history kept.",
    letter_to: |unit| format!("Letter to {unit}"),
    letter_hint: "Read it over: you answer for it, in person.",
    rung: "Rung",
    letter_no: "Letter number",
    letter_words: "The letter",
    letter_begins: |unit, lines| {
        format!("{unit}:\nThese matters are yours:\n{lines}\nPlease see to them and answer.")
    },
    answer_by: "Answer by",
    send_letter: "Send it",
    acknowledge: "Acknowledge",
    answer: "Answer",
    acknowledge_hint: "It may stay empty.",
};
