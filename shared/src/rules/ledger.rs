//! Ledgers that clauses ask for: whoever does the task of the clause keeps its ledger.

use super::check::{self, TEXT_MAX, TITLE_MAX};
use super::{Entities, Fault, Part, Refusal, Scene};
use crate::id::LedgerEntryId;
use crate::model::{Charge, Entity, Kind, LedgerClosing, LedgerColumns, LedgerEntry, Meta, Task};
use crate::mutation::{AddLedgerEntry, CloseLedgerEntry, EditLedgerEntry};
use crate::policy::{self, Action};

/// Adds a line.
pub fn add<E: Entities + ?Sized>(
    scene: &mut Scene<'_, E>,
    act: &AddLedgerEntry,
) -> Result<(), Refusal> {
    if scene.draft.get(act.id.into()).is_some() {
        return Err(Refusal::IdTaken);
    }
    let (_, place) = scene.place_of(act.programme, act.river.map(Charge::from))?;
    let task = match act.task {
        Some(task) => {
            let found = scene.draft.get(task.into());
            let fits = |entity: &std::rc::Rc<Entity>| {
                Task::of(entity).is_some_and(|task| task.programme == act.programme)
            };
            Some(found.filter(fits).ok_or(Refusal::invalid(Part::Parent, Fault::Unknown))?)
        }
        None => None,
    };
    let target = task.as_deref().unwrap_or(&place);
    policy::can(&scene.draft, scene.envelope.actor, Action::KeepLedger, target)?;
    scene.own_unit(Some(act.keeper), target, Part::Keeper)?;
    let line = LedgerEntry {
        id: act.id,
        programme: act.programme,
        ledger: act.ledger,
        river: act.river,
        task: act.task,
        keeper: act.keeper,
        columns: columns(&act.columns)?,
        closed: None,
        source: task.as_deref().and_then(Task::of).and_then(|task| task.source.clone()),
        meta: Meta::new(scene.stamp),
    };
    scene.draft.put(line);
    Ok(())
}

/// Changes a line.
pub fn edit<E: Entities + ?Sized>(
    scene: &mut Scene<'_, E>,
    act: &EditLedgerEntry,
) -> Result<(), Refusal> {
    let mut line = scene.open_line(act.line)?;
    line.columns = columns(&act.columns)?;
    line.meta.updated = scene.stamp;
    scene.draft.put(line);
    Ok(())
}

/// Takes a line off the ledger; it stays on record.
pub fn close<E: Entities + ?Sized>(
    scene: &mut Scene<'_, E>,
    act: &CloseLedgerEntry,
) -> Result<(), Refusal> {
    let mut line = scene.open_line(act.line)?;
    check::past(act.day, scene.envelope.day, Part::Since)?;
    let words = check::required(&act.words, Part::Words, TEXT_MAX)?;
    line.closed = Some(LedgerClosing { day: act.day, words });
    line.meta.updated = scene.stamp;
    scene.draft.put(line);
    Ok(())
}

fn columns(columns: &LedgerColumns) -> Result<LedgerColumns, Refusal> {
    check::span(columns.valid_from, columns.valid_to)?;
    if columns.quantity.is_some_and(|quantity| quantity.thousandths < 0) {
        return Err(Refusal::invalid(Part::Quantity, Fault::WrongKind));
    }
    Ok(LedgerColumns {
        place: check::required(&columns.place, Part::Place, TITLE_MAX)?,
        holder: check::optional(&columns.holder, Part::LedgerHolder, TITLE_MAX)?,
        measure: check::optional(&columns.measure, Part::Quantity, TITLE_MAX)?,
        method: check::optional(&columns.method, Part::Method, TEXT_MAX)?,
        note: check::optional(&columns.note, Part::Note, TEXT_MAX)?,
        ..columns.clone()
    })
}

impl<E: Entities + ?Sized> Scene<'_, E> {
    /// A line that stands on its ledger and that the actor may keep.
    fn open_line(&self, id: LedgerEntryId) -> Result<LedgerEntry, Refusal> {
        let missing = Refusal::NotFound(Kind::LedgerEntry);
        let entity = self.draft.get(id.into()).ok_or(missing)?;
        let line = LedgerEntry::of(&entity).cloned().ok_or(missing)?;
        policy::can(&self.draft, self.envelope.actor, Action::KeepLedger, &entity)?;
        if line.closed.is_none() { Ok(line) } else { Err(Refusal::AlreadyClosed) }
    }
}
