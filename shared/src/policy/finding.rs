//! Rights over findings: who is what to one of them, and the table of who may do what.

use std::collections::BTreeSet;

use super::{Action, Hat};
use crate::id::{ActorId, PersonId, UnitId};
use crate::model::{Body, Entity, Finding, FindingStepKind, Post, Role, Seat, Stamp};
use crate::rules::{Entities, posts};

/// Whom a finding, a drawing or a letter names, beyond its field or river.
#[derive(Default)]
pub(super) struct Parts {
    finder: Option<ActorId>,
    found_by: Option<UnitId>,
    rectifier: Option<UnitId>,
    owner: Option<PersonId>,
    assessor: Option<Body>,
    lister: Option<Body>,
    signers: Vec<UnitId>,
    visitors: Vec<UnitId>,
    addressees: Vec<UnitId>,
    /// Whether inspectors have something to do with such a thing.
    is_inspected: bool,
}

impl Parts {
    /// Those that `target` names.
    pub(super) fn in_(target: &Entity) -> Parts {
        match target {
            Entity::Finding(finding) => Parts {
                finder: Some(finding.meta.created.by),
                found_by: finding.found_by,
                rectifier: finding.plan.as_ref().map(|plan| plan.unit),
                owner: finding.owner(),
                assessor: finding.plan.as_ref().map(|plan| plan.assessor),
                lister: finding.listed_under(),
                signers: finding.plan.iter().flat_map(|plan| &plan.signers).copied().collect(),
                visitors: finding.visitors.clone(),
                addressees: finding.hand_overs.iter().map(|case| case.unit).collect(),
                is_inspected: true,
            },
            Entity::Recheck(recheck) => {
                Parts { visitors: recheck.visitors.clone(), ..Parts::default() }
            }
            Entity::Escalation(escalation) => {
                Parts { addressees: vec![escalation.unit], ..Parts::default() }
            }
            Entity::Programme(_) | Entity::Field(_) | Entity::River(_) | Entity::Chain(_) => {
                Parts { is_inspected: true, ..Parts::default() }
            }
            _ => Parts::default(),
        }
    }

    /// The hats that these give `actor`, who holds `posts`.
    pub(super) fn of(&self, actor: ActorId, posts: &[Post]) -> BTreeSet<Hat> {
        let mut hats = BTreeSet::new();
        let mut put = |hat, worn| worn && hats.insert(hat);
        put(Hat::Finder, self.finder == Some(actor) && !posts.is_empty());
        put(Hat::Rectifier, self.owner.is_some_and(|owner| owner.0 == actor.0));
        for post in posts {
            let speaks = |body: Option<Body>| body.is_some_and(|body| post_speaks(post, body));
            put(Hat::Assessor, speaks(self.assessor));
            put(Hat::Lister, speaks(self.lister));
            let Seat::Unit(unit) = post.seat else { continue };
            let works = post.role != Role::Member;
            put(Hat::Finder, works && self.found_by == Some(unit));
            put(Hat::Rectifier, works && self.rectifier == Some(unit));
            put(Hat::Visitor, works && self.visitors.contains(&unit));
            put(Hat::Signer, self.signers.contains(&unit) && speaks(Some(Body::Unit(unit))));
            put(Hat::Addressee, self.addressees.contains(&unit) && speaks(Some(Body::Unit(unit))));
            put(Hat::Inspector, self.is_inspected && post.role == Role::Inspector);
        }
        hats
    }
}

/// Whether the holder of `post` speaks for `body`: its head and clerks, and its inspectors.
fn post_speaks(post: &Post, body: Body) -> bool {
    use Role::*;
    match body {
        Body::County => matches!(post.role, CountyLeader | CountyOffice),
        Body::Programme(programme) => {
            matches!(post.role, ProgrammeLeader | ProgrammeDeputy | ProgrammeOffice)
                && post.seat == Seat::Programme(programme)
        }
        Body::Unit(unit) => {
            matches!(post.role, UnitHead | UnitClerk | Inspector) && post.seat == Seat::Unit(unit)
        }
    }
}

/// Whether `actor` speaks for `body`.
pub fn speaks_for<E: Entities + ?Sized>(entities: &E, actor: ActorId, body: Body) -> bool {
    posts(entities, actor).iter().any(|post| post_speaks(post, body))
}

/// Whether `action` judges what was done about a finding.
pub fn judges(action: Action) -> bool {
    use Action::*;
    matches!(action, ResumeBusiness | VerifyFinding | SignAcceptance | AcceptFinding | CloseFinding)
}

/// Whether `who` puts the finding right: has done so or submitted it, in whosever name, or is of the
/// unit that is to. They may not judge it.
pub fn rectifies<E: Entities + ?Sized>(entities: &E, finding: &Finding, who: ActorId) -> bool {
    let theirs = |stamp: &Stamp| stamp.by == who || stamp.via == Some(who);
    let did = |kind| matches!(kind, FindingStepKind::Rectified | FindingStepKind::Submitted);
    let has = finding.steps.iter().any(|step| did(step.kind) && theirs(&step.stamp));
    let unit = finding.plan.as_ref().map(|plan| Seat::Unit(plan.unit));
    let belongs = || posts(entities, who).iter().any(|post| Some(post.seat) == unit);
    has || finding.owner().is_some_and(|owner| owner.0 == who.0) || belongs()
}

/// Whether `hat` allows `action`.
///
/// Everybody may register what they find. Whoever leads the field or river says what it is, how bad,
/// and who puts it right by when; the unit named so does that and submits it; whoever was named to
/// assess it judges, and nobody who took part does. A listing is lifted by those who made it. Offices
/// may do all of that but the unit's own work, and alone draw what is looked at again and write
/// letters, as leaders do.
pub(super) fn allows(hat: Hat, action: Action) -> bool {
    use Action::*;
    match hat {
        Hat::Office => !matches!(
            action,
            Rectify
                | SubmitFinding
                | SignAcceptance
                | LiftListing
                | ReceiveCase
                | AcknowledgeEscalation
        ),
        Hat::Chief => allows(Hat::Office, action) && !matches!(action, DrawRecheck | Escalate),
        Hat::Leader => matches!(action, RegisterFinding | ListFinding | Escalate),
        Hat::Lead => matches!(
            action,
            RegisterFinding
                | EditFinding
                | PlaceFinding
                | GradeFinding
                | AddEvidence
                | RecogniseFinding
                | FixOnSpot
                | PlanFinding
                | SuspendBusiness
                | ResumeBusiness
                | ListFinding
                | HandOverCase
                | Attach
                | RecordInspection
                | KeepLedger
        ),
        Hat::Support => matches!(
            action,
            RegisterFinding | PlaceFinding | AddEvidence | PlanFinding | Attach | KeepLedger
        ),
        Hat::Reader => action == RegisterFinding,
        Hat::Finder => matches!(
            action,
            EditFinding
                | PlaceFinding
                | GradeFinding
                | AddEvidence
                | FixOnSpot
                | VoidFinding
                | Attach
        ),
        Hat::Rectifier => matches!(action, AddEvidence | Rectify | SubmitFinding | Attach),
        Hat::Assessor => matches!(
            action,
            AddEvidence
                | ReplanFinding
                | ResumeBusiness
                | VerifyFinding
                | AcceptFinding
                | ReturnFinding
                | CloseFinding
                | Attach
        ),
        Hat::Signer => matches!(action, VerifyFinding | SignAcceptance),
        Hat::Lister => matches!(action, VerifyFinding | LiftListing),
        Hat::Visitor => {
            matches!(action, AddEvidence | VerifyFinding | ReopenFinding | VisitRecheck)
        }
        Hat::Inspector => matches!(
            action,
            RegisterFinding | AddEvidence | VerifyFinding | ReopenFinding | RecordInspection
        ),
        Hat::Addressee => matches!(action, ReceiveCase | AcknowledgeEscalation),
        Hat::Parent | Hat::Owner | Hat::Admin | Hat::Auditor => false,
    }
}
