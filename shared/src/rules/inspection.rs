//! Inspections.

use super::check::{self, TEXT_MAX, TITLE_MAX};
use super::{Entities, Part, Refusal, Scene};
use crate::model::{Inspection, Meta};
use crate::mutation::RecordInspection;
use crate::policy::{self, Action};

/// Records an inspection.
pub fn record<E: Entities + ?Sized>(
    scene: &mut Scene<'_, E>,
    act: &RecordInspection,
) -> Result<(), Refusal> {
    if scene.draft.get(act.id.into()).is_some() {
        return Err(Refusal::IdTaken);
    }
    let (_, target) = scene.place_of(act.programme, act.charge)?;
    policy::can(&scene.draft, scene.envelope.actor, Action::RecordInspection, &target)?;
    scene.own_unit(act.unit, &target, Part::Unit)?;
    if let Some(township) = act.township {
        check::unit(&scene.draft, township, Part::Township)?;
    }
    check::past(act.day, scene.envelope.day, Part::Observed)?;
    scene.draft.put(Inspection {
        id: act.id,
        programme: act.programme,
        charge: act.charge,
        mode: act.mode,
        day: act.day,
        unit: act.unit,
        people: check::required(&act.people, Part::People, TITLE_MAX)?,
        place: check::required(&act.place, Part::Place, TITLE_MAX)?,
        township: act.township,
        words: check::optional(&act.words, Part::Words, TEXT_MAX)?,
        meta: Meta::new(scene.stamp),
    });
    Ok(())
}
