//! The export of the real county equals document 03, written down here once more by hand.

use e2e::{Content, County};
use serde_json::Value;

/// Tier, number, name, chiefs, lead units, other responsible units.
type Row = (&'static str, u64, &'static str, &'static str, &'static str, &'static str);

const CHAINS: [Row; 17] = [
    (
        "key",
        1,
        "现代化工产业链",
        "凌镇",
        "工业园区管委会",
        "工业信息化和商务局 发展和改革局 应急管理局 市场监管局",
    ),
    (
        "key",
        2,
        "光伏产业链",
        "凌镇 袁波",
        "工业信息化和商务局 发展和改革局",
        "工业园区管委会 自然资源局",
    ),
    (
        "key",
        3,
        "风电产业链",
        "王义伟",
        "发展和改革局",
        "工业园区管委会 工业信息化和商务局 自然资源局",
    ),
    (
        "key",
        4,
        "现代纺织产业链",
        "李生元",
        "工业园区管委会",
        "工业信息化和商务局 发展和改革局 市场监管局",
    ),
    (
        "key",
        5,
        "新型材料产业链",
        "杨冕",
        "工业信息化和商务局",
        "工业园区管委会 发展和改革局 市场监管局",
    ),
    ("key", 6, "枸杞产业链", "杨根枝", "自然资源局", "工业信息化和商务局 发展和改革局 市场监管局"),
    (
        "key",
        7,
        "肉牛、滩羊、奶牛产业链",
        "宋继忠",
        "农业农村局",
        "工业园区管委会 发展和改革局 工业信息化和商务局 自然资源局 市场监管局",
    ),
    ("key", 8, "玉米产业链", "杨国林", "农业农村局", "工业信息化和商务局 发展和改革局 市场监管局"),
    (
        "key",
        9,
        "马铃薯产业链",
        "王新刚",
        "农业农村局",
        "工业信息化和商务局 发展和改革局 市场监管局",
    ),
    (
        "key",
        10,
        "冷凉蔬菜产业链",
        "王学华",
        "农业农村局",
        "工业信息化和商务局 发展和改革局 市场监管局",
    ),
    ("key", 11, "现代物流链", "马宗新", "工业信息化和商务局", "交通运输局 发展和改革局 市场监管局"),
    (
        "key",
        12,
        "电子商务产业链",
        "谢长征",
        "工业信息化和商务局",
        "发展和改革局 人力资源和社会保障局 交通运输局 市场监管局",
    ),
    (
        "key",
        13,
        "文化旅游产业链",
        "王新海",
        "文化旅游体育广电局",
        "发展和改革局 交通运输局 教育局 市场监管局",
    ),
    (
        "emerging",
        1,
        "装备制造产业链",
        "郭吉龙",
        "工业信息化和商务局",
        "工业园区管委会 发展和改革局 市场监管局",
    ),
    ("emerging", 2, "葡萄酒产业链", "马立军", "农业农村局", "工业信息化和商务局 市场监管局"),
    (
        "emerging",
        3,
        "文冠果产业链",
        "田梅音",
        "自然资源局",
        "农业农村局 发展和改革局 工业信息化和商务局 市场监管局",
    ),
    (
        "emerging",
        4,
        "健康养老产业链",
        "徐莉芳",
        "民政局",
        "卫生健康局 发展和改革局 残联 市场监管局",
    ),
];

struct Export(Vec<Value>);

impl Export {
    fn all(&self, kind: &str) -> impl Iterator<Item = &Value> {
        let kind = kind.to_owned();
        self.0.iter().filter(move |line| line["kind"] == kind.as_str())
    }

    /// The names that the document uses for these ids: a unit's name or one of its aliases.
    fn called(&self, ids: &Value, names: &str) -> bool {
        let ids: Vec<&Value> = ids.as_array().unwrap().iter().collect();
        let names: Vec<&str> = names.split_whitespace().collect();
        ids.len() == names.len()
            && ids.iter().zip(&names).all(|(id, name)| {
                let value = &self.0.iter().find(|line| line["id"] == **id).unwrap()["value"];
                let aliases = value["aliases"].as_array().cloned().unwrap_or_default();
                value["name"] == *name || aliases.iter().any(|alias| alias == name)
            })
    }
}

#[test]
fn the_export_equals_document_03() {
    let county = County::start(Content::Tongxin);
    let export = Export(county.login("office").export());
    let programme = export.all("programme").find(|line| line["value"]["kind"] == "chain").unwrap();
    assert_eq!(programme["value"]["doc_no"], "同党办发〔2022〕57号");
    assert_eq!(programme["value"]["issued_on"], "2022-09-16");
    assert_eq!(programme["value"]["public"], false);
    let cadences: Vec<&Value> =
        programme["value"]["cadences"].as_array().unwrap().iter().map(|c| &c["every"]).collect();
    assert_eq!(cadences, ["ten_days", "month", "quarter", "year"]);
    assert_eq!(export.all("chain").count(), 17);
    for (tier, no, name, chiefs, lead, support) in CHAINS {
        let chain = export
            .all("chain")
            .map(|line| &line["value"])
            .find(|value| value["tier"] == tier && value["no"] == no)
            .unwrap_or_else(|| panic!("no chain {tier} {no}"));
        assert_eq!(chain["name"], name);
        assert!(export.called(&chain["chiefs"], chiefs), "chiefs of {name}: {chain}");
        assert!(export.called(&chain["lead_units"], lead), "lead units of {name}: {chain}");
        assert!(export.called(&chain["support_units"], support), "units of {name}: {chain}");
        assert!(chain["source"]["path"].as_str().unwrap().starts_with('三'), "{name}");
    }
    let cows = export.all("indicator").find(|line| line["value"]["target"] == 30_000).unwrap();
    assert_eq!(cows["value"]["unit"], "头");
    // Twelve townships, the twelfth being a development zone.
    assert_eq!(export.all("unit").filter(|unit| unit["value"]["kind"] == "township").count(), 11);
    assert!(export.all("unit").any(|unit| unit["value"]["name"] == "石狮开发区"));
}

#[test]
fn the_real_county_comes_with_no_invented_progress() {
    let county = County::start(Content::Tongxin);
    let export = Export(county.login("office").export());
    for task in export.all("task").map(|line| &line["value"]) {
        assert_eq!(task["status"], "not_started", "{task}");
        assert_eq!(task["progress"], 0, "{task}");
        // A day only where the document gives one: the end of the campaign or of the year.
        let given: &[&str] = match task["charge"]["chain"].is_string() {
            true => &[],
            false => &["2022-11-30", "2022-12-31"],
        };
        let due = task["due"].as_str();
        assert!(due.is_none_or(|due| given.contains(&due)), "{task}");
    }
    assert_eq!(export.all("report").count() + export.all("comment").count(), 0);
}
