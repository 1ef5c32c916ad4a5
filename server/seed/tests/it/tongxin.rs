//! 同心县 as a whole: counts, references, order, units, programmes, accounts.

use std::collections::{BTreeMap, BTreeSet};

use shared::calendar::Day;
use shared::id::{Id, Millis, Seq, UnitId};
use shared::model::*;

pub fn county() -> Vec<Entity> {
    seed::tongxin(Day::new(2022, 10, 20).unwrap()).unwrap()
}

pub fn all<T: Clone>(county: &[Entity], of: fn(&Entity) -> Option<&T>) -> Vec<T> {
    county.iter().filter_map(of).cloned().collect()
}

/// What a list shows for these ids.
pub fn labels<I: Copy + Into<Id>>(county: &[Entity], ids: &[I]) -> Vec<String> {
    let label = |id: Id| {
        let found = county.iter().find(|entity| entity.id() == id);
        found.map(|entity| entity.label().to_owned()).unwrap()
    };
    ids.iter().map(|id| label((*id).into())).collect()
}

/// The units that a document writes so, by their names or aliases, separated by spaces.
pub fn written(county: &[Entity], words: &str) -> Vec<UnitId> {
    let units = all(county, Unit::of);
    let unit = |word: &str| {
        let called = |unit: &&Unit| unit.name == word || unit.aliases.iter().any(|it| it == word);
        units.iter().find(called).map(|unit| unit.id).unwrap()
    };
    words.split_whitespace().map(unit).collect()
}

/// The ids an entity speaks of.
pub fn mentions(entity: &Entity) -> Vec<Id> {
    let mut ids: Vec<Id> = entity.parent().into_iter().collect();
    ids.extend(entity.programme().map(Id::from));
    match entity {
        Entity::Post(post) => {
            ids.extend(post.person.map(Id::from));
            ids.extend(post.seat.holder());
        }
        Entity::Programme(programme) => ids.extend(programme.office.map(Id::from)),
        Entity::Chain(chain) => {
            ids.extend(chain.chiefs.iter().map(|id| id.0));
            ids.extend(chain.lead_units.iter().chain(&chain.support_units).map(|id| id.0));
        }
        Entity::Link(link) => ids.extend([link.from.0, link.to.0]),
        Entity::Task(task) => {
            ids.extend(task.charge.map(Charge::id));
            ids.extend(task.leaders.iter().map(|id| id.0));
            ids.extend(task.lead_units.iter().chain(&task.support_units).map(|id| id.0));
        }
        Entity::Indicator(indicator) => {
            ids.extend(indicator.chain.map(Id::from));
            ids.extend(indicator.task.map(Id::from));
        }
        Entity::Field(field) => {
            ids.extend(field.leaders.iter().map(|id| id.0));
            ids.extend(field.lead_units.iter().map(|id| id.0));
        }
        Entity::River(river) => {
            ids.extend(river.chiefs().iter().map(|id| id.0));
            ids.extend(river.township_chiefs.iter().map(|chief| chief.unit.0));
            let units = river.units.iter().chain(&river.department).chain(&river.flows_through);
            ids.extend(units.map(|id| id.0));
        }
        Entity::PeriodReport(report) => {
            ids.push(report.unit.into());
            ids.extend(report.corrects.map(Id::from));
        }
        _ => {}
    }
    ids
}

#[test]
fn it_can_be_counted() {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for entity in county() {
        *counts.entry(entity.kind().name()).or_default() += 1;
    }
    let expected = [
        ("chain", 17),
        ("field", 15),
        ("indicator", 27),
        ("link", 84),
        ("node", 175),
        ("person", 52),
        ("phase", 3),
        ("post", 216),
        ("programme", 5),
        ("river", 46),
        ("task", 163),
        ("unit", 58),
    ];
    assert_eq!(counts, BTreeMap::from(expected));
}

#[test]
fn ids_are_unique_and_everything_comes_after_what_it_speaks_of() {
    let mut seen = BTreeSet::new();
    for entity in county() {
        for id in mentions(&entity) {
            assert!(id == entity.id() || seen.contains(&id), "{} {id}", entity.label());
        }
        assert!(seen.insert(entity.id()), "{} twice", entity.label());
    }
}

#[test]
fn the_same_words_give_the_same_ids_and_nobody_in_the_county_made_them() {
    let (first, second) = (county(), county());
    assert_eq!(first, second);
    for entity in &first {
        for stamp in [entity.meta().created, entity.meta().updated] {
            assert_eq!((stamp.at, stamp.by, stamp.seq), (Millis(0), seed::system(), Seq(0)));
        }
    }
    assert!(first.iter().all(|entity| entity.id() != seed::system().0));
}

#[test]
fn no_name_or_alias_belongs_to_two_units() {
    let mut owner: BTreeMap<String, String> = BTreeMap::new();
    for unit in all(&county(), Unit::of) {
        for name in std::iter::once(&unit.name).chain(&unit.aliases) {
            let before = owner.insert(name.clone(), unit.name.clone());
            assert_eq!(before, None, "{name}");
        }
    }
    let aliases = [
        ("工信局", "工业信息化和商务局"),
        ("工信商务局", "工业信息化和商务局"),
        ("文旅局", "文化旅游体育广电局"),
        ("文广局", "文化旅游体育广电局"),
        ("市监局", "市场监督管理局"),
        ("市场监管局", "市场监督管理局"),
        ("住建局", "住房和城乡建设局"),
        ("卫健局", "卫生健康局"),
        ("交通局", "交通运输局"),
        ("发改局", "发展和改革局"),
        ("粮食和物资储备局", "发展和改革局"),
        ("人社局", "人力资源和社会保障局"),
        ("林草局", "自然资源局"),
        ("生态环境分局", "市生态环境局同心分局"),
        ("生态环境局", "市生态环境局同心分局"),
        ("同心工业园区", "工业园区管委会"),
        ("石狮管委会", "石狮开发区"),
    ];
    for (alias, name) in aliases {
        assert_eq!(owner.get(alias).map(String::as_str), Some(name));
    }
}

#[test]
fn there_are_twelve_townships_counting_shishi() {
    let county = county();
    let of_kind = |kind| {
        let units = all(&county, Unit::of).into_iter().filter(move |unit| unit.kind == kind);
        units.map(|unit| unit.name).collect::<Vec<_>>()
    };
    let townships = [
        "豫海镇",
        "河西镇",
        "丁塘镇",
        "韦州镇",
        "下马关镇",
        "预旺镇",
        "王团镇",
        "田老庄乡",
        "马高庄乡",
        "张家塬乡",
        "兴隆乡",
    ];
    assert_eq!(of_kind(UnitKind::Township), townships);
    assert_eq!(of_kind(UnitKind::Zone), ["石狮开发区", "工业园区管委会"]);
}

#[test]
fn programmes_are_what_the_documents_head_with() {
    let county = county();
    let office = |programme: &Programme| labels(&county, programme.office.as_slice()).pop();
    let rhythms = |programme: &Programme| {
        let titles = programme.cadences.iter().map(|cadence| cadence.title.as_str());
        titles.collect::<Vec<_>>().join(" ")
    };
    let table = [
        ("同党办发〔2022〕45号", "2022-07-08", false, Some("应急管理局"), "旬调度 月通报"),
        ("同党办发〔2022〕47号", "2022-06-27", false, Some("县河长办"), ""),
        (
            "同党办发〔2022〕57号",
            "2022-09-16",
            false,
            Some("县委办"),
            "旬调度 月总结 季通报 年评优",
        ),
        ("同政办发〔2022〕53号", "2022-07-22", true, Some("文化旅游体育广电局"), ""),
        ("同政办发〔2022〕55号", "2022-08-18", true, None, "月通报 季督查 年评价"),
    ];
    let programmes = all(&county, Programme::of);
    assert_eq!(programmes.len(), table.len());
    for (programme, (doc_no, issued_on, public, place, cadences)) in programmes.iter().zip(table) {
        assert_eq!(programme.doc_no, doc_no);
        assert_eq!(programme.issued_on.to_string(), issued_on);
        assert_eq!(programme.public, public, "{doc_no}");
        assert_eq!(office(programme).as_deref(), place, "{doc_no}");
        assert_eq!(rhythms(programme), cadences, "{doc_no}");
        assert_eq!(programme.tracked_from, Day::new(2022, 10, 20).unwrap());
        assert!(!programme.statement.is_empty(), "{doc_no}");
    }
}

#[test]
fn no_task_says_more_than_its_clause() {
    let county = county();
    let programmes = all(&county, Programme::of);
    for task in all(&county, Task::of) {
        let title = &task.title;
        assert_eq!((task.status, task.progress), (Status::NotStarted, 0), "{title}");
        assert!(task.steps.is_empty() && task.edits.is_empty() && task.block.is_none());
        assert_eq!((task.visibility, task.progress_day), (Visibility::County, None), "{title}");
        assert!(title.chars().count() <= 40, "{title}");
        assert!(task.detail.ends_with('。'), "{title}");
        let programme = programmes.iter().find(|programme| programme.id == task.programme).unwrap();
        assert_eq!(task.source.as_ref().unwrap().doc_no, programme.doc_no, "{title}");
        assert!(!task.lead_units.iter().any(|unit| task.support_units.contains(unit)), "{title}");
    }
}

#[test]
fn demo_accounts_act_through_vacant_seats_of_the_county() {
    let county = county();
    let posts = all(&county, Post::of);
    let accounts = seed::demo_accounts();
    let names: Vec<&str> = accounts.iter().map(|account| account.name.as_str()).collect();
    let expected = [
        "admin",
        "office",
        "leader",
        "chief",
        "head",
        "clerk",
        "clerk2",
        "township",
        "inspector",
        "patroller",
        "auditor",
        "chief-meikuang",
        "chief-qingshuihe",
        "clerk-shuiwu",
        "clerk-yingji",
    ];
    assert_eq!(names, expected);
    for account in accounts {
        assert!(posts.contains(&account.post), "{}", account.name);
        assert_eq!(account.post.person, None);
        assert_eq!(account.actor.0, account.post.id.0);
        assert!(account.post.title.ends_with("（演示）"), "{}", account.post.title);
    }
}
