//! The 46 rivers against a table written by hand from 《02》附件.

use shared::model::*;

use crate::tongxin::{all, county, labels, written};

const DOC: &str = "同党办发〔2022〕47号";

/// 河道名称, 县级河（湖）长, townships of 乡镇级河长, 责任单位 (空: the same townships), 责任部门, hundredths of a
/// kilometre, and 起止地点. The townships are those it flows through, too.
type Row =
    (&'static str, &'static str, &'static str, &'static str, &'static str, i64, &'static str);
const RIVERS: [Row; 46] = [
    (
        "清水河",
        "杨春燕",
        "王团镇 豫海镇 丁塘镇 河西镇 石狮开发区",
        "政府办",
        "发改局",
        12_200,
        "王团镇吊堡子村~河西镇马家河湾村",
    ),
    ("甜水河", "宋继忠", "韦州镇 下马关镇", "县委办", "农业农村局", 4_985, "黑山墩~韦州镇甘沟子村"),
    (
        "折死沟",
        "杨国林",
        "田老庄乡 张家塬乡 王团镇 预旺镇 马高庄乡",
        "政府办",
        "水务局",
        13_323,
        "郭大湾~清水河入口",
    ),
    ("长沙河", "杨根枝", "河西镇", "", "住建局", 1_235, "河西镇老桃山村~河西镇大洪沟村入河口"),
    ("小洪沟", "马立军", "河西镇", "", "自然资源局", 920, "小洪沟水库~河西镇大洪沟村入河口"),
    ("西河", "洪建群", "兴隆乡", "", "统计局", 300, "海原县高崖乡红谷村~同心县城入河口"),
    ("金鸡沟", "年生杰", "丁塘镇", "", "财政局", 830, "井家口子~入河口"),
    ("边桥沟", "王晓辉", "兴隆乡", "", "卫生健康局", 2_310, "黄谷川~入河口"),
    ("大西沟", "刘艳", "王团镇", "", "工信局", 910, "柳树崾岘~清水河入河口"),
    ("前沟", "王学华", "王团镇", "", "编办", 945, "虎家红湾~清水河入河口"),
    ("大台沟", "王新刚", "王团镇", "", "司法局", 1_940, "风台山~清水河入河口"),
    ("八里沟", "袁波", "王团镇", "", "交通局", 2_620, "大湾~清水河入河口"),
    ("洞子沟", "王新海", "王团镇", "", "教育局", 2_750, "车路沟~清水河入河口"),
    ("边浅沟", "孙德荣", "石狮开发区", "", "科技局", 2_424, "套塘~清水河入河口"),
    ("洪泉沟", "纪伟", "丁塘镇", "", "公安局", 2_775, "丁家二沟~清水河入河口"),
    ("白石头沟", "刘建宁", "河西镇", "", "民政局", 1_729, "田家岭~清水河入河口"),
    ("干湾沟", "马俊文", "丁塘镇", "", "人社局", 850, "杨家井~清水河入河口"),
    ("红果子沟", "王建云", "兴隆乡", "", "审计局", 1_385, "南泥沟~清水河入河口"),
    ("杨家河沟", "李生元", "河西镇", "", "市监局", 1_285, "周马庄~清水河入河口"),
    ("盐泥沟", "杨冕", "张家塬乡", "", "文广局", 1_600, "海棠湖~东梁洼"),
    ("红城水防洪沟", "田梅音", "下马关镇", "", "应急管理局", 200, "楣山~上垣"),
    ("下马关防洪沟", "郭吉龙", "下马关镇", "", "乡村振兴局", 3_368, "五里墩~土炭沟"),
    ("豫海水面", "马宗新", "豫海镇", "", "林草局", 0, "同心县城"),
    ("朱家沟", "", "河西镇", "", "审批服务管理局", 1_200, "中宁县米钵山~长山头"),
    ("大沙沟", "", "河西镇", "", "退役军人事务局", 884, "红寺堡区~清水河"),
    ("余家沟", "", "韦州镇", "", "农业农村局", 1_050, "青龙山村~东山村~盐池县"),
    ("水路湾沟", "", "田老庄乡", "", "水务局", 600, "黑山墩~红寺堡红柳沟"),
    ("黑风沟", "", "预旺镇 马高庄乡 田老庄乡", "", "水务局", 4_000, "窑山村~马高庄水库"),
    ("折腰沟", "", "张家塬乡", "", "水务局", 2_400, "甘肃环县~折死沟"),
    ("靳家沟", "", "预旺镇", "", "水务局", 2_300, "郭阳洼村~折死沟"),
    ("阎家圈沟", "", "韦州镇", "", "农业农村局", 2_300, "盐池县~甜水河"),
    ("跳沟", "", "河西镇", "", "发改局", 2_100, "红寺堡区~清水河"),
    ("马家沟", "", "马高庄乡", "", "水务局", 1_900, "冯家湾村~黑风沟"),
    ("红庄沟", "", "下马关镇 韦州镇", "", "农业农村局", 1_850, "红寺堡区~甜水河"),
    (
        "水泉子沟",
        "",
        "下马关镇 韦州镇",
        "",
        "农业农村局",
        1_750,
        "上游甘肃环县；下游靳儿庄村~上游下马关防洪沟；下游甜水河",
    ),
    ("沙河沟", "", "预旺镇", "", "水务局", 1_700, "孙石庄村~折死沟"),
    ("张家井沟", "", "马高庄乡", "", "水务局", 1_650, "甘肃环县~折死沟"),
    ("计家沟", "", "马高庄乡", "", "水务局", 1_400, "马家塬山村~折死沟"),
    ("孙家庄沟", "", "预旺镇", "", "水务局", 1_400, "李家洼子村~靳家沟"),
    ("石涝子沟", "", "张家塬乡", "", "水务局", 1_092, "甘肃环县~折腰沟"),
    ("埫沟", "", "下马关镇", "", "农业农村局", 1_050, "罗山东麓~赵家庙村"),
    ("杨庄沟", "", "马高庄乡", "", "水务局", 700, "甘肃环县~张家井沟（下游）"),
    ("陈儿庄沟", "", "下马关镇", "", "农业农村局", 600, "刘家滩~下马关防洪沟"),
    ("甘城沟", "", "张家塬乡", "", "文广局", 450, "东梁洼~海原县"),
    ("王户台沟", "", "韦州镇", "", "农业农村局", 150, "罗山东麓~红寺堡区"),
    ("小甜水河", "", "韦州镇", "", "农业农村局", 27, "罗山东麓~红寺堡区"),
];

#[test]
fn rivers_are_the_rows_of_the_table() {
    let county = county();
    let rivers = all(&county, River::of);
    assert_eq!(rivers.len(), RIVERS.len());
    for ((no, river), row) in (1..).zip(&rivers).zip(RIVERS) {
        let (name, chief, townships, units, department, length, between) = row;
        assert_eq!((river.no, river.name.as_str()), (no, name));
        assert_eq!(labels(&county, river.county_chief.as_slice()).join(" "), chief, "{name}");
        let through = written(&county, townships);
        assert_eq!(river.flows_through, through, "{name}");
        let posts: Vec<_> = river.township_chiefs.iter().map(|chief| chief.unit).collect();
        assert_eq!(posts, through, "{name}");
        let units = if units.is_empty() { through } else { written(&county, units) };
        assert_eq!(river.units, units, "{name}");
        assert_eq!(river.department.map(|unit| vec![unit]), Some(written(&county, department)));
        let length = (length > 0).then_some(Quantity { thousandths: length * 10 });
        assert_eq!(river.length_km, length, "{name}");
        let ends = [river.from.as_str(), river.to.as_str()];
        let ends: Vec<&str> = ends.into_iter().filter(|end| !end.is_empty()).collect();
        assert_eq!(ends.join("~"), between, "{name}");
        let source = river.source.as_ref().unwrap();
        assert_eq!((source.doc_no.as_str(), source.path.clone()), (DOC, format!("附件第{no}行")));
    }
}

#[test]
fn lengths_add_up_and_one_is_a_surface() {
    let rivers = all(&county(), River::of);
    let lengths: Vec<i64> =
        rivers.iter().filter_map(|river| river.length_km).map(|km| km.thousandths).collect();
    assert_eq!((lengths.len(), lengths.iter().sum::<i64>()), (45, 934_370));
    assert_eq!((lengths.iter().min(), lengths.iter().max()), (Some(&270), Some(&133_230)));
    let surfaces: Vec<&River> = rivers.iter().filter(|river| river.area_hm2.is_some()).collect();
    let [surface] = surfaces.try_into().unwrap();
    assert_eq!((surface.no, surface.area_hm2), (23, Some(Quantity::whole(200))));
    let aliased: Vec<&River> = rivers.iter().filter(|river| !river.alias.is_empty()).collect();
    let [aliased] = aliased.try_into().unwrap();
    assert_eq!((aliased.name.as_str(), aliased.alias.as_str()), ("王户台沟", "水套沟"));
}

#[test]
fn the_first_twenty_three_have_a_county_chief() {
    let rivers = all(&county(), River::of);
    assert!(rivers.iter().all(|river| river.county_chief.is_some() == (river.no <= 23)));
}

#[test]
fn township_chiefs_are_posts_without_a_name() {
    let county = county();
    let rivers = all(&county, River::of);
    let mut count = 0;
    for river in &rivers {
        for chief in &river.township_chiefs {
            count += 1;
            assert_eq!(chief.person, None, "{}", river.name);
            let title = match (river.no, labels(&county, &[chief.unit])[0].as_str()) {
                (29 | 40 | 44, _) => "乡长",
                (_, "石狮开发区") => "党工委书记",
                _ => "党委书记",
            };
            assert_eq!(chief.title, title, "{}", river.name);
        }
        let stretches: Vec<&str> =
            river.township_chiefs.iter().map(|chief| chief.stretch.as_str()).collect();
        match river.no {
            35 => assert_eq!(stretches, ["上游", "下游"]),
            _ => assert!(stretches.iter().all(|stretch| stretch.is_empty()), "{}", river.name),
        }
    }
    assert_eq!(count, 59);
}

#[test]
fn posts_on_a_river_are_its_chiefs() {
    let county = county();
    let posts = all(&county, Post::of);
    for river in all(&county, River::of) {
        let here = |post: &&Post| post.seat == Seat::River(river.id) && post.source.is_some();
        let posts: Vec<&Post> = posts.iter().filter(here).collect();
        assert!(posts.iter().all(|post| post.role == Role::RiverChief), "{}", river.name);
        assert!(posts.iter().all(|post| post.source == river.source), "{}", river.name);
        let held: Vec<_> = posts.iter().filter_map(|post| post.person).collect();
        assert_eq!(held, river.county_chief.into_iter().collect::<Vec<_>>(), "{}", river.name);
        let vacant = posts.iter().filter(|post| post.person.is_none());
        let titles: Vec<&str> = vacant.map(|post| post.title.as_str()).collect();
        let expected: Vec<String> = river
            .township_chiefs
            .iter()
            .map(|chief| format!("{}{}", labels(&county, &[chief.unit])[0], chief.title))
            .collect();
        assert_eq!(titles, expected, "{}", river.name);
    }
}
