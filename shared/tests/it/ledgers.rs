//! Ledgers, inspections, and photos and files of other things.

use shared::id::*;
use shared::model::*;
use shared::mutation::*;
use shared::policy::{self, Denial};
use shared::rules::{Entities, Fault, Memory, Part, Refusal};

use crate::ground::*;
use crate::world::*;

fn line(county: &Memory) -> LedgerEntry {
    LedgerEntry::of(&county.get(id("line")).unwrap()).unwrap().clone()
}

#[test]
fn whoever_does_the_clauses_task_keeps_its_ledger() {
    let mut county = county();
    let refused = judge(&mut county, &act("stranger", 1, add_line()), 1);
    assert_eq!(refused, Err(Refusal::Denied(Denial::NoRight)));
    let for_others = AddLedgerEntry { keeper: unit("support"), ..add_line() };
    let refused = judge(&mut county, &act("lead-clerk", 1, for_others), 1);
    assert_eq!(refused, Err(Refusal::invalid(Part::Keeper, Fault::WrongKind)));
    judge(&mut county, &act("lead-clerk", 1, add_line()), 1).unwrap();
    let edit = EditLedgerEntry {
        line: line(&county).id,
        columns: LedgerColumns { quantity: Some(Quantity::whole(2)), ..columns() },
    };
    let unseen = judge(&mut county, &act("support-clerk", 1, edit.clone()), 2);
    assert_eq!(unseen, Err(Refusal::Denied(Denial::NotVisible)), "it is another unit's line");
    let own = LedgerEntryId(id("their own line"));
    let add_own = AddLedgerEntry { id: own, keeper: unit("support"), ..add_line() };
    judge(&mut county, &act("support-clerk", 1, add_own), 2).unwrap();
    let edit_own = EditLedgerEntry { line: own, ..edit.clone() };
    judge(&mut county, &act("support-clerk", 2, edit_own), 2).unwrap();
    judge(&mut county, &act("lead-clerk", 2, edit.clone()), 2).unwrap();
    assert_eq!(line(&county).columns.quantity, Some(Quantity::whole(2)));
    let close = CloseLedgerEntry {
        line: line(&county).id,
        day: day("2022-10-20"),
        words: "到期退出并恢复".into(),
    };
    judge(&mut county, &act("lead-clerk", 2, close), 3).unwrap();
    let again = judge(&mut county, &act("lead-clerk", 3, edit), 4);
    assert_eq!(again, Err(Refusal::AlreadyClosed));
    let entity = county.get(id("line")).unwrap();
    assert!(policy::sees(&county, actor("river-chief"), &entity));
    assert!(!policy::sees(&county, actor("stranger"), &entity), "it names enterprises");
}

#[test]
fn columns_that_cannot_be_are_named() {
    let invalid = Refusal::invalid;
    let back = LedgerColumns { valid_to: Some(day("2021-12-31")), ..columns() };
    let less = LedgerColumns { quantity: Some(Quantity::whole(-1)), ..columns() };
    let nowhere = LedgerColumns { place: String::new(), ..columns() };
    for (columns, refusal) in [
        (back, invalid(Part::Due, Fault::BeforeStart)),
        (less, invalid(Part::Quantity, Fault::WrongKind)),
        (nowhere, invalid(Part::Place, Fault::Missing)),
    ] {
        let outcome = judge(
            &mut county(),
            &act("lead-clerk", 1, AddLedgerEntry { columns, ..add_line() }),
            1,
        );
        assert_eq!(outcome, Err(refusal));
    }
}

#[test]
fn inspectors_record_inspections_and_findings_name_them() {
    let mut county = county();
    let refused = judge(&mut county, &act("stranger", 1, inspect()), 1);
    assert_eq!(refused, Err(Refusal::Denied(Denial::NoRight)));
    let own = RecordInspection { unit: Some(unit("office")), ..inspect() };
    judge(&mut county, &act("inspector", 1, own), 1).unwrap();
    let inspection = Some(InspectionId(id("inspection")));
    let named = RegisterFinding { inspection, ..register("new") };
    judge(&mut county, &act("inspector", 2, named), 2).unwrap();
    assert_eq!(found(&county, "new").inspection, inspection);
    let entity = county.get(id("inspection")).unwrap();
    let seen = |who: &str| policy::sees(&county, actor(who), &entity);
    assert!(seen("inspector") && seen("support-clerk") && seen("field-leader"));
    assert!(!seen("stranger"));
}

#[test]
fn a_file_belongs_to_something_that_takes_files_and_is_seen_with_it() {
    let mut county = county();
    let on = |on: Id| AddAttachment { on, ..attach() };
    let wrong = judge(&mut county, &act("office", 1, on(programme_id().into())), 1);
    assert_eq!(wrong, Err(Refusal::invalid(Part::Parent, Fault::WrongKind)));
    let nothing = judge(&mut county, &act("office", 1, on(id("nothing"))), 1);
    assert_eq!(nothing, Err(Refusal::invalid(Part::Parent, Fault::Unknown)));
    let nameless = AddAttachment { file: File { name: String::new(), ..file("a") }, ..attach() };
    let nameless = judge(&mut county, &act("office", 1, nameless), 1);
    assert_eq!(nameless, Err(Refusal::invalid(Part::File, Fault::Missing)));
    let unseen = judge(&mut county, &act("stranger", 1, attach()), 1);
    assert_eq!(unseen, Err(Refusal::Denied(Denial::NotVisible)));
    judge(&mut county, &act("support-clerk", 1, attach()), 1).unwrap();
    let entity = county.get(id("attachment")).unwrap();
    assert_eq!(policy::subject(&entity), finding_id("hazard").into());
    assert!(!policy::sees(&county, actor("stranger"), &entity));
}
