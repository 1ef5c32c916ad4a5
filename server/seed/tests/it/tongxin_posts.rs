//! People and their posts against tables written by hand from the documents.

use std::collections::{BTreeMap, BTreeSet};

use shared::model::*;

use crate::tongxin::{all, county, labels};

/// Every name in the documents, by the document that names it first: 03, 01, 02, 08, 09.
const PEOPLE: &str = "凌镇 袁波 王义伟 李生元 杨冕 杨根枝 宋继忠 杨国林 王新刚 王学华 马宗新 谢长征 王新海 \
    郭吉龙 马立军 田梅音 徐莉芳 杨春燕 白耀文 纪伟 洪建群 年生杰 王晓辉 刘艳 孙德荣 刘建宁 马俊文 王建云 \
    周宪瑜 马顺 张颖青 勉力义 马如贵 马英迪 马占文 虎新 金秀梧 锁伟 王坤 马福祥 马长生 海彬 李珺 马伏才 洪将 \
    董占平 苏泽云 杨晓忠 石彦玉 杨辉 金哲 马汉俊";

#[test]
fn everybody_named_is_there_and_nobody_else() {
    let named: BTreeSet<String> = PEOPLE.split_whitespace().map(str::to_owned).collect();
    let people = all(&county(), Person::of).into_iter().map(|person| person.name);
    assert_eq!(people.collect::<BTreeSet<_>>(), named);
}

#[test]
fn people_hold_the_posts_that_the_documents_give_them() {
    let county = county();
    let mut held: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for post in all(&county, Post::of) {
        if let Some(person) = post.person {
            let seat = labels(&county, post.seat.holder().as_slice()).pop();
            let doc = post.source.unwrap().doc_no;
            let title = match post.seat {
                Seat::Unit(_) => format!("{} {}", seat.unwrap(), post.title),
                Seat::Programme(_) => format!("{} {}", number(&doc), post.title),
                _ => post.title,
            };
            let name = labels(&county, &[person]).pop().unwrap();
            assert!(held.entry(name).or_default().insert(title));
        }
    }
    let table: [(&str, &[&str]); 12] = [
        ("杨春燕", &["县人民政府县长", "45号 组长", "清水河 县级河长"]),
        (
            "杨根枝",
            &[
                "县委常委、政府常务副县长",
                "45号 副组长",
                "非煤矿山领域 责任领导",
                "建筑领域 责任领导",
                "城镇燃气领域 责任领导",
                "工贸领域 责任领导",
                "消防领域 责任领导",
                "灾害防御领域 责任领导",
                "应急准备 责任领导",
                "长沙河 县级河长",
                "57号 副组长",
                "枸杞产业链 链长",
                "55号 组长",
            ],
        ),
        (
            "李生元",
            &[
                "危险化学品领域 责任领导",
                "消防领域 责任领导",
                "特种设备领域 责任领导",
                "杨家河沟 县级河长",
                "57号 副组长",
                "现代纺织产业链 链长",
            ],
        ),
        (
            "杨国林",
            &[
                "县政府副县长",
                "消防领域 责任领导",
                "灾害防御领域 责任领导",
                "其他行业领域 责任领导",
                "折死沟 县级河长",
                "57号 副组长",
                "玉米产业链 链长",
                "55号 副组长",
            ],
        ),
        (
            "王新海",
            &[
                "县人民政府副县长",
                "校园领域 责任领导",
                "旅游场所、博物馆等领域 责任领导",
                "洞子沟 县级河长",
                "57号 副组长",
                "文化旅游产业链 链长",
                "53号 组长",
            ],
        ),
        (
            "宋继忠",
            &["甜水河 县级河长", "57号 副组长", "57号 办公室主任", "肉牛、滩羊、奶牛产业链 链长"],
        ),
        (
            "袁波",
            &[
                "煤矿领域 责任领导",
                "其他行业领域 责任领导",
                "八里沟 县级河长",
                "57号 副组长",
                "光伏产业链 链长",
            ],
        ),
        ("凌镇", &["57号 副组长", "现代化工产业链 链长", "光伏产业链 链长"]),
        ("马宗新", &["豫海水面 县级河（湖）长", "57号 副组长", "现代物流链 链长"]),
        ("张颖青", &["文化旅游体育广电局 局长", "53号 成员", "53号 办公室主任"]),
        ("周宪瑜", &["发展和改革局 局长", "53号 成员", "55号 成员"]),
        ("勉力义", &["公安局 副局长", "53号 成员"]),
    ];
    for (name, titles) in table {
        let expected = titles.iter().map(|title| (*title).to_owned()).collect();
        assert_eq!(held.get(name), Some(&expected), "{name}");
    }
}

#[test]
fn leaders_wear_their_hats_over_all_documents() {
    let county = county();
    let people = all(&county, Person::of);
    let posts = all(&county, Post::of);
    let hats = |name: &str, role: Role| {
        let person = people.iter().find(|person| person.name == name).unwrap().id;
        let worn = posts.iter().filter(|post| post.person == Some(person) && post.role == role);
        worn.map(|post| labels(&county, post.seat.holder().as_slice()).join("")).collect::<Vec<_>>()
    };
    // Fields, rivers, chains.
    let table = [
        ("杨根枝", 7, "长沙河", "枸杞产业链"),
        ("李生元", 3, "杨家河沟", "现代纺织产业链"),
        ("杨国林", 3, "折死沟", "玉米产业链"),
        ("王新海", 2, "洞子沟", "文化旅游产业链"),
        ("宋继忠", 0, "甜水河", "肉牛、滩羊、奶牛产业链"),
        ("袁波", 2, "八里沟", "光伏产业链"),
        ("纪伟", 2, "洪泉沟", ""),
    ];
    for (name, fields, river, chain) in table {
        assert_eq!(hats(name, Role::FieldLeader).len(), fields, "{name}");
        assert_eq!(hats(name, Role::RiverChief).join(" "), river, "{name}");
        assert_eq!(hats(name, Role::ChainChief).join(" "), chain, "{name}");
    }
    let led: usize = all(&county, Field::of).iter().map(|field| field.leaders.len()).sum();
    let posts = posts.iter().filter(|post| post.role == Role::FieldLeader);
    assert_eq!(posts.filter(|post| post.person.is_some()).count(), led);
}

fn number(doc_no: &str) -> &str {
    doc_no.rsplit('〕').next().unwrap()
}

#[test]
fn the_leading_group_has_two_vacant_heads_seventeen_deputies_and_an_office() {
    let county = county();
    let chain = all(&county, Programme::of)
        .into_iter()
        .find(|programme| programme.kind == ProgrammeKind::Chain)
        .unwrap();
    let of_role = |role| {
        let seat = Seat::Programme(chain.id);
        let posts = all(&county, Post::of).into_iter();
        posts.filter(|post| post.seat == seat && post.role == role).collect::<Vec<_>>()
    };
    let heads = of_role(Role::ProgrammeLeader);
    assert_eq!(heads.len(), 2);
    assert!(heads.iter().all(|post| post.person.is_none()));
    let deputies = of_role(Role::ProgrammeDeputy);
    assert_eq!(deputies.len(), 17);
    assert!(deputies.iter().all(|post| post.person.is_some()));
    let office = of_role(Role::ProgrammeOffice);
    let holders: Vec<_> = office.iter().filter_map(|post| post.person).collect();
    assert_eq!(labels(&county, &holders), ["宋继忠"]);
    let chiefs = all(&county, Post::of).into_iter().filter(|post| post.role == Role::ChainChief);
    assert_eq!(chiefs.filter(|post| post.person.is_some()).count(), 18, "two for 光伏");
}

#[test]
fn rivers_have_23_county_chiefs_and_59_vacant_township_chiefs() {
    let posts = all(&county(), Post::of);
    let on_rivers = posts.iter().filter(|post| post.role == Role::RiverChief);
    let on_rivers = on_rivers.filter(|post| post.source.is_some());
    let county_level = on_rivers.clone().filter(|post| post.title.contains("县级河"));
    let people: BTreeSet<_> = county_level.clone().map(|post| post.person.unwrap()).collect();
    assert_eq!((county_level.count(), people.len()), (23, 23));
    let township: Vec<&Post> = on_rivers.filter(|post| !post.title.contains("县级河")).collect();
    assert_eq!(township.len(), 59);
    assert!(township.iter().all(|post| post.person.is_none()));
    let rivers: BTreeSet<&str> =
        township.iter().map(|post| post.source.as_ref().unwrap().path.as_str()).collect();
    assert_eq!(rivers.len(), 46);
}

#[test]
fn every_post_but_the_demo_seats_names_its_clause() {
    for post in all(&county(), Post::of) {
        assert_eq!(post.source.is_none(), post.title.ends_with("（演示）"), "{}", post.title);
    }
}
