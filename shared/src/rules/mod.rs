//! What a mutation does. The same code runs on a phone (optimistically, over its replica) and on
//! the server (for good, over its rows). It reads the envelope's day and the stamp it is given,
//! never a clock.

mod attachment;
mod chain;
mod check;
mod comment;
mod delegate;
pub mod dues;
mod entities;
mod escalation;
mod finding;
pub mod findings;
mod inspection;
mod instruction;
mod ledger;
pub mod light;
mod memory;
mod mention;
mod merge;
pub mod messages;
pub mod notice;
mod people;
mod period_report;
pub mod proposals;
mod read;
mod recheck;
mod refusal;
pub mod sample;
pub mod summary;
mod task;

use std::collections::BTreeMap;
use std::rc::Rc;

use crate::calendar::Day;
use crate::id::{ActorId, Id, Millis, Seq};
use crate::model::{Entity, Stamp};
use crate::mutation::{Envelope, Mutation};
use crate::policy;

pub use check::{
    ENTITY_MAX, EVIDENCE_MAX, FILE_MAX, SAMPLE_MAX, TEXT_MAX, TITLE_MAX, UNITS_MAX, check_size,
};
pub use entities::{Draft, Entities, holder, naming, posts};
pub use instruction::{NUDGES_MAX, task_of};
pub use memory::Memory;
pub use people::{fits, open_work};
pub use read::{READ_MAX, read_mark};
pub use refusal::{Fault, Part, Refusal};

/// One act while it is judged: the draft it writes to, and who, when, on what ground.
pub(crate) struct Scene<'a, E: Entities + ?Sized> {
    pub draft: Draft<'a, E>,
    pub envelope: &'a Envelope,
    pub stamp: Stamp,
}

impl<E: Entities + ?Sized> Scene<'_, E> {
    /// A day that a device gave, as far as it can have come by the time of the verdict: a clock that
    /// runs a year ahead does not have the last word for a year.
    pub fn come(&self, day: Day) -> Day {
        day.min(Day::at(self.stamp.at))
    }
}

/// What `envelope` changes, or why it changes nothing. `hand` is who is logged in: the envelope's
/// actor, or a delegate of theirs. `at` and `seq` are the verdict's: on a phone before the verdict,
/// the device's time and [`Seq::PENDING`].
pub fn apply<E: Entities + ?Sized>(
    entities: &E,
    envelope: &Envelope,
    hand: ActorId,
    at: Millis,
    seq: Seq,
) -> Result<BTreeMap<Id, Rc<Entity>>, Refusal> {
    apply_brought(entities, envelope, hand, None, at, seq)
}

/// [`apply`] to what `brought` has brought in as a file. Rights are those of whoever acted.
pub fn apply_brought<E: Entities + ?Sized>(
    entities: &E,
    envelope: &Envelope,
    hand: ActorId,
    brought: Option<ActorId>,
    at: Millis,
    seq: Seq,
) -> Result<BTreeMap<Id, Rc<Entity>>, Refusal> {
    let via = (hand != envelope.actor).then_some(hand);
    if via.is_some() && !policy::acts_for(entities, hand, envelope.actor) {
        return Err(policy::Denial::NotYourself.into());
    }
    let stamp = Stamp { at, by: envelope.actor, seq, via, brought };
    let mut scene = Scene { draft: Draft::on(entities), envelope, stamp };
    let scene_ref = &mut scene;
    match &envelope.mutation {
        Mutation::CreateTask(act) => task::create(scene_ref, act),
        Mutation::SplitTask(act) => task::split(scene_ref, act),
        Mutation::AssignTask(act) => task::assign(scene_ref, act),
        Mutation::EditTask(act) => task::edit(scene_ref, act),
        Mutation::ChangeDue(act) => task::change_due(scene_ref, act),
        Mutation::ReportProgress(act) => task::report(scene_ref, act),
        Mutation::BlockTask(act) => task::block(scene_ref, act),
        Mutation::UnblockTask(act) => task::unblock(scene_ref, act),
        Mutation::SubmitTask(act) => task::submit(scene_ref, act),
        Mutation::AcceptTask(act) => task::accept(scene_ref, act),
        Mutation::ReturnTask(act) => task::send_back(scene_ref, act),
        Mutation::ReopenTask(act) => task::reopen(scene_ref, act),
        Mutation::CancelTask(act) => task::cancel(scene_ref, act),
        Mutation::AddComment(act) => comment::add(scene_ref, act),
        Mutation::MarkOne(act) => chain::mark(scene_ref, act),
        Mutation::GiveInstruction(act) => instruction::give(scene_ref, act),
        Mutation::NudgeTasks(act) => instruction::nudge(scene_ref, act),
        Mutation::ConfirmInstruction(act) => instruction::confirm(scene_ref, act),
        Mutation::SeeInstruction(act) => instruction::see(scene_ref, act),
        Mutation::AcknowledgeInstruction(act) => instruction::acknowledge(scene_ref, act),
        Mutation::AnswerInstruction(act) => instruction::answer(scene_ref, act),
        Mutation::CloseInstruction(act) => instruction::close(scene_ref, act),
        Mutation::TurnIntoTask(act) => instruction::turn_into_task(scene_ref, act),
        Mutation::AppointDelegate(act) => delegate::appoint(scene_ref, act),
        Mutation::WithdrawDelegate(act) => delegate::withdraw(scene_ref, act),
        Mutation::MarkRead(act) => read::mark(scene_ref, act),
        Mutation::AddUnit(act) => people::add_unit(scene_ref, act),
        Mutation::EditUnit(act) => people::edit_unit(scene_ref, act),
        Mutation::AddPerson(act) => people::add_person(scene_ref, act),
        Mutation::RenamePerson(act) => people::rename(scene_ref, act),
        Mutation::AddPost(act) => people::add_post(scene_ref, act),
        Mutation::HoldPost(act) => people::hold(scene_ref, act),
        Mutation::ReportPeriod(act) => period_report::report(scene_ref, act),
        Mutation::RegisterFinding(act) => finding::register(scene_ref, act),
        Mutation::EditFinding(act) => finding::edit(scene_ref, act),
        Mutation::PlaceFinding(act) => finding::place(scene_ref, act),
        Mutation::GradeFinding(act) => finding::grade(scene_ref, act),
        Mutation::AddEvidence(act) => finding::add_evidence(scene_ref, act),
        Mutation::RecogniseFinding(act) => finding::recognise(scene_ref, act),
        Mutation::FixOnSpot(act) => finding::fix_on_spot(scene_ref, act),
        Mutation::PlanRectification(act) => finding::plan(scene_ref, act),
        Mutation::ReportRectification(act) => finding::rectify(scene_ref, act),
        Mutation::SuspendBusiness(act) => finding::suspend(scene_ref, act),
        Mutation::ResumeBusiness(act) => finding::resume(scene_ref, act),
        Mutation::SubmitFinding(act) => finding::submit(scene_ref, act),
        Mutation::VerifyFinding(act) => finding::verify(scene_ref, act),
        Mutation::SignAcceptance(act) => finding::sign(scene_ref, act),
        Mutation::AcceptFinding(act) => finding::accept(scene_ref, act),
        Mutation::ReturnFinding(act) => finding::send_back(scene_ref, act),
        Mutation::CloseFinding(act) => finding::close(scene_ref, act),
        Mutation::ReopenFinding(act) => finding::reopen(scene_ref, act),
        Mutation::VoidFinding(act) => finding::void(scene_ref, act),
        Mutation::ListFinding(act) => finding::list(scene_ref, act),
        Mutation::LiftListing(act) => finding::lift(scene_ref, act),
        Mutation::HandOverCase(act) => finding::hand_over(scene_ref, act),
        Mutation::ReceiveCase(act) => finding::receive(scene_ref, act),
        Mutation::AddAttachment(act) => attachment::add(scene_ref, act),
        Mutation::RecordInspection(act) => inspection::record(scene_ref, act),
        Mutation::DrawRecheck(act) => recheck::draw(scene_ref, act),
        Mutation::VisitRecheck(act) => recheck::visit(scene_ref, act),
        Mutation::Escalate(act) => escalation::write(scene_ref, act),
        Mutation::AcknowledgeEscalation(act) => escalation::acknowledge(scene_ref, act),
        Mutation::AddLedgerEntry(act) => ledger::add(scene_ref, act),
        Mutation::EditLedgerEntry(act) => ledger::edit(scene_ref, act),
        Mutation::CloseLedgerEntry(act) => ledger::close(scene_ref, act),
    }?;
    Ok(scene.draft.changes())
}
