//! The campaign against tables written by hand from 《01》.

use shared::calendar::Day;
use shared::model::*;

use crate::tongxin::{all, county, labels, written};

const DOC: &str = "同党办发〔2022〕45号";
const TOWNSHIPS: &str = "豫海镇 河西镇 丁塘镇 韦州镇 下马关镇 预旺镇 王团镇 田老庄乡 马高庄乡 张家塬乡 兴隆乡 石狮开发区";

/// 责任领导, 牵头单位 as written, whether 各乡镇人民政府 follow, and how many items are numbered.
const FIELDS: [(&str, &str, &str, &str, bool, u32); 15] = [
    ("二（一）", "煤矿领域", "袁波", "发改局 自然资源局 应急管理局 韦州镇", false, 5),
    ("二（二）", "非煤矿山领域", "杨根枝", "自然资源局 应急管理局 公安局", true, 3),
    (
        "二（三）",
        "危险化学品领域",
        "李生元",
        "同心工业园区 工信商务局 公安局 交通运输局 应急管理局 市生态环境局同心分局 消防救援大队",
        true,
        5,
    ),
    ("二（四）", "道路交通领域", "纪伟", "公安局 交通运输局", true, 3),
    (
        "二（五）",
        "建筑领域",
        "杨根枝",
        "同心工业园区 公安局 住建局 交通运输局 水务局 应急管理局",
        true,
        2,
    ),
    (
        "二（六）",
        "城镇燃气领域",
        "杨根枝",
        "工信商务局 公安局 住建局 市场监管局 消防救援大队",
        true,
        0,
    ),
    ("二（七）", "工贸领域", "杨根枝", "同心工业园区 工信商务局 住建局 应急管理局", true, 2),
    (
        "二（八）",
        "消防领域",
        "杨根枝 李生元 杨国林",
        "工信商务局 住建局 民政局 交通运输局 农业农村局 文旅局 消防救援大队",
        true,
        3,
    ),
    (
        "二（九）",
        "校园领域",
        "王新海",
        "教育局 公安局 交通运输局 水务局 市场监管局 消防救援大队",
        true,
        3,
    ),
    ("二（十）", "特种设备领域", "李生元", "市场监管局", true, 3),
    (
        "二（十一）",
        "旅游场所、博物馆等领域",
        "王新海",
        "交通运输局 文旅局 市场监管局 消防救援大队",
        true,
        3,
    ),
    ("二（十二）", "民爆物品领域", "纪伟", "公安局 交通运输局 应急管理局", true, 3),
    (
        "二（十三）",
        "灾害防御领域",
        "杨根枝 杨国林",
        "应急管理局 水务局 自然资源局 气象局 住房和城乡建设局 农业农村局 地震局",
        true,
        6,
    ),
    (
        "二（十四）",
        "其他行业领域",
        "袁波 杨国林",
        "发改局 工信商务局 交通运输局 农业农村局 文旅局 供销社 邮政管理局",
        true,
        0,
    ),
    (
        "二（十五）",
        "应急准备",
        "杨根枝",
        "同心工业园区 应急管理局 发改局 自然资源局 住建局 交通运输局 水务局 气象局 消防救援大队",
        true,
        0,
    ),
];

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn campaign(county: &[Entity]) -> Programme {
    let found = all(county, Programme::of).into_iter().find(|programme| programme.doc_no == DOC);
    found.unwrap()
}

#[test]
fn it_is_a_whole_board() {
    let county = county();
    let campaign = campaign(&county);
    assert_eq!(campaign.kind, ProgrammeKind::Campaign);
    assert_eq!(labels(&county, campaign.office.as_slice()), ["应急管理局"]);
    let rhythms: Vec<&str> = campaign.cadences.iter().map(|one| one.title.as_str()).collect();
    assert_eq!(rhythms, ["旬调度", "月通报"]);
    let programmes = [
        all(&county, Field::of).iter().map(|field| field.programme).collect::<Vec<_>>(),
        all(&county, Phase::of).iter().map(|phase| phase.programme).collect(),
    ];
    assert!(programmes.iter().flatten().all(|id| *id == campaign.id));
}

#[test]
fn fields_have_the_leaders_and_units_of_their_clauses_in_order() {
    let county = county();
    let fields = all(&county, Field::of);
    assert_eq!(fields.len(), FIELDS.len());
    for (index, (field, row)) in fields.iter().zip(FIELDS).enumerate() {
        let (path, name, leaders, lead, townships, _) = row;
        assert_eq!((field.no as usize, field.title.as_str()), (index + 1, name));
        assert_eq!(labels(&county, &field.leaders).join(" "), leaders, "{name}");
        let mut units = written(&county, lead);
        if townships {
            units.extend(written(&county, TOWNSHIPS));
        }
        assert_eq!(field.lead_units, units, "{name}");
        let source = field.source.as_ref().unwrap();
        assert_eq!((source.doc_no.as_str(), source.path.as_str()), (DOC, path));
        assert!(field.statement.ends_with('。') && !field.statement.contains('\n'), "{name}");
    }
}

#[test]
fn forty_one_measures_hang_under_twelve_fields() {
    let county = county();
    let campaign = campaign(&county);
    let tasks: Vec<Task> =
        all(&county, Task::of).into_iter().filter(|task| task.programme == campaign.id).collect();
    assert_eq!(tasks.len(), 41);
    for (field, (path, name, _, _, _, count)) in all(&county, Field::of).iter().zip(FIELDS) {
        let measures: Vec<&Task> =
            tasks.iter().filter(|task| task.parent == Some(field.id.into())).collect();
        let numbers: Vec<u32> = measures.iter().map(|task| task.no).collect();
        assert_eq!(numbers, (1..=count).collect::<Vec<_>>(), "{name}");
        for task in measures {
            let title = &task.title;
            assert_eq!(task.charge, Some(field.id.into()), "{title}");
            assert_eq!((&task.leaders, &task.lead_units), (&field.leaders, &field.lead_units));
            assert!(task.support_units.is_empty(), "{title}: 01 names no 配合单位");
            assert_eq!(task.source.as_ref().unwrap().path, format!("{path}{}", task.no));
            assert_eq!(task.source.as_ref().unwrap().doc_no, DOC);
            assert_eq!(task.start, Some(day("2022-07-11")), "{title}");
            let own = ["二（三）3", "二（三）4"].contains(&format!("{path}{}", task.no).as_str());
            let due = if own { "2022-12-31" } else { "2022-11-30" };
            assert_eq!(task.due, Some(day(due)), "{title}");
        }
    }
}

#[test]
fn phases_follow_each_other_over_the_whole_campaign() {
    let phases = all(&county(), Phase::of);
    let table = [
        ("三（一）", "全面排查整治阶段", "2022-07-11", "2022-09-30"),
        ("三（二）", "集中督查检查阶段", "2022-10-01", "2022-10-31"),
        ("三（三）", "全面巩固提升阶段", "2022-11-01", "2022-11-30"),
    ];
    assert_eq!(phases.len(), table.len());
    for ((no, phase), (path, title, from, to)) in (1..).zip(&phases).zip(table) {
        assert_eq!((phase.no, phase.title.as_str()), (no, title));
        assert_eq!((phase.from, phase.to), (day(from), day(to)), "{title}");
        assert_eq!(phase.source.as_ref().unwrap().path, path);
        assert!(phase.deliverables.len() >= 3 && !phase.note.is_empty(), "{title}");
    }
    assert!(phases.is_sorted_by(|one, next| one.to.plus(1) == next.from));
    let last = &phases[2].note;
    assert!(last.contains("11月底") && last.contains("11月中下旬"), "{last}");
}

#[test]
fn its_numbers_are_those_of_the_clauses() {
    let county = county();
    let campaign = campaign(&county);
    let tasks = all(&county, Task::of);
    let table = [
        ("二（二）1", true, 9, "家"),
        ("二（三）1", true, 12, "项"),
        ("二（三）1", true, 135, "项"),
        ("二（六）", false, 6, "个"),
        ("二（十五）", false, 5, "个"),
    ];
    let mut indicators = all(&county, Indicator::of);
    indicators.retain(|indicator| indicator.programme == campaign.id);
    assert_eq!(indicators.len(), table.len());
    for (indicator, (path, of_task, target, unit)) in indicators.iter().zip(table) {
        let title = &indicator.title;
        assert_eq!(indicator.comparator, Comparator::Exactly, "{title}");
        assert_eq!(indicator.target, Some(Quantity::whole(target)), "{title}");
        assert_eq!((indicator.unit.as_str(), indicator.soft), (unit, false), "{title}");
        assert_eq!(indicator.by, Some(day("2022-11-30")), "{title}");
        assert_eq!(indicator.source.as_ref().unwrap().path, path, "{title}");
        let task = tasks.iter().find(|task| Some(task.id) == indicator.task);
        assert_eq!(task.is_some(), of_task, "{title}");
        assert!(task.is_none_or(|task| task.source == indicator.source), "{title}");
    }
}
