//! Two people edit apart: different properties merge; of the same property one value stands and the
//! other is kept in the conflict box.

use shared::id::Seq;
use shared::model::{Conflict, Kind, Property, Value};
use shared::mutation::*;
use shared::rules::Memory;

use crate::world::*;

fn due(who: &str, counter: u64, on: &str, edited: &str, base: u64) -> Envelope {
    let task = task_id("open");
    let mutation = ChangeDue { task, due: Some(day(on)), reason: "调整".into() };
    Envelope { day: day(edited), base: Seq(base), ..act(who, counter, mutation) }
}

fn conflicts(county: &Memory) -> Vec<Conflict> {
    county.all(Kind::Conflict).filter_map(|entity| Conflict::of(entity).cloned()).collect()
}

#[test]
fn a_later_day_wins_and_the_earlier_value_is_kept() {
    let mut county = county();
    judge(&mut county, &due("chief", 1, "2022-11-10", "2022-10-18", 0), 5).unwrap();
    judge(&mut county, &due("office", 1, "2022-11-30", "2022-10-19", 4), 6).unwrap();
    assert_eq!(get(&county, "open").due, Some(day("2022-11-30")));
    let [conflict] = conflicts(&county).try_into().unwrap();
    assert_eq!(conflict.property, Property::Due);
    assert_eq!(conflict.kept, Value::Day(Some(day("2022-11-30"))));
    assert_eq!(conflict.lost, Value::Day(Some(day("2022-11-10"))));
    assert_eq!(conflict.lost_by, Some(actor("chief")));
}

#[test]
fn an_edit_made_on_an_earlier_day_loses_though_it_arrives_later() {
    let mut county = county();
    judge(&mut county, &due("chief", 1, "2022-11-10", "2022-10-18", 0), 5).unwrap();
    judge(&mut county, &due("office", 1, "2022-11-30", "2022-10-02", 4), 6).unwrap();
    assert_eq!(get(&county, "open").due, Some(day("2022-11-10")));
    let [conflict] = conflicts(&county).try_into().unwrap();
    assert_eq!(conflict.lost_by, Some(actor("office")));
}

#[test]
fn there_is_no_conflict_where_the_editor_had_seen_the_value() {
    let mut county = county();
    judge(&mut county, &due("chief", 1, "2022-11-10", "2022-10-18", 0), 5).unwrap();
    judge(&mut county, &due("office", 1, "2022-11-30", "2022-10-02", 5), 6).unwrap();
    assert_eq!(get(&county, "open").due, Some(day("2022-11-30")));
    assert_eq!(conflicts(&county), []);
}

#[test]
fn a_replicas_own_edits_follow_each_other() {
    let mut county = county();
    judge(&mut county, &due("chief", 1, "2022-11-10", "2022-10-18", 0), 5).unwrap();
    judge(&mut county, &due("chief", 2, "2022-11-11", "2022-10-18", 0), 6).unwrap();
    assert_eq!(get(&county, "open").due, Some(day("2022-11-11")));
    assert_eq!(conflicts(&county), []);
}

#[test]
fn the_same_value_twice_is_no_conflict_and_different_properties_merge() {
    let mut county = county();
    judge(&mut county, &due("chief", 1, "2022-11-10", "2022-10-18", 0), 5).unwrap();
    judge(&mut county, &due("office", 1, "2022-11-10", "2022-10-02", 0), 6).unwrap();
    let task = task_id("open");
    let title = EditTask { task, title: Some("新题".into()), detail: None, visibility: None };
    judge(&mut county, &act("lead-clerk", 1, title), 7).unwrap();
    assert_eq!(get(&county, "open").title, "新题");
    assert_eq!(get(&county, "open").due, Some(day("2022-11-10")));
    assert_eq!(conflicts(&county), []);
}
