//! The 17 chains against a table written by hand from 《03》.

use std::collections::BTreeMap;

use shared::model::*;

use crate::tongxin::{all, county, labels};

/// Tier, number, name, 链长, 牵头, 其他责任部门; units by their short names, one letter each below.
const CHAINS: [(Tier, u16, &str, &str, &str, &str); 17] = [
    (Tier::Key, 1, "现代化工产业链", "凌镇", "园区", "工信 发改 应急 市监"),
    (Tier::Key, 2, "光伏产业链", "凌镇 袁波", "工信 发改", "园区 自然"),
    (Tier::Key, 3, "风电产业链", "王义伟", "发改", "园区 工信 自然"),
    (Tier::Key, 4, "现代纺织产业链", "李生元", "园区", "工信 发改 市监"),
    (Tier::Key, 5, "新型材料产业链", "杨冕", "工信", "园区 发改 市监"),
    (Tier::Key, 6, "枸杞产业链", "杨根枝", "自然", "工信 发改 市监"),
    (Tier::Key, 7, "肉牛、滩羊、奶牛产业链", "宋继忠", "农业", "园区 发改 工信 自然 市监"),
    (Tier::Key, 8, "玉米产业链", "杨国林", "农业", "工信 发改 市监"),
    (Tier::Key, 9, "马铃薯产业链", "王新刚", "农业", "工信 发改 市监"),
    (Tier::Key, 10, "冷凉蔬菜产业链", "王学华", "农业", "工信 发改 市监"),
    (Tier::Key, 11, "现代物流链", "马宗新", "工信", "交通 发改 市监"),
    (Tier::Key, 12, "电子商务产业链", "谢长征", "工信", "发改 人社 交通 市监"),
    (Tier::Key, 13, "文化旅游产业链", "王新海", "文旅", "发改 交通 教育 市监"),
    (Tier::Emerging, 1, "装备制造产业链", "郭吉龙", "工信", "园区 发改 市监"),
    (Tier::Emerging, 2, "葡萄酒产业链", "马立军", "农业", "工信 市监"),
    (Tier::Emerging, 3, "文冠果产业链", "田梅音", "自然", "农业 发改 工信 市监"),
    (Tier::Emerging, 4, "健康养老产业链", "徐莉芳", "民政", "卫健 发改 残联 市监"),
];

const SHORT: [(&str, &str); 14] = [
    ("工业园区管委会", "园区"),
    ("工业信息化和商务局", "工信"),
    ("发展和改革局", "发改"),
    ("应急管理局", "应急"),
    ("市场监督管理局", "市监"),
    ("自然资源局", "自然"),
    ("农业农村局", "农业"),
    ("交通运输局", "交通"),
    ("人力资源和社会保障局", "人社"),
    ("文化旅游体育广电局", "文旅"),
    ("教育局", "教育"),
    ("民政局", "民政"),
    ("卫生健康局", "卫健"),
    ("残联", "残联"),
];

/// The products and activities that each clause names, from upstream to downstream.
const PRODUCTS: [&str; 17] = [
    "煤化工 石油化工 选煤 炼焦 煤气制甲醇 合成氨 煤矸石综合利用",
    "同心清洁能源新材料产业园 拉晶 切片 光伏组件 逆变器 支架 光伏电缆 能源电子产业",
    "玻璃纤维 碳纤维 塔筒 叶片 机舱罩 变流器 底座铸件 电缆 废旧材料回收利用",
    "绒毛清洗 毛纺分梳 纺纱 织纱 高支羊绒纱 纯羊绒纱 多纤混纺交织纱线 服装 家纺 毛针织 功能性纺织品 纽扣 辅料 “互联网+纺织”",
    "纯苯 烯烃 尼龙及配套材料 橡塑材料 固体废物综合利用 天然石膏 熟料水泥 减水剂 新型绿色建筑材料",
    "枸杞有机种植 枸杞保鲜 枸杞精深加工 枸杞全利用 酶促生物转化 生物发酵 协同加工 活性多糖 糖肽 核苷 有机酸 健康食品 保健食品 药食同源食品 生物药品",
    "品种改良 繁育基地 饲草加工配送 肉牛养殖 滩羊养殖 奶牛养殖 现代产业园 冷鲜加工 分级加工 分割包装 奶源供应 速冻产品 调理产品 熟食产品 排酸肉 乳制品加工 挤奶设备制造 高端市场",
    "食用玉米 饲用玉米 工业原料 玉米面 青玉米 玉米饲料加工 玉米淀粉 糖 化工醇 药用乳胺",
    "种子培育 马铃薯种植 生产基地 采收 马铃薯淀粉 马铃薯全粉 粉条 马铃薯饼干 薯片 薯条",
    "红葱 芦笋 黄花菜 菌菇 种植 加工 冷链 烘干 运输 休闲食品 罐头 饼干 奶茶饮料 专用肥料 保鲜材料 真空包装材料",
    "城市配送 农村物流 冷链物流 电商物流 工业物流 产业链供应链服务 供应链管理",
    "电子商务产业园 数字经济 跨境电商 电商创业 孵化中心 直播工厂 网红主播打造 直播电商 线下实体经济 城市生活 特色产业",
    "“红色”旅游资源 “绿色”旅游资源 国家长征文化公园 国家长城文化公园 民俗非遗文创 乡村休闲娱乐 民俗文化展览 地方风味餐饮 感受乡村生活 文旅体融合项目",
    "电器电缆制造 风力发电机组 火电机组 智能装备制造 智能终端产品",
    "葡萄酒加工 葡萄籽 葡萄皮渣 葡萄枝条 附产品综合利用 营养健康食品 保健品",
    "文冠果生产 神经酸提取 枝条提取 食用油 茶叶 护手霜 烫伤药膏 风湿病药膏",
    "全托 日托 助餐 医养结合 康养服务 便民服务 对下指导 社区养老综合体 社区居家“虚拟养老院” 家庭照护床位 “物业服务+养老服务”",
];

fn short(name: &str) -> &str {
    SHORT.iter().find(|(full, _)| *full == name).unwrap().1
}

#[test]
fn chains_have_the_chiefs_and_units_of_their_clauses() {
    let county = county();
    let units = |ids: &[shared::id::UnitId]| {
        let names = labels(&county, ids);
        names.iter().map(|name| short(name)).collect::<Vec<_>>().join(" ")
    };
    let chains = all(&county, Chain::of);
    assert_eq!(chains.len(), CHAINS.len());
    for (chain, (tier, no, name, chiefs, lead, support)) in chains.iter().zip(CHAINS) {
        assert_eq!((chain.tier, chain.no, chain.name.as_str()), (tier, no, name));
        assert_eq!(labels(&county, &chain.chiefs).join(" "), chiefs, "{name}");
        assert_eq!(units(&chain.lead_units), lead, "{name}");
        assert_eq!(units(&chain.support_units), support, "{name}");
        assert_eq!(chain.five_ones, FiveOnes::default(), "no document says what is set up");
        let section = if tier == Tier::Key { "三（一）" } else { "三（二）" };
        let source = chain.source.as_ref().unwrap();
        assert_eq!(source.doc_no, "同党办发〔2022〕57号");
        assert_eq!(source.path, format!("{section}{no}"));
        assert!(chain.statement.ends_with('。'), "{name}");
    }
}

#[test]
fn every_product_of_a_clause_is_a_node_once() {
    let county = county();
    let nodes = all(&county, Node::of);
    for (chain, products) in all(&county, Chain::of).iter().zip(PRODUCTS) {
        let mut drawn: Vec<&str> = nodes
            .iter()
            .filter(|node| node.chain == chain.id)
            .map(|node| node.name.as_str())
            .collect();
        let mut named: Vec<&str> = products.split(' ').collect();
        drawn.sort_unstable();
        named.sort_unstable();
        assert_eq!(drawn, named, "{}", chain.name);
    }
    assert!(nodes.iter().all(|node| node.state == NodeState::Named));
}

#[test]
fn blueprints_flow_downstream_and_each_stage_is_one_column() {
    let county = county();
    let nodes = all(&county, Node::of);
    let find = |id| nodes.iter().find(|node| node.id == id).unwrap();
    for link in all(&county, Link::of) {
        let (from, to) = (find(link.from), find(link.to));
        assert!(from.column < to.column, "{} → {}", from.name, to.name);
        assert_eq!((from.chain, to.chain), (link.chain, link.chain));
    }
    let mut columns = BTreeMap::new();
    for node in &nodes {
        let column = *columns.entry((node.chain, node.stage.clone())).or_insert(node.column);
        assert_eq!(column, node.column, "{}", node.name);
    }
    for chain in all(&county, Chain::of) {
        let mut stages: Vec<u8> = columns
            .iter()
            .filter(|((of, _), _)| *of == chain.id)
            .map(|(_, column)| *column)
            .collect();
        stages.sort_unstable();
        assert_eq!(stages, (0..stages.len() as u8).collect::<Vec<_>>(), "{}", chain.name);
    }
}

#[test]
fn flows_are_those_of_the_clauses() {
    let county = county();
    let links = all(&county, Link::of);
    let of = |name: &str| {
        let chain = all(&county, Chain::of).into_iter().find(|chain| chain.name == name).unwrap();
        let pair = |link: &Link| labels(&county, &[link.from, link.to]).join("→");
        links.iter().filter(|link| link.chain == chain.id).map(pair).collect::<Vec<_>>().join(" ")
    };
    let table = [
        ("现代化工产业链", "选煤→炼焦 炼焦→煤气制甲醇 煤气制甲醇→合成氨"),
        ("光伏产业链", "拉晶→切片 切片→光伏组件"),
        ("风电产业链", "玻璃纤维→叶片 碳纤维→叶片 叶片→废旧材料回收利用"),
        ("现代物流链", ""),
        ("装备制造产业链", ""),
        (
            "玉米产业链",
            "食用玉米→玉米面 食用玉米→青玉米 饲用玉米→玉米饲料加工 工业原料→玉米淀粉 工业原料→糖 工业原料→化工醇 工业原料→药用乳胺",
        ),
    ];
    for (name, flows) in table {
        assert_eq!(of(name), flows, "{name}");
    }
}

/// The tasks of 《03》.
fn tasks(county: &[Entity]) -> Vec<Task> {
    let is_ours = |programme: &Programme| programme.kind == ProgrammeKind::Chain;
    let programme = all(county, Programme::of).into_iter().find(is_ours).unwrap().id;
    all(county, Task::of).into_iter().filter(|task| task.programme == programme).collect()
}

#[test]
fn tasks_are_in_the_hands_that_their_chain_is_in() {
    let county = county();
    let chains = all(&county, Chain::of);
    for task in tasks(&county) {
        assert_eq!((task.start, task.due), (None, None), "{}", task.title);
        let Some(id) = task.chain() else { continue };
        let chain = chains.iter().find(|chain| chain.id == id).unwrap();
        assert_eq!(task.leaders, chain.chiefs);
        assert_eq!(task.lead_units, chain.lead_units);
        assert_eq!(task.support_units, chain.support_units);
        assert_eq!(task.source, chain.source);
    }
    for chain in &chains {
        let tasks =
            all(&county, Task::of).into_iter().filter(|task| task.chain() == Some(chain.id));
        let numbers: Vec<u32> = tasks.map(|task| task.no).collect();
        assert!((2..=5).contains(&numbers.len()), "{}", chain.name);
        assert_eq!(numbers, (1..=numbers.len() as u32).collect::<Vec<_>>(), "{}", chain.name);
    }
}

#[test]
fn the_mechanisms_name_units_only_where_the_document_does() {
    let county = county();
    let tasks = tasks(&county);
    let table = [
        ("四（一）", 5, "县委办"),
        ("四（二）", 7, "园区 工信 发改 自然 农业 文旅 民政"),
        ("四（三）", 5, ""),
        ("四（四）", 3, ""),
        ("四（五）", 2, "园区 工信 发改 自然 农业 文旅 民政"),
        ("四（六）", 5, ""),
    ];
    let wholes: Vec<&Task> =
        tasks.iter().filter(|task| task.charge.is_none() && task.parent.is_none()).collect();
    assert_eq!(wholes.len(), table.len());
    for ((no, whole), (path, parts, lead)) in (1..).zip(wholes).zip(table) {
        assert_eq!((whole.no, whole.source.as_ref().unwrap().path.as_str()), (no, path));
        let names = labels(&county, &whole.lead_units);
        let named = names.iter().map(|name| if name == "县委办" { name } else { short(name) });
        assert_eq!(named.collect::<Vec<_>>().join(" "), lead, "{path}");
        let parent = Parent::from(whole.id);
        let children: Vec<&Task> =
            tasks.iter().filter(|task| task.parent == Some(parent)).collect();
        assert_eq!(children.len(), parts, "{path}");
        assert!(children.iter().all(|part| part.lead_units.is_empty() == lead.is_empty()));
        assert!(children.iter().all(|part| part.source == whole.source));
    }
    let long = tasks.iter().map(|task| task.lead_units.len() + task.leaders.len()).max();
    assert_eq!(long, Some(7 + 17));
}

#[test]
fn the_only_hard_number_is_thirty_thousand_cows() {
    let county = county();
    let mut indicators = all(&county, Indicator::of);
    indicators.retain(|indicator| indicator.chain.is_some());
    let [cows] = indicators.try_into().unwrap();
    assert_eq!(
        (cows.comparator, cows.target),
        (Comparator::AtLeast, Some(Quantity::whole(30_000)))
    );
    assert_eq!((cows.unit.as_str(), cows.by, cows.baseline, cows.soft), ("头", None, None, false));
    assert_eq!(labels(&county, cows.chain.as_slice()), ["肉牛、滩羊、奶牛产业链"]);
    assert_eq!(cows.source.unwrap().path, "三（一）7");
}
