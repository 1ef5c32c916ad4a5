//! The 29 tasks of the river-chief programme against tables written by hand from 《02》二.

use shared::calendar::Day;
use shared::model::*;

use crate::tongxin::{all, county, labels, written};

const DOC: &str = "同党办发〔2022〕47号";
const TOWNSHIPS: &str = "豫海镇 河西镇 丁塘镇 韦州镇 下马关镇 预旺镇 王团镇 田老庄乡 马高庄乡 张家塬乡 兴隆乡 石狮开发区";
/// 各责任单位: whatever is 责任单位 of one of the 29, in the order of appearance.
const RESPONSIBLE: &str = "县河长办 水务局 住建局 农业农村局 自然资源局 生态环境分局 财政局";
/// 各成员单位: these, and whatever is named as 配合单位.
const MEMBERS: &str = "县河长办 水务局 住建局 农业农村局 检察院 公安局 自然资源局 生态环境分局 财政局 卫健局 \
    发改局 交通局 工信商务局 审计局";

/// Section, 责任单位, 配合单位 (责: 各责任单位, 成: 各成员单位, 乡: 各乡镇), and whether the clause says 2022.
const TASKS: [(&str, &str, &str, bool); 29] = [
    ("（一）", "县河长办", "责 乡", false),
    ("（一）", "县河长办", "责 乡", false),
    ("（一）", "县河长办", "责 乡", false),
    ("（一）", "县河长办", "成", false),
    ("（二）", "水务局", "责 乡", true),
    ("（二）", "住建局 水务局 农业农村局", "责 乡", true),
    ("（三）", "水务局", "检察院 公安局 自然资源局 住建局 农业农村局 生态环境分局 乡", false),
    ("（三）", "自然资源局", "检察院 公安局 水务局 生态环境分局 乡", false),
    ("（三）", "农业农村局", "检察院 公安局 自然资源局 水务局 生态环境分局 乡", false),
    ("（三）", "自然资源局", "财政局 水务局 乡", false),
    ("（四）", "生态环境分局", "住建局 水务局 卫健局 乡", false),
    ("（四）", "生态环境分局", "住建局 水务局 乡", false),
    ("（四）", "农业农村局", "生态环境分局 乡", true),
    ("（五）", "住建局", "水务局 卫健局 生态环境分局 乡", true),
    ("（五）", "生态环境分局", "住建局 水务局 乡", false),
    ("（五）", "生态环境分局", "住建局 水务局 农业农村局 乡", true),
    ("（五）", "生态环境分局", "发改局 公安局 住建局 水务局 乡", false),
    ("（五）", "住建局 农业农村局", "财政局 水务局 生态环境分局 乡", true),
    ("（六）", "水务局", "自然资源局 住建局 农业农村局 乡", true),
    ("（六）", "自然资源局 水务局", "检察院 公安局 住建局 生态环境分局 乡", false),
    ("（六）", "自然资源局", "住建局 水务局 生态环境分局", true),
    (
        "（六）",
        "水务局",
        "发改局 财政局 自然资源局 住建局 交通局 农业农村局 生态环境分局 乡",
        false,
    ),
    ("（六）", "住建局", "工信商务局 水务局 生态环境分局", false),
    ("（七）", "生态环境分局", "财政局 自然资源局 水务局", true),
    ("（七）", "水务局", "公安局 检察院 自然资源局 生态环境分局 住建局 农业农村局 乡", false),
    ("（八）", "水务局", "发改局 工信商务局 财政局 乡", false),
    ("（八）", "水务局", "财政局 住建局 乡", false),
    ("（八）", "县河长办", "成", false),
    ("（八）", "财政局", "审计局 自然资源局 住建局 水务局 生态环境分局 乡", false),
];

/// Task, comparator, thousandths, upper thousandths, unit, soft.
type Row = (u32, Comparator, Option<i64>, Option<i64>, &'static str, bool);
const INDICATORS: [Row; 21] = [
    (5, Comparator::AtMost, None, None, "", false),
    (6, Comparator::AtLeast, Some(3_000), None, "万亩", false),
    (6, Comparator::AtLeast, Some(668), None, "", false),
    (6, Comparator::AtLeast, Some(90_000), None, "%", false),
    (6, Comparator::AtMost, Some(10_000), None, "%", false),
    (13, Comparator::AtLeast, Some(111_500), None, "万亩", false),
    (13, Comparator::AtLeast, Some(41_000), None, "%", false),
    (13, Comparator::AtLeast, Some(41_000), None, "%", false),
    (13, Comparator::AtLeast, Some(95_000), None, "%", false),
    (13, Comparator::AtLeast, Some(90_000), None, "%", false),
    (14, Comparator::Exactly, Some(0), None, "处", false),
    (14, Comparator::AtLeast, Some(90_000), None, "%", false),
    (18, Comparator::AtLeast, Some(90_000), None, "%", false),
    (18, Comparator::Exactly, Some(100_000), None, "%", false),
    (18, Comparator::About, Some(34_000), None, "%", true),
    (19, Comparator::AtLeast, Some(2_000), None, "个", false),
    (19, Comparator::AtLeast, Some(1_000), None, "座", false),
    (19, Comparator::AtLeast, Some(86_000), None, "平方公里", false),
    (21, Comparator::Exactly, Some(100_000), None, "%", false),
    (21, Comparator::Exactly, Some(100_000), None, "%", false),
    (24, Comparator::Between, Some(3_000), Some(4_000), "个", false),
];

fn programme(county: &[Entity]) -> Programme {
    let found = all(county, Programme::of).into_iter().find(|programme| programme.doc_no == DOC);
    found.unwrap()
}

fn tasks(county: &[Entity]) -> Vec<Task> {
    let programme = programme(county).id;
    all(county, Task::of).into_iter().filter(|task| task.programme == programme).collect()
}

fn end() -> Day {
    Day::new(2022, 12, 31).unwrap()
}

#[test]
fn it_is_a_board_of_the_river_office_without_a_rhythm() {
    let county = county();
    let programme = programme(&county);
    assert_eq!(programme.kind, ProgrammeKind::RiverChief);
    assert_eq!(labels(&county, programme.office.as_slice()), ["县河长办"]);
    assert!(programme.cadences.is_empty(), "联席会议 and 述职 come without a rhythm");
}

#[test]
fn twenty_nine_tasks_have_the_units_of_their_clauses() {
    let county = county();
    let tasks = tasks(&county);
    assert_eq!(tasks.len(), TASKS.len());
    for ((no, task), (group, lead, support, dated)) in (1..).zip(&tasks).zip(TASKS) {
        assert_eq!((task.no, task.parent, task.charge), (no, None, None), "{no}");
        let source = task.source.as_ref().unwrap();
        assert_eq!((source.doc_no.as_str(), source.path.clone()), (DOC, format!("二{group}{no}")));
        assert!(task.leaders.is_empty(), "{no}: 02 names no leader for a task");
        assert_eq!(task.lead_units, written(&county, lead), "{no}");
        let mut expected = Vec::new();
        for word in support.split(' ') {
            expected.extend(match word {
                "责" => written(&county, RESPONSIBLE),
                "成" => written(&county, MEMBERS),
                "乡" => written(&county, TOWNSHIPS),
                unit => written(&county, unit),
            });
        }
        expected.retain(|unit| !task.lead_units.contains(unit));
        assert_eq!(task.support_units, expected, "{no}");
        assert_eq!((task.start, task.due), (None, dated.then(end)), "{no}");
    }
}

#[test]
fn every_target_of_the_year_is_an_indicator_of_its_task() {
    let county = county();
    let programme = programme(&county).id;
    let tasks = tasks(&county);
    let mut indicators = all(&county, Indicator::of);
    indicators.retain(|indicator| indicator.programme == programme);
    assert_eq!(indicators.len(), INDICATORS.len());
    for (indicator, (no, comparator, target, upper, unit, soft)) in
        indicators.iter().zip(INDICATORS)
    {
        let title = &indicator.title;
        let task = tasks.iter().find(|task| Some(task.id) == indicator.task).unwrap();
        assert_eq!((task.no, &task.source), (no, &indicator.source), "{title}");
        let quantity =
            |thousandths: Option<i64>| thousandths.map(|thousandths| Quantity { thousandths });
        assert_eq!(indicator.comparator, comparator, "{title}");
        assert_eq!((indicator.target, indicator.upper), (quantity(target), quantity(upper)));
        assert_eq!((indicator.unit.as_str(), indicator.soft), (unit, soft), "{title}");
        assert_eq!((indicator.by, indicator.baseline), (Some(end()), None), "{title}");
    }
}
